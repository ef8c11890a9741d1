"""What generated code knows of rules over rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generators.language.access.rule import AUTHENTICATED, PUBLIC
from generators.language.operation_domain import entity_rules, operation_rule
from generators.model.access import Access, Grant
from generators.model.app import Application
from generators.model.entity import Entity
from generators.python_source.literals import py
from generators.python_source.symbols import EntityNames, Symbol
from generators.support.frozen import Frozen
from generators.views.base import EmptyView

MODULE = "src.repositories.row_rules"


class RuledView(EmptyView):
    """For a file that is the same in every app whose rules speak of no rows.

    refers: clients may name rows that not everybody sees, in ``references`` or in ``links``.
    """

    rules: bool
    references: bool
    links: bool

    @property
    def refers(self) -> bool:
        """Whether clients may name rows that not everybody sees."""
        return self.references or self.links


class UserView(EntityNames):
    """The entity of callers."""

    snake: str  # customer
    human_plural: str  # customers


class RulesTestsView(Frozen):
    """``tests/unit/test_rules.py``, with the table of some entity."""

    entity: EntityNames
    plural: str  # customers: the table
    references: bool  # clients may name rows that not everybody sees


class RowRuleView(Frozen):
    """A rule. grants: code of the arguments of each."""

    name: str
    grants: tuple[str, ...]


class EntityRulesView(Frozen):
    """The rules of an entity. arguments: code, "get=ORDER_GET,"."""

    name: str
    arguments: tuple[str, ...]


class RowRulesView(Frozen):
    """``src/repositories/row_rules.py``."""

    rules: tuple[RowRuleView, ...]
    entities: tuple[EntityRulesView, ...]
    names: tuple[EntityNames, ...]


def has_row_rules(app: Application) -> bool:
    """Whether what is done with rows depends on who calls."""
    return app.ruled


def names_rules(app: Application) -> bool:
    """Whether some rows are for some callers only."""
    return bool(rule_symbols(app))


def has_users(app: Application) -> bool:
    """Whether callers have rows."""
    return app.auth is not None and bool(app.auth.users)


def has_owners(app: Application) -> bool:
    """Whether clients create rows that refer to who creates them."""
    return any(map(owners, app.entities.values()))


def names_user(app: Application) -> bool:
    """Whether an operation speaks of who calls."""
    return any(method.calls for entity in app.entities.values() for method in entity.methods)


def owners(entity: Entity) -> tuple[str, ...]:
    """The columns of a new row that refer to whoever creates it."""
    if not entity.endpoints.has("create"):
        return ()
    return tuple(name for name, field in entity.references.items() if field.reference.caller)


def ruled_view(app: Application) -> RuledView:
    """What rows are there for some callers only."""
    entities = app.entities.values()
    return RuledView(
        has_row_rules(app),
        any(entity.guarded for entity in entities),
        any(nested.target.rules for entity in entities for nested in entity.links),
    )


def rules_tests_view(app: Application) -> RulesTestsView:
    """The first entity will do."""
    name = next(iter(app.entities.values())).name
    return RulesTestsView(EntityNames(name.module, name.pascal), name.plural, ruled_view(app).references)


def user_view(app: Application) -> UserView:
    """The entity of callers."""
    assert app.auth is not None
    name = app.entities[app.auth.users].name
    return UserView(name.module, name.pascal, name.snake, name.human_plural)


def rules_of(entity: Entity) -> str:
    """Code of the rules of an entity, "" where there are none."""
    return entity_rules(entity.name.snake) if entity.ruled or entity.guarded else ""


def rule_symbols(app: Application) -> tuple[Symbol, ...]:
    """The names of all rules."""
    if not app.ruled:
        return ()
    names = filter(None, (rules_of(entity) for entity in app.entities.values()))
    return tuple(Symbol(name, MODULE) for name in (*names, *(name for name, _ in _operation_rules(app))))


def row_rules_view(app: Application) -> RowRulesView:
    """Every rule over rows."""
    named = [rule for entity in app.entities.values() for rule in _named(app, entity)]
    return RowRulesView(
        rules=tuple(
            RowRuleView(name, tuple(_grants(access)))
            for name, access in (*((each, access) for _, each, access in named), *_operation_rules(app))
        ),
        entities=tuple(
            EntityRulesView(name, tuple(_arguments(app, entity)))
            for entity in app.entities.values()
            if (name := rules_of(entity))
        ),
        names=tuple(EntityNames(entity.name.module, entity.name.pascal) for entity in app.entities.values()),
    )


def _named(app: Application, entity: Entity) -> Iterator[tuple[str, str, Access]]:
    """(verb, name, rule) of an entity's rules, each rule once."""
    seen: dict[Access, str] = {}
    for verb, access in _verbs(entity):
        if access not in seen:
            seen[access] = f"_{entity.name.snake}_{verb}".upper()
            yield verb, seen[access], access


def _verbs(entity: Entity) -> Iterator[tuple[str, Access]]:
    """The rules over rows by what they are for. What is read in passing is read by the rule of ``get``."""
    if entity.seen is not None:
        yield "get", entity.seen
    for verb, endpoint in entity.endpoints:
        if verb != "get" and endpoint.access is not None and endpoint.access.grants:
            yield verb, endpoint.access


def _arguments(app: Application, entity: Entity) -> Iterator[str]:
    names = {access: name for _, name, access in _named(app, entity)}
    yield from (f"{verb}={names[access]}," for verb, access in _verbs(entity))
    references = ", ".join(_references(app, entity))
    if references:
        yield f"references={{{references}}},"


def _references(app: Application, entity: Entity) -> Iterator[str]:
    """Code: the same, each with the rule by which they are seen."""
    for column, target in entity.guarded.items():
        name = f"_{app.entities[target.key].name.snake}_GET".upper()
        yield f"{py(column)}: ({target.pascal}Entity.__table__, {name})"


def operation_rules(entity: Entity) -> Iterator[tuple[str, str]]:
    """The operations that are for some rows only, and code of the rule of each."""
    for name, operation in entity.operations.items():
        if operation.access is not None and operation.access.grants:
            yield name, operation_rule(entity.name.snake, name)


def _operation_rules(app: Application) -> Iterator[tuple[str, Access]]:
    for entity in app.entities.values():
        for name, rule in operation_rules(entity):
            access = entity.operations[name].access
            assert access is not None
            yield rule, access


def _grants(access: Access) -> Iterator[str]:
    """Code of the arguments of each grant; those of the same rows are one."""
    conditions = dict.fromkeys(grant.code for grant in access.grants)
    for code in sorted(conditions, key=bool):
        same = [grant for grant in access.grants if grant.code == code]
        yield f"{_access(same)}, {code}" if code else _access(same)


def _access(grants: Iterable[Grant]) -> str:
    """Code of who somebody is for whom one of the grants is."""
    words = [grant.who for grant in grants]
    if PUBLIC in words:
        return "Access(is_public=True)"
    return "Access()" if AUTHENTICATED in words else f"Access(frozenset({py(words)}))"
