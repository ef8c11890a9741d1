"""The names of an entity."""

from __future__ import annotations

from collections.abc import Iterator

from generators.model.app import Application
from generators.model.entity import Entity
from generators.support.names import article
from generators.views.base import EntityRef
from generators.views.src import foreign_keys


def entity_ref(key: str, entity: Entity) -> EntityRef:
    """The names of the entity."""
    name = entity.name
    return EntityRef(
        snake=name.snake,
        plural=name.plural,
        pascal=name.pascal,
        path=name.kebab,
        human=name.human,
        human_plural=name.human_plural,
        article=article(name.human),
        schemas=tuple(_schemas(name.pascal, entity)),
        reads=entity.endpoints.list is not None or entity.endpoints.get is not None,
        writes=any(
            verb is not None for verb in (entity.endpoints.create, entity.endpoints.update, entity.endpoints.delete)
        ),
        counts_created=entity.endpoints.create is not None,
        counts_deleted=entity.endpoints.delete is not None,
    )


def url_of(app: Application, entity: Entity) -> str:
    """``/api/v1/order-items``."""
    return f"{app.settings.api_prefix}/{entity.name.kebab}"


def _schemas(pascal: str, entity: Entity) -> Iterator[str]:
    """The classes of the schema module, in alphabetical order."""
    endpoints = entity.endpoints
    if foreign_keys.answers(entity) or entity.inside:
        yield pascal
    if endpoints.create is not None:
        yield from (f"{pascal}Base", f"{pascal}Create")
    if endpoints.list is not None:
        yield from (f"{pascal}List", f"{pascal}ListQuery")
    if endpoints.update is not None:
        yield f"{pascal}Update"
