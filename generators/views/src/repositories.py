"""Entity -> the view of its repository."""

from __future__ import annotations

from collections.abc import Iterator

from generators import samples
from generators.model.app import Application
from generators.model.entity import Condition, Entity, Nested
from generators.python_source.imports import ENTITY_SYMBOLS, imports_of
from generators.samples.rows import conditions_of
from generators.support.names import pascal
from generators.views.base import EntityRef
from generators.views.entity_names import entity_ref, import_views
from generators.views.src.repository_views import InsideView, LinkView, RepositoryModuleView


def repository_module(app: Application, key: str) -> RepositoryModuleView:
    """The repository."""
    entity = app.entities[key]
    ref, listing = entity_ref(key, entity), entity.endpoints.list
    conditions = tuple(_condition(ref.pascal, entity, condition) for condition in conditions_of(entity))
    narrows = listing is not None and bool(conditions or listing.filter or listing.search)
    nests, links = bool(entity.nested), entity.links
    row, parents = "Row" if nests else "RowMapping", tuple(_parents(entity))
    return RepositoryModuleView(
        ref=ref,
        timestamps=entity.timestamps,
        soft_delete=entity.soft_delete,
        lists=listing is not None,
        narrows=narrows,
        conditions=conditions,
        filters=listing.filter if listing is not None else (),
        search=listing.search if listing is not None else (),
        parents=parents,
        row=row,
        page="filled_page" if nests else "page",
        nested=tuple(_inside(ref, nested) for nested in entity.nested),
        links=tuple(_link(nested) for nested in links),
        imports=import_views(imports_of(conditions, ENTITY_SYMBOLS)),
        own_imports=import_views(_repository_imports(parents, narrows, row if listing is not None else "")),
    )


def _parents(entity: Entity) -> Iterator[str]:
    if entity.soft_delete:
        yield "SoftDeleteRepository"
    if entity.nested:
        yield "LinkingRepository" if entity.links else "NestingRepository"
    elif not entity.soft_delete:
        yield "Repository"


def _repository_imports(parents: tuple[str, ...], narrows: bool, row: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What a repository takes from the classes above it."""
    modules = {"SoftDeleteRepository": "soft_delete", "NestingRepository": "nested", "LinkingRepository": "linked"}
    wanted = [(modules.get(name, "base"), name) for name in parents]
    wanted += [("base", "Conditions")] if narrows else []
    wanted += [("base", "Row")] if row == "Row" else []
    wanted += [("nested", "Nested")] if {"NestingRepository", "LinkingRepository"} & set(parents) else []
    wanted += [("linked", "Link")] if "LinkingRepository" in parents else []
    for module in sorted({module for module, _ in wanted}):
        yield f"src.repositories.{module}", tuple(sorted(name for each, name in wanted if each == module))


def _inside(ref: EntityRef, nested: Nested) -> InsideView:
    target = pascal(nested.target.snake)
    owner = f"{nested.link}.c.{nested.column}" if nested.link else f"{target}Entity.__table__.c.{nested.column}"
    other = f", {nested.link}.c.{nested.link_column}" if nested.link else ""
    return InsideView(nested.name, target, nested.target.snake, f"{owner}{other}", bool(nested.link))


def _link(nested: Nested) -> LinkView:
    return LinkView(nested.ids, nested.link, nested.column, nested.link_column)


def _condition(entity: str, spec: Entity, condition: Condition) -> str:
    column = f"{entity}Entity.{condition.field}"
    if condition.op in ("is_true", "is_false"):
        return f"{column}.is_({condition.op == 'is_true'})"
    field = spec.fields[condition.field]
    value = samples.entity_code(field, samples.canonical(field, condition.value))
    return f"{column} {'==' if condition.op == 'eq' else '!='} {value}"
