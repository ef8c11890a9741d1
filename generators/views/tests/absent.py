"""The operations that an entity does not have."""

from __future__ import annotations

from collections.abc import Iterator

from generators.model.entity import Entity
from generators.support.frozen import Frozen


class AbsentView(Frozen):
    """An operation that the entity does not have, on all rows or by id."""

    method: str
    by_id: bool
    status: int


def operations(entity: Entity) -> Iterator[AbsentView]:
    """What no endpoint and no business operation takes, of an entity that has an endpoint."""
    return _operations(entity) if entity.endpoints else iter(())


def _operations(entity: Entity) -> Iterator[AbsentView]:
    endpoints, taken = entity.endpoints, entity.taken
    collection = endpoints.create is not None or endpoints.list is not None or any(not each for _, each in taken)
    for method, endpoint in (("POST", endpoints.create), ("GET", endpoints.list)):
        if endpoint is None and (method, False) not in taken:
            yield AbsentView(method, False, 405 if collection else 404)
    verbs = (("GET", endpoints.get), ("PUT", endpoints.update), ("DELETE", endpoints.delete), ("PATCH", None))
    by_id = any(endpoint is not None for _, endpoint in verbs) or any(each for _, each in taken)
    for method, endpoint in verbs:
        if endpoint is None and (method, True) not in taken:
            yield AbsentView(method, True, 405 if by_id else 404)
