"""The names of an entity."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from generators.model.app import Application
from generators.model.entity import Entity
from generators.support.names import Name, article
from generators.views.base import EntityRef
from generators.views.src import foreign_keys


def entity_ref(entity: Entity) -> EntityRef:
    """The names of the entity."""
    return _ref(entity.name, bool(entity.json.others))


@cache
def _ref(name: Name, renames: bool) -> EntityRef:
    return EntityRef(
        snake=name.snake,
        plural=name.plural,
        module=name.module,
        modules=name.modules,
        shown=name.shown if name.shown != name.pascal else "",
        pascal=name.pascal,
        path=name.kebab,
        human=name.human,
        human_plural=name.human_plural,
        article=article(name.human),
        renames=renames,
    )


def url_of(app: Application, entity: Entity) -> str:
    """``/api/v1/order-items``."""
    return f"{app.settings.api_prefix}/{entity.name.kebab}"


def schemas_of(entity: Entity) -> Iterator[str]:
    """The classes of the schema module, in alphabetical order."""
    pascal, endpoints = entity.name.pascal, entity.endpoints
    if foreign_keys.answers(entity) or entity.inside:
        yield pascal
    if endpoints.create is not None:
        yield from (f"{pascal}Base", f"{pascal}Create")
    if endpoints.list is not None:
        yield from (f"{pascal}List", f"{pascal}ListQuery")
    if endpoints.update is not None:
        yield f"{pascal}Update"
