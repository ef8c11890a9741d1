"""Who contains and who refers to whom, looked up from the other end, also from one that is not there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from generators.language.model import AppSpec, BelongsTo
from generators.support.frozen import Frozen


class Owner(Frozen):
    """An entity that contains another one, and what it calls the rows of it."""

    entity: str
    collection: str


class Link(Frozen):
    """A ``belongs_to``: the entity that has it, its name, and what is said of it."""

    entity: str
    name: str
    relation: BelongsTo


class Links(Frozen):
    """By entity: its owners, and the relations that lead to it, as the spec orders them."""

    _owners: Mapping[str, list[Owner]]
    _incoming: Mapping[str, list[Link]]

    def owners(self, entity: str) -> list[Owner]:
        """The entities that contain an entity."""
        return self._owners.get(entity, [])

    def incoming(self, entity: str) -> list[Link]:
        """The relations that lead to an entity."""
        return self._incoming.get(entity, [])


def links_of(app: AppSpec) -> Links:
    """The relations of every entity."""
    owners: defaultdict[str, list[Owner]] = defaultdict(list)
    incoming: defaultdict[str, list[Link]] = defaultdict(list)
    for key, entity in app.entities.items():
        for name, target in entity.contains.items():
            owners[target].append(Owner(key, name))
        for name, relation in entity.belongs_to.items():
            incoming[relation.entity].append(Link(key, name, relation))
    return Links(owners, incoming)
