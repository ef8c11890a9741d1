"""How entities stand to one another, looked up from any of them: worked out once for a whole spec."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generators.field_types.others.uuid import TYPE as UUID
from generators.field_types.values import PLENTY
from generators.language.access.said import asks, rule_of_rows
from generators.language.class_names import entity_names
from generators.language.links import Links, links_of
from generators.language.model import AppSpec, BelongsTo, EntitySpec
from generators.language.operation_domain import entity_rules
from generators.language.where import parse_where
from generators.model.entity import Nested
from generators.model.values import Reference, ReferenceField, Target
from generators.python_source.attributes import attribute_name
from generators.support.graphs import circles
from generators.support.names import Name


@dataclass(frozen=True)
class Surroundings:
    """The relations of one spec."""

    spec: AppSpec

    @cached_property
    def names(self) -> dict[str, Name]:
        """The names of every entity."""
        return entity_names(self.spec)

    @cached_property
    def links(self) -> Links:
        """The relations of every entity."""
        return links_of(self.spec)

    @cached_property
    def _inside(self) -> frozenset[str]:
        entities = self.spec.entities.values()
        return frozenset(key for each in entities for key in (*each.contains.values(), *each.many_to_many.values()))

    @cached_property
    def _circles(self) -> dict[str, int]:
        """Entities whose rows refer to one another, directly or not, have the same number."""
        return circles(
            {
                key: [
                    *(link.entity for link in entity.belongs_to.values()),
                    *(owner.entity for owner in self.links.owners(key)),
                ]
                for key, entity in self.spec.entities.items()
            }
        )

    @cached_property
    def _heights(self) -> dict[str, int]:
        return {}

    @cached_property
    def _allowed(self) -> dict[str, int]:
        return {}

    def target(self, key: str) -> Target:
        """An entity as the other end of a relation."""
        entity, name = self.spec.entities[key], self.names[key]
        rules = entity_rules(name.snake) if asks(self.spec, rule_of_rows(entity)) else ""
        return Target(key, name.plural, name.module, name.pascal, entity.features, rules)

    def is_inside(self, key: str) -> bool:
        """Whether rows of an entity are shown inside another one's answer."""
        return key in self._inside

    def references(self, key: str) -> Iterator[tuple[str, ReferenceField]]:
        """The columns of an entity's relations, that of its owner first."""
        for owner in self.links.owners(key):
            relation = BelongsTo(entity=owner.entity, on_delete="cascade", immutable=True)
            yield self._column(key, self.names[owner.entity].snake, relation, owner=True)
        for name, relation in self.spec.entities[key].belongs_to.items():
            yield self._column(key, name, relation)

    def _column(self, key: str, name: str, relation: BelongsTo, owner: bool = False) -> tuple[str, ReferenceField]:
        itself = relation.entity == key
        circular = relation.optional and not itself and self._circles[relation.entity] == self._circles[key]
        target = self.target(relation.entity)
        reference = Reference(
            name=name,
            target=target,
            on_delete=relation.on_delete,
            owner=owner,
            itself=itself,
            acyclic=relation.acyclic,
            circular=circular,
            above=self._above(key),
            rows=self._rows(relation.entity),
            caller=relation.default is not None,
        )
        return attribute_name(f"{name}_id"), ReferenceField(
            type=UUID,
            optional=relation.optional,
            immutable=relation.immutable,
            read_only=relation.read_only,
            description=relation.description,
            index=True,
            reference=reference,
        )

    def _above(self, key: str) -> int:
        """How long a chain of rows may be of which the first needs a row of this entity."""
        if key not in self._heights:
            needing = {*self.spec.entities[key].contains.values()}
            needing |= {link.entity for link in self.links.incoming(key) if not link.relation.optional}
            self._heights[key] = max((1 + self._above(other) for other in needing - {key}), default=0)
        return self._heights[key]

    def _rows(self, key: str) -> int:
        """How many rows of an entity its unique keys allow, as far as their fields have few values."""
        if key not in self._allowed:
            self._allowed[key] = PLENTY  # As seen from the entities that it refers to, in a circle.
            entity = self.spec.entities[key]
            keys = [[name] for name, field in entity.fields.items() if field.unique]
            keys += [[*each.fields] for each in entity.unique.values()]
            allowed = (max(self._values(key, name) for name in fields) for fields in keys)
            self._allowed[key] = min(allowed, default=PLENTY)
        return self._allowed[key]

    def _values(self, key: str, name: str) -> int:
        """How many rows of an entity can differ in a field or a relation."""
        entity = self.spec.entities[key]
        if (field := entity.fields.get(name)) is not None:
            if name in self._fixed(entity):
                return 1
            unique = field.type.unique(field, name)
            return unique.capacity if unique is not None else PLENTY
        if (relation := entity.belongs_to.get(name)) is not None:
            return PLENTY if relation.optional else self._rows(relation.entity)
        return min((self._rows(owner.entity) for owner in self.links.owners(key)), default=PLENTY)

    def _fixed(self, entity: EntitySpec) -> set[str]:
        """The fields that are the same in all rows that the list shows, of which tests make no others."""
        listing = entity.endpoints.list
        terms = parse_where(listing.where) if listing is not None and listing.where is not None else ()
        return {term.field for term in terms if term.op != "ne" or entity.fields[term.field].type.is_state}

    def nested(self, key: str) -> Iterator[Nested]:
        """The rows that an answer shows inside a row."""
        own, entity = self.names[key].snake, self.spec.entities[key]
        column = attribute_name(f"{own}_id")
        for name, target in entity.contains.items():
            yield Nested(attribute_name(name), self.target(target), column)
        for name, target in entity.many_to_many.items():
            other = self.names[target].snake
            link = f"{own}_{name}"
            ids = attribute_name(f"{other}_ids")
            yield Nested(attribute_name(name), self.target(target), column, link, f"{other}_id", ids)

    def is_restricted(self, key: str) -> bool:
        """Whether a delete may be refused: by a row that refers to this one, or to one that goes with it."""
        seen, waiting = set[str](), [key]
        while waiting:
            current = waiting.pop()
            if current in seen:
                continue
            seen.add(current)
            links = self.links.incoming(current)
            if any(link.relation.on_delete == "restrict" for link in links):
                return True
            along = [link.entity for link in links if link.relation.on_delete == "cascade"]
            along += self.spec.entities[current].contains.values()
            hides = self.spec.entities[current].features.hides
            waiting += [each for each in along if not hides or self.spec.entities[each].features.hides]
        return False
