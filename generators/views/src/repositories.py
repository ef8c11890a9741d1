"""Entity -> the view of its repository."""

from __future__ import annotations

from collections.abc import Iterator

from generators import samples
from generators.features.registry import ALL
from generators.model.app import Application
from generators.model.entity import Condition, Entity, Nested
from generators.python_source.symbols import Symbol
from generators.samples.rows import conditions_of
from generators.views.entity_names import entity_ref
from generators.views.src.repository_views import InsideView, LinkView, RepositoryModuleView


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
        lists=listing is not None,
        narrows=narrows,
        conditions=conditions,
        filters=listing.filter if listing is not None else (),
        search=listing.search if listing is not None else (),
        parents=tuple(_parents(entity)),
        row="Row" if nests else "RowMapping",
        page="filled_page" if nests else "page",
        nested=tuple(_inside(nested) for nested in entity.nested),
        links=tuple(_link(nested) for nested in links),
        tables=tuple(Symbol(nested.link, f"src.models.entities.{ref.module}") for nested in links),
    )


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
    return LinkView(nested.ids, nested.link, nested.column, nested.link_column)


def _condition(entity: str, spec: Entity, condition: Condition) -> str:
    column = f"{entity}Entity.{condition.field}"
    if condition.op in ("is_true", "is_false"):
        return f"{column}.is_({condition.op == 'is_true'})"
    field = spec.fields[condition.field]
    value = samples.entity_code(field, samples.canonical(field, condition.value))
    return f"{column} {'==' if condition.op == 'eq' else '!='} {value}"
