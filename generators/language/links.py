"""Who contains and who refers to whom, looked up from the other end, also from one that is not there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generators.language.model import AppSpec, BelongsTo


@dataclass(frozen=True, slots=True)
class Link:
    """A ``belongs_to``: the entity that has it, its name, and what is said of it."""

    entity: str
    name: str
    relation: BelongsTo


@dataclass(frozen=True, slots=True)
class Links:
    """owners: the entities that contain an entity, as the spec orders them. incoming: the relations that lead to it."""

    owners: Mapping[str, tuple[str, ...]]
    incoming: Mapping[str, tuple[Link, ...]]


def links_of(app: AppSpec) -> Links:
    """The relations of every entity, by the entity to which they lead."""
    owners: dict[str, tuple[str, ...]] = dict.fromkeys(app.entities, ())
    incoming: dict[str, tuple[Link, ...]] = dict.fromkeys(app.entities, ())
    for key, entity in app.entities.items():
        for target in entity.contains.values():
            owners[target] = (*owners.get(target, ()), key)
        for name, relation in entity.belongs_to.items():
            incoming[relation.entity] = (*incoming.get(relation.entity, ()), Link(key, name, relation))
    return Links(owners, incoming)
