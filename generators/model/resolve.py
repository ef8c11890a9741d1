"""A checked spec with its relations worked out: foreign keys among the fields, and what each answer holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generators.language.model import AppSpec, BelongsTo, EntitySpec, FieldSpec, IndexSpec, ReferenceField
from generators.model.domain import domain_of, method_and_path, operation_of
from generators.model.relations import Nested, Reference, Relations, Target
from generators.operations.domain import Domain, Method, Property
from generators.support.names import Name


def resolve(app: AppSpec) -> AppSpec:
    """The same spec: every entity has the columns of its relations, and knows what surrounds it."""
    if not any(_related(spec) for spec in app.entities.values()):
        return app
    domain = domain_of(app)
    methods = {key: tuple(_methods(domain, key, spec)) for key, spec in app.entities.items()}
    entities = {key: _resolved(app, domain, key, methods) for key in app.entities}
    return app.model_copy(update={"entities": entities})


def _methods(domain: Domain, key: str, spec: EntitySpec) -> Iterator[Method]:
    for name in spec.operations:
        # Imported here: a spec without operations does not pay for the compiler.
        from generators.operations.compile import compile_operation

        yield compile_operation(domain, operation_of(key, spec, name))


def _properties(domain: Domain, key: str, spec: EntitySpec) -> Iterator[Property]:
    for name in spec.computed:
        from generators.operations.compile import compile_computed

        yield compile_computed(domain, key, name)


def _related(spec: EntitySpec) -> bool:
    return bool(spec.belongs_to or spec.contains or spec.many_to_many or spec.computed or spec.operations)


def _resolved(app: AppSpec, domain: Domain, key: str, methods: dict[str, tuple[Method, ...]]) -> EntitySpec:
    spec = app.entities[key]
    references = dict(_references(app, key))
    columns = {field.reference.name: name for name, field in references.items()}
    keys: dict[str, Any] = {
        kind: {name: _with_columns(each, columns) for name, each in getattr(spec, kind).items()}
        for kind in ("unique", "index")
    }
    if spec.endpoints.list is not None:
        names = tuple(columns.get(name, name) for name in spec.endpoints.list.filter)
        listing = spec.endpoints.list.model_copy(update={"filter": names})
        keys["endpoints"] = spec.endpoints.model_copy(update={"list": listing})
    relations = Relations(
        nested=tuple(_nested(app, key)),
        inside=any(key in (*other.contains.values(), *other.many_to_many.values()) for other in app.entities.values()),
        properties=tuple(_properties(domain, key, spec)),
        answered=any(method.answer == key for each in methods.values() for method in each),
        methods=methods[key],
        restricted=_restricted(app, key),
        taken=tuple(_taken(app, key)),
    )
    return spec.resolved({**references, **spec.fields}, keys, relations)


def _taken(app: AppSpec, key: str) -> Iterator[tuple[str, bool]]:
    """Method, and whether by id, of every operation at a path that endpoints of the entity have."""
    path = f"/{Name.of(key, app.entities[key].plural).kebab}"
    for spec in app.entities.values():
        for operation in spec.operations.values():
            method, its_path = method_and_path(operation)
            if re.sub("{[^}]*}", "{}", its_path) in (path, f"{path}/{{}}"):
                yield method, its_path != path


def _restricted(app: AppSpec, key: str, seen: frozenset[str] = frozenset()) -> bool:
    """Whether a delete may be refused: by a row that refers to this one, or to one that goes with it."""
    if app.entities[key].soft_delete or key in seen:
        return False
    links = [(other, link) for other, spec in app.entities.items() for link in spec.belongs_to.values()]
    gone = [*app.entities[key].contains.values(), *(other for other, link in links if _goes_with(link, key))]
    refused = any(link.entity == key and link.on_delete == "restrict" for _, link in links)
    return refused or any(_restricted(app, other, seen | {key}) for other in gone)


def _goes_with(link: BelongsTo, key: str) -> bool:
    return link.entity == key and link.on_delete == "cascade"


def _with_columns(key: IndexSpec, columns: dict[str, str]) -> IndexSpec:
    return key.model_copy(update={"fields": tuple(columns.get(name, name) for name in key.fields)})


def target_of(app: AppSpec, key: str) -> Target:
    """An entity as the other end of a relation."""
    spec = app.entities[key]
    name = Name.of(key, spec.plural)
    return Target(key, name.snake, name.plural, spec.timestamps, spec.soft_delete)


def _references(app: AppSpec, key: str) -> Iterator[tuple[str, ReferenceField]]:
    """The columns of an entity's relations, that of its owner first."""
    for parent, other in app.entities.items():
        if key in other.contains.values():
            name = Name.of(parent).snake
            owner = BelongsTo(entity=parent, on_delete="cascade", immutable=True)
            yield f"{name}_id", _column(app, key, name, owner, owner=True)
    for name, relation in app.entities[key].belongs_to.items():
        yield f"{name}_id", _column(app, key, name, relation)


def _column(app: AppSpec, key: str, name: str, relation: BelongsTo, owner: bool = False) -> ReferenceField:
    target = target_of(app, relation.entity)
    circular = relation.optional and relation.entity != key and _leads(app, relation.entity, key)
    return ReferenceField(
        type="uuid",
        optional=relation.optional,
        immutable=relation.immutable,
        read_only=relation.read_only,
        description=relation.description,
        index=True,
        reference=Reference(
            name, target, relation.on_delete, owner, relation.entity == key, circular, _above(app, key)
        ),
    )


def _above(app: AppSpec, key: str) -> int:
    """How long a chain of rows may be of which the first needs a row of this entity."""
    needing = [other for other, spec in app.entities.items() if other != key and key in _needed(app, other, spec)]
    return max((1 + _above(app, other) for other in needing), default=0)


def _needed(app: AppSpec, key: str, spec: EntitySpec) -> set[str]:
    """The entities without whose rows there is none of this one."""
    owners = {parent for parent, other in app.entities.items() if key in other.contains.values()}
    return owners | {relation.entity for relation in spec.belongs_to.values() if not relation.optional}


def _leads(app: AppSpec, start: str, goal: str) -> bool:
    """Whether rows of ``start`` refer to rows of ``goal``, directly or not."""
    seen, waiting = set[str](), [start]
    while waiting:
        key = waiting.pop()
        if key not in seen:
            seen.add(key)
            waiting += [link.entity for link in app.entities[key].belongs_to.values()]
            waiting += [parent for parent, other in app.entities.items() if key in other.contains.values()]
    return goal in seen


def _nested(app: AppSpec, key: str) -> Iterator[Nested]:
    own, spec = Name.of(key), app.entities[key]
    for name, target in spec.contains.items():
        yield Nested(name, target_of(app, target), f"{own.snake}_id")
    for name, target in spec.many_to_many.items():
        other = Name.of(target).snake
        yield Nested(
            name, target_of(app, target), f"{own.snake}_id", f"{own.snake}_{name}", f"{other}_id", f"{other}_ids"
        )


def foreign_keys(spec: EntitySpec) -> dict[str, FieldSpec]:
    """The columns that refer to other rows."""
    return {name: field for name, field in spec.fields.items() if isinstance(field, ReferenceField)}
