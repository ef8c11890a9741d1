"""What the templates of the tests of hostile input see."""

from __future__ import annotations

from generators.model.app import Application
from generators.support.frozen import Frozen


class HostileView(Frozen):
    """What at least one endpoint or operation takes."""

    by_id: bool
    lists: bool
    creates: bool
    updates: bool
    commands: bool  # a business operation takes a body

    @property
    def writes(self) -> bool:
        """Whether a request has a body."""
        return self.creates or self.updates or self.commands


def hostile_view(app: Application) -> HostileView:
    """For the tests over all entities."""
    entities = app.entities.values()

    def has(*verbs: str) -> bool:
        return any(entity.endpoints.has(verb) for entity in entities for verb in verbs)

    return HostileView(
        by_id=has("get", "update", "delete"),
        lists=has("list"),
        creates=has("create"),
        updates=has("update"),
        commands=any(each.body for entity in entities for each in entity.operations.values()),
    )
