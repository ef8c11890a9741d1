"""Entity -> the view of its repository."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generators import samples
from generators.features.registry import ALL
from generators.model.app import Application
from generators.model.entity import Condition, Entity, Nested
from generators.model.values import ANSWER_BYTES
from generators.python_source.symbols import Symbol
from generators.samples.rows import conditions_of
from generators.views.entity_names import entity_ref
from generators.views.row_rules import MODULE as RULES
from generators.views.row_rules import owners, rules_of
from generators.views.src.columns import alias
from generators.views.src.repository_views import (
    BlankView,
    InsideView,
    LinkView,
    RankedView,
    RepositoryModuleView,
    SortWordView,
)

# How much longer a text may be as clients write it than in an answer.
_SENT_BYTES: Final = 4


def repository_module(app: Application, key: str) -> RepositoryModuleView:
    """The repository."""
    entity = app.entities[key]
    ref, listing = entity_ref(entity), entity.endpoints.list
    conditions = tuple(_condition(ref.pascal, entity, condition) for condition in conditions_of(entity))
    narrows = listing is not None and bool(conditions or listing.filter or listing.search)
    nests, links = bool(entity.nested), entity.links
    return RepositoryModuleView(
        ref=ref,
        tie_breakers=entity.features.order if entity.features.order != ALL.order else (),
        ranked=tuple(RankedView(name, f"get_args({alias(ref.pascal, name)})") for name in ranked(entity)),
        words=tuple(SortWordView(word, column) for word, column in sort_words(entity).items()),
        large=is_large(app, entity),
        lists=listing is not None,
        narrows=narrows,
        conditions=conditions,
        filters=listing.filter if listing is not None else (),
        blanks=tuple(BlankView(name, column) for name, column in entity.blanks.items()),
        search=listing.search if listing is not None else (),
        parents=tuple(_parents(entity)),
        row="Row" if nests else "RowMapping",
        nests=nests,
        optional_total=listing is not None and listing.optional_total,
        nested=tuple(_inside(nested) for nested in entity.nested),
        links=tuple(map(_link, links)),
        rules=rules_of(entity),
        owners=owners(entity),
        enums=tuple(Symbol(alias(ref.pascal, name), f"src.models.entities.{ref.module}") for name in ranked(entity)),
        tables=(
            *(Symbol(nested.link, f"src.models.entities.{ref.module}") for nested in links),
            *(Symbol(name, RULES) for name in (rules_of(entity), *(each.target.rules for each in links)) if name),
        ),
    )


def is_large(app: Application, entity: Entity) -> bool:
    """Whether a page may be larger than an answer; what is inside its rows is measured by itself."""
    if entity.endpoints.list is None:
        return False
    sizes = [field.type.largest(field) for field in entity.fields.values() if not field.write_only]
    if None in sizes:
        return True
    return app.settings.page_size.max * sum(size or 0 for size in sizes) // _SENT_BYTES > ANSWER_BYTES


def measures(app: Application) -> bool:
    """Whether some answers have to be measured before they are read."""
    return any(entity.nested or is_large(app, entity) for entity in app.entities.values())


def ranked(entity: Entity) -> tuple[str, ...]:
    """The enums by which rows of an entity are sorted."""
    listing = entity.endpoints.list
    names = listing.sort if listing is not None else ()
    return tuple(name for name in names if name in entity.fields and entity.fields[name].type.named)


def sort_words(entity: Entity) -> dict[str, str]:
    """The columns by which clients sort that they call otherwise, by their words."""
    return {entity.json(name): name for name in entity.sort_keys if name in entity.renamed}


def _parents(entity: Entity) -> Iterator[str]:
    yield from entity.features.repositories
    if entity.nested:
        yield "LinkingRepository" if entity.links else "NestingRepository"
    elif not entity.features.repositories:
        yield "Repository"


def _inside(nested: Nested) -> InsideView:
    target = nested.target.pascal
    owner = f"{nested.link}.c.{nested.column}" if nested.link else f"{target}Entity.__table__.c.{nested.column}"
    other = f", {nested.link}.c.{nested.link_column}" if nested.link else ""
    return InsideView(nested.target.module, target, nested.name, f"{owner}{other}")


def _link(nested: Nested) -> LinkView:
    return LinkView(nested.ids, nested.link, nested.column, nested.link_column, nested.target.rules)


def _condition(entity: str, spec: Entity, condition: Condition) -> str:
    field, column = spec.fields[condition.field], f"{entity}Entity.{condition.field}"
    if condition.op == "is_false" and field.optional:
        return f"{column}.is_not(True)"
    if condition.op in ("is_true", "is_false"):
        return f"{column}.is_({condition.op == 'is_true'})"
    value = samples.entity_code(field, samples.canonical(field, condition.value))
    if condition.op == "ne" and field.optional:
        return f"{column}.is_distinct_from({value})"
    return f"{column} {'==' if condition.op == 'eq' else '!='} {value}"
