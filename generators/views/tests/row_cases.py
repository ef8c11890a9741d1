"""Rules over rows as tests: rows of callers and of others, and who may do what with them by the words of the spec."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from generators import samples
from generators.model.access import Access
from generators.model.app import Application
from generators.model.entity import Entity
from generators.model.values import automatic
from generators.python_source.literals import json_code, py
from generators.python_source.symbols import EntityNames, Symbol
from generators.samples.rows import conditions_of, visible_sample
from generators.samples.worlds import ME, OTHER, To, World, allows, new_row, worlds_of
from generators.support.frozen import Frozen
from generators.views.app_symbols import names_of_entities
from generators.views.row_rules import has_row_rules, has_users, operation_rules, rule_symbols, rules_of
from generators.views.src.base_classes import finds, rules_view
from generators.views.tests.field_values import MANY, capacity


class RowCaseView(Frozen):
    """A caller and a row. What is said to be code is Python."""

    id: str
    subject: str  # code: the module of its cases
    roles: tuple[str, ...]
    known: bool  # the caller brings a token
    rows: tuple[str, ...]  # code of each row to store
    row: str  # code: the id of the row that it is about
    admitted: str  # code: the endpoints that the caller may call
    allowed: str  # code: what the caller may do with the row
    changed: str  # a column that a client may change, "" for none
    ids: str  # the ids of linked rows that a client may change, "" for none
    lists: bool  # a list shows all rows that the caller may see
    deletes: bool  # nothing refers to the row
    may: tuple[str, ...]  # code: the rules of operations


class HiddenCaseView(Frozen):
    """A row that a caller may not see, and a column in which it could be named."""

    id: str
    subject: str  # code: the module of its cases
    field: str  # what clients call the column
    many: bool  # it holds a list
    roles: tuple[str, ...]
    rows: tuple[str, ...]  # code of each row to store
    updates: bool  # the caller may also change a row that they created


class CreatedCaseView(Frozen):
    """A row that a client creates. What is said to be code is Python."""

    id: str
    subject: str  # code: the module of its cases
    roles: tuple[str, ...]
    sent: str  # code: what of the row decides
    may: bool


class RowCasesView(Frozen):
    """``tests/row_cases.py``."""

    cases: tuple[RowCaseView, ...]
    hidden: tuple[HiddenCaseView, ...]
    created: tuple[CreatedCaseView, ...]
    links: bool  # a hidden row could be named in a list
    relinks: bool  # clients change the links of some rows
    users: bool  # callers have rows
    references: bool  # some rows need others
    modules: tuple[str, ...]  # of cases
    entities: tuple[EntityNames, ...]
    symbols: tuple[Symbol, ...]


class RowTestsView(Frozen):
    """The tests of rules over rows: what there are cases of."""

    lists: bool
    updates: bool
    deletes: bool
    operates: bool
    hidden: bool
    created: bool
    inside: bool
    links: bool
    linked: bool  # some rows are inside others by way of a link table
    relinks: bool  # and clients change those links
    finds: bool  # operations look for rows by their values


def has_cases(app: Application) -> bool:
    """Whether there is a row to ask rules about."""
    view = row_cases_view(app) if has_row_rules(app) else None
    return view is not None and bool(view.cases)


def row_cases_view(app: Application) -> RowCasesView:
    """Every entity with rules over rows."""
    cases = tuple(case for entity in app.entities.values() for case in _cases(app, entity))
    hidden, created = tuple(_hidden(app)), tuple(_created(app))
    return RowCasesView(
        cases=cases,
        hidden=hidden,
        created=created,
        links=any(case.many for case in hidden),
        relinks=any(case.ids for case in cases),
        users=has_users(app),
        references=rules_view(app).references,
        modules=tuple(dict.fromkeys(case.subject for each in (cases, hidden, created) for case in each)),
        entities=names_of_entities(app),
        symbols=rule_symbols(app),
    )


def row_tests_view(app: Application) -> RowTestsView:
    """Which tests have a case."""
    view = row_cases_view(app)
    return RowTestsView(
        lists=any(case.lists for case in view.cases),
        updates=any(case.changed for case in view.cases),
        deletes=any(case.deletes for case in view.cases),
        operates=any(case.may for case in view.cases),
        hidden=bool(view.hidden),
        created=bool(view.created),
        inside=any(nested.target.rules and not nested.link for each in app.entities.values() for nested in each.nested),
        links=any(case.many for case in view.hidden),
        linked=any(each.links for each in app.entities.values()),
        relinks=any(case.ids for case in view.cases),
        finds=finds(app),
    )


def _cases(app: Application, entity: Entity) -> Iterator[RowCaseView]:
    rules = _rules(app, entity)
    if not rules or app.auth is None or capacity(entity) < MANY:
        return
    callers = _callers(app, rules)
    for number, world in enumerate(worlds_of(app, entity.key, rules, callers), 1):
        if not _has_room(app, world):
            continue
        for held in callers:
            yield _case(app, entity, world, held, rules, number)


def _case(
    app: Application,
    entity: Entity,
    world: World,
    held: tuple[str, ...] | None,
    rules: Mapping[str, Access],
    number: int,
) -> RowCaseView:
    may = {name: allows(app, rule, world, held) for name, rule in rules.items()}
    endpoints = {verb: endpoint.access for verb, endpoint in entity.endpoints}
    for verb in endpoints:
        may.setdefault(verb, True)
    may.setdefault("get", True)
    may |= {verb: may[verb] and may["get"] for verb in ("update", "delete") if verb in may}
    admitted = [verb for verb, access in endpoints.items() if access is None or access.admits(held)]
    caller = "nobody" if held is None else (*held, "somebody")[0]
    sent = {name: field for name, field in entity.fields.items() if not field.read_only and name not in entity.guarded}
    updated = [name for name, field in sent.items() if not field.immutable]
    return RowCaseView(
        id=f"{entity.name.human} {number} by {caller}",
        subject=entity.name.module,
        roles=(held or ())[:1],
        known=held is not None,
        rows=tuple(_rows(app, world)),
        row=_id(world, world.subject),
        admitted=_set(admitted),
        allowed=_set(name for name, holds in may.items() if holds),
        changed=updated[0] if updated and "update" in endpoints else "",
        ids=next((each.ids for each in entity.links), "") if "update" in endpoints else "",
        lists="list" in endpoints and not conditions_of(entity),
        deletes="delete" in endpoints and not world.crowded and world.subject not in (ME, OTHER),
        may=tuple(f"{py(name)}, {rule}" for name, rule in operation_rules(entity) if name in rules),
    )


def _rules(app: Application, entity: Entity) -> dict[str, Access]:
    """The rules that speak of rows, by endpoint, and by the code of those of operations."""
    found: dict[str, Access] = {}
    if not rules_of(entity) and not any(True for _ in operation_rules(entity)):
        return found
    if entity.seen is not None:
        found["get"] = entity.seen
    for verb, endpoint in entity.endpoints:
        if verb not in ("get", "create") and endpoint.access is not None and endpoint.access.grants:
            found[verb] = endpoint.access
    for name, _ in operation_rules(entity):
        access = entity.operations[name].access
        assert access is not None
        found[name] = access
    return found


def _callers(app: Application, rules: Mapping[str, Access]) -> list[tuple[str, ...] | None]:
    """The roles of everybody for whom a rule may say something else."""
    assert app.auth is not None
    named = dict.fromkeys(grant.who for rule in rules.values() for grant in rule.grants if grant.who in app.auth.roles)
    nobody: list[tuple[str, ...] | None] = [None] if any(rule.public for rule in rules.values()) else []
    return [*nobody, (), *(app.auth.roles[name] for name in named)]


def _has_room(app: Application, world: World) -> bool:
    """Whether the unique keys allow the rows of a world beside those that they need."""
    return all(capacity(app.entities[row.entity]) >= MANY for row in world.rows)


def _rows(app: Application, world: World) -> Iterator[str]:
    for row in world.rows:
        entity = app.entities[row.entity]
        columns = {**entity.fields, **automatic(entity.features.shown)}
        values = [f"id={_id(world, row.name)}"]
        if row.name == ME:
            values.append("oidc_account=ACCOUNT")
        for name, value in row.values.items():
            values.append(f"{name}={_code(world, columns[name], value)}")
        yield f"{entity.name.pascal}Factory.create({', '.join(values)})"


def _code(world: World, field: Any, value: Any) -> str:
    if isinstance(value, To):
        return _id(world, value.row)
    return "None" if value is None else samples.entity_code(field, value)


def _id(world: World, name: str) -> str:
    """Code of the id of a row."""
    names = [row.name for row in world.rows]
    return f"row_id({names.index(name)})"


def _set(names: Any) -> str:
    found = sorted(names)
    return py(found)


def _hidden(app: Application) -> Iterator[HiddenCaseView]:
    """Where a client could name a row that it may not see, each with a caller who creates rows and sees not all."""
    assert app.auth is not None
    for entity in app.entities.values():
        if entity.endpoints.has("create") and capacity(entity) >= MANY:
            linked = {each.ids: each.target for each in entity.links if each.target.rules}
            for name, target in {**entity.guarded, **linked}.items():
                callers = [(), *app.auth.roles.values()]
                cases = (_hidden_from(app, entity, name, app.entities[target.key], held) for held in callers)
                yield from islice((case for case in cases if case is not None), 1)


def _hidden_from(
    app: Application, entity: Entity, name: str, target: Entity, held: tuple[str, ...]
) -> HiddenCaseView | None:
    """A row that this caller may not see, and may create rows that could refer to it; None when there is none."""
    create, update, seen = entity.endpoints.create, entity.endpoints.update, target.seen
    assert create is not None
    assert seen is not None
    row = new_row(app, entity.key, _sent(entity))
    mine = {"create": create.access, "get": entity.seen, "update": update.access if update is not None else None}
    may = {verb: _allows(app, access, row, held) for verb, access in mine.items()}
    if seen.reaches_all(held) or not (may["create"] and may["get"]):
        return None
    worlds = worlds_of(app, target.key, {"get": seen}, [held])
    world = next((each for each in worlds if not allows(app, seen, each, held)), None)
    if world is None or not _has_room(app, world):
        return None
    needed = [each for each in entity.guarded if not entity.fields[each].optional]
    many = name not in entity.fields
    sent = many or not entity.fields[name].immutable
    return HiddenCaseView(
        id=f"{entity.name.human} {name} by {(*held, 'somebody')[0]}",
        subject=entity.name.module,
        field=entity.json(name),
        many=many,
        roles=held[:1],
        rows=tuple(_rows(app, world)),
        updates=update is not None and may["update"] and not needed and sent,
    )


def _allows(app: Application, access: Access | None, row: World, held: tuple[str, ...]) -> bool:
    """Whether a rule allows something with a row, as far as that is known."""
    try:
        return access is None or (access.admits(held) and allows(app, access, row, held))
    except (AttributeError, KeyError, TypeError):
        return False  # it asks about rows that are not there


def _sent(entity: Entity) -> dict[str, Any]:
    """What a client sends who creates a row, of values."""
    own = {name: field for name, field in entity.fields.items() if name not in entity.references}
    return {name: visible_sample(entity, name, field) for name, field in own.items() if not field.read_only}


def _created(app: Application) -> Iterator[CreatedCaseView]:
    """Rows that a client creates, where what is in them decides whether it may."""
    for entity in app.entities.values():
        create = entity.endpoints.create
        if create is None or create.access is None or capacity(entity) < MANY:
            continue
        if not create.access.grants and entity.seen is None:
            continue
        rules = {"create": create.access, **({"get": entity.seen} if entity.seen is not None else {})}
        for held in _callers(app, rules):
            if held is None or not create.access.admits(held):
                continue
            for number, world in enumerate(worlds_of(app, entity.key, rules, [held]), 1):
                values = next(row.values for row in world.rows if row.name == world.subject)
                if world.crowded or any(isinstance(value, To) for value in values.values()):
                    continue
                if any(entity.fields[name].read_only for name in values):
                    continue
                row = new_row(app, entity.key, {**_sent(entity), **values})
                yield CreatedCaseView(
                    id=f"{entity.name.human} {number} by {(*held, 'somebody')[0]}",
                    subject=entity.name.module,
                    roles=held[:1],
                    sent=", ".join(f"{py(entity.json(name))}: {json_code(value)}" for name, value in values.items()),
                    may=all(_allows(app, access, row, held) for access in rules.values()),
                )
