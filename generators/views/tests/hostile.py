"""What the templates of the tests of hostile input see."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generators.model.app import Application
from generators.python_source.literals import py
from generators.support.frozen import Frozen
from generators.views.entity_names import url_of


class CommandView(Frozen):
    """A business operation that takes a body. url: code, with made-up ids."""

    method: str
    url: str
    label: str  # cart add item


class HostileView(Frozen):
    """Every operation, by what it takes."""

    by_id: bool
    lists: bool
    creates: tuple[tuple[str, str], ...]  # (URL, the entity's name for people)
    updates: tuple[tuple[str, str], ...]
    commands: tuple[CommandView, ...]
    writes: bool  # a request has a body


def hostile_view(app: Application) -> HostileView:
    """For the tests over all entities."""
    entities = [(url_of(app, entity), entity) for entity in app.entities.values()]
    creates = tuple((url, entity.name.human) for url, entity in entities if entity.endpoints.create is not None)
    updates = tuple((url, entity.name.human) for url, entity in entities if entity.endpoints.update is not None)
    commands = tuple(_commands(app))
    return HostileView(
        by_id=any(entity.endpoints.has(verb) for _, entity in entities for verb in ("get", "update", "delete")),
        lists=any(entity.endpoints.list is not None for _, entity in entities),
        creates=creates,
        updates=updates,
        commands=commands,
        writes=bool(creates or updates or commands),
    )


def _commands(app: Application) -> Iterator[CommandView]:
    for entity in app.entities.values():
        for name, operation in entity.operations.items():
            route = operation.route
            if operation.body:
                url = app.settings.api_prefix + re.sub(r"\{\w+\}", "{uuid4()}", route.path)
                code = f"f{py(url)}" if route.parameters else py(url)
                yield CommandView(route.method.lower(), code, f"{entity.name.snake} {name}".replace("_", " "))
