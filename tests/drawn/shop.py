"""The domain of the accepted programs as a spec, with some of them as its operations."""

from __future__ import annotations

import random
import re
from typing import Any, Final

from generators.operations.domain import Entity, Field, ListInput, Operation, RowInput, Type
from generators.support.names import Name
from tests.operations.cases import cases, declared
from tests.operations.programs import DECLARATION, Author
from tests.operations.shop import SHOP

Keys = dict[str, Any]
ACCEPTED: Final = tuple(case.operation for case in cases("accepted"))
_TYPES: Final[dict[str, Keys]] = {
    "int": {"type": "integer"},
    "bool": {"type": "boolean"},
    "str": {"type": "string"},
    "opaque": {"type": "json"},
}


def written(seed: int) -> Operation:
    """A program that nobody has seen."""
    return declared(DECLARATION, Author(random.Random(seed)).program())


def shop(operations: list[Operation]) -> dict[str, Keys]:
    """The entities of the shop that these operations may speak of, with these and no other ones."""
    needed = _around({operation.entity for operation in operations} | _named(operations))
    made = {each.key: _entity(each) for each in SHOP.entities if each.key in needed}
    for number, operation in enumerate(operations):
        made[operation.entity].setdefault("operations", {})[f"{operation.name}_{number}"] = _operation(
            operation, number
        )
    return made


def _named(operations: list[Operation]) -> set[str]:
    inputs = [each for operation in operations for each in operation.inputs]
    rows = {each.entity for each in inputs if isinstance(each, RowInput)}
    rows |= {one.target for each in inputs if isinstance(each, ListInput) for one in each.item.relations}
    keys = [entity.key for entity in SHOP.entities]
    return rows | {key for key in keys if any(re.search(rf"\b{key}\b", operation.body) for operation in operations)}


def _around(keys: set[str]) -> set[str]:
    """These entities, and all that lead to them or away from them."""
    while True:
        more = {
            key
            for each in SHOP.entities
            if each.key in keys
            for key in (*(r.target for r in each.relations), *(c.target for c in each.collections))
        }
        if more <= keys:
            return keys
        keys = keys | more


def _entity(each: Entity) -> Keys:
    fields = {field.name: _field(field) for field in each.fields if field.settable}
    relations = {
        relation.name: {"entity": relation.target, **({"optional": True} if relation.optional else {})}
        for relation in each.relations
        if not relation.owner
    }
    for other in SHOP.entities:
        for collection in other.collections:
            if collection.target == each.key and collection.relation in relations:
                relations[collection.relation]["inverse"] = collection.name
    contains = {
        collection.name: collection.target
        for collection in each.collections
        if any(
            relation.owner and relation.name == collection.relation
            for relation in SHOP.entity(collection.target).relations
        )
    }
    # An answer shows what a row contains, and nothing else can be computed from.
    computed = {made.name: made.expression for made in each.computed if made.name != "order_count"}
    return {
        "fields": fields,
        "belongs_to": relations,
        "contains": contains,
        "computed": computed,
        "endpoints": {"get": {}},
    }


def _field(each: Field) -> Keys:
    keys = _type(each.type)
    if each.optional:
        keys["optional"] = True
    elif not each.required:
        keys["default"] = {"int": 0, "bool": True, "decimal": "0", "float": 1.5}.get(each.type.kind) or (
            each.type.values or (0,)
        )[0]
    return keys | ({"html": "sanitize"} if each.sanitized else {})


def _type(each: Type) -> Keys:
    if each.kind == "decimal":
        return {"type": "decimal", "precision": 20, "scale": each.scale}
    if each.kind == "enum":
        return {"type": "enum", "values": list(each.values)}
    return dict(_TYPES.get(each.kind, {"type": each.kind}))


def _each(item: Entity) -> Keys:
    """What the items of a list are."""
    said: Keys = {each.name: _type(each.type) | ({"optional": True} if each.optional else {}) for each in item.fields}
    for each in item.relations:
        said[each.name] = {"entity": each.target} | ({"optional": True} if each.optional else {})
    return said


def _operation(operation: Operation, number: int) -> Keys:
    verb = "GET" if operation.reads else "POST"
    path = f"/{Name.of(operation.entity).kebab}{'/{id}' if operation.has_self else ''}/do-{number}"
    given: Keys = {}
    for each in operation.inputs:
        if isinstance(each, ListInput):
            given[each.name] = {"each": _each(each.item)}
            continue
        if isinstance(each, RowInput):
            path += f"/{{{each.name}_id}}" if each.in_path else ""
            keys: Keys = {"entity": each.entity, **({"within": each.within} if each.within else {})}
        else:
            keys = _type(each.type)
        given[each.name] = keys | ({"optional": True} if each.optional else {})
    path = path.replace(
        f"/{Name.of(operation.entity).kebab}", f"/{Name.of(operation.entity).plural.replace('_', '-')}", 1
    )
    made: Keys = {"http": f"{verb} {path} -> {operation.status}", "input": given, "do": operation.body.strip() + "\n"}
    return made | ({"summary": operation.summary} if operation.summary else {})
