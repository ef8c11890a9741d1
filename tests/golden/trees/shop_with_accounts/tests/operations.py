# Generated from specs/shop_with_accounts.yaml by templates/tests/operations.py.j2.
"""What tests know of a business operation, and what they ask of each whoever answers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID, uuid4

from src.core.database import Base
from tests.steps import API, Beginning, Player, Refusal, Step, change, everything
from tests.support import store, store_references


@dataclass(frozen=True)
class Needed:
    """A row that a request names and that has to be there."""

    parameter: str
    resource: str
    factory: Any
    part_of: str = ""  # its column for the row that the operation is about
    listed_in: str = ""  # the list in which each item names it

    @property
    def name(self) -> str:
        """``places.guest_id``."""
        return ".".join(filter(None, (self.listed_in, self.parameter)))


@dataclass(frozen=True, kw_only=True)
class Operation:
    """A business operation: its request, what scenarios show of it, and what clients send."""

    name: str  # what its successes are counted as
    request: str
    rows: Sequence[Needed] = ()
    shown: Any = None  # the scenario in which it succeeds
    locks: Sequence[str] = ()  # tables of which it locks what it reads
    shares: Sequence[str] = ()  # and those of which others may do so too
    states: Sequence[Any] = ()  # parameter, field and value of one of its rows, that row's class, how it is refused
    beside: Any = None  # the scenario to play beside rows that are no concern of it
    schema: Any = None
    values: Mapping[str, Any] = field(default_factory=dict)
    unsent: Sequence[str] = ()  # names that no client may send
    required: Sequence[str] = ()
    not_null: Sequence[str] = ()
    lists: Sequence[str] = ()  # fields that hold objects
    defaults: Sequence[Any] = ()  # field, what holds where it is left out
    accepted: Sequence[Any] = ()  # field, value
    refused: Sequence[Any] = ()  # field, value, pydantic's type of the error

    @property
    def path(self) -> list[str]:
        """The parameters in its path."""
        return re.findall(r"\{(\w+)\}", self.request)

    @property
    def needs(self) -> Sequence[Any]:
        """Each row by its name, and what a 404 calls it."""
        return [(row.name, row.resource) for row in self.rows]

    @property
    def method(self) -> str:
        """``POST``."""
        return self.request.partition(" ")[0]

    @property
    def url(self) -> str:
        """Its path, with ids that nothing has."""
        return API + self.asked(None).address

    def asked(self, body: Any, **ids: object) -> Step:
        """Its request with this body; nothing has the ids that are not given."""
        unknown = {name: uuid4() for name in self.path}
        return Step(self.request.format(**{**unknown, **ids}), body, 200, (), {})

    @property
    def body(self) -> Mapping[str, Any] | None:
        """What a client sends, if anything."""
        return self.values if self.schema else None

    def of(self, /, **fields: Any) -> dict[str, Any]:
        """A body with these fields."""
        return {**self.values, **fields}

    def without(self, name: str) -> dict[str, Any]:
        """A body without this field."""
        return {key: value for key, value in self.values.items() if key != name}


async def assert_needs(api: Player, operation: Operation, name: str, resource: str) -> None:
    """Of all the rows that it needs one is not there."""
    rows: dict[str, Any] = {}
    for each in (each for each in operation.rows if each.name != name):
        owner = rows.get(operation.rows[0].name) if each.part_of else None
        rows[each.name] = each.factory.create(**({each.part_of: owner.id} if owner else {}))
    await store_references(api.db, *(each.factory for each in operation.rows if each.name in rows))
    await store(api.db, *rows.values())
    unknown = str(uuid4())
    ids = {key: str(row.id) for key, row in rows.items()} | {name: unknown}

    status, answer = await api.send(_naming(operation, ids))

    assert status == 404, answer
    assert answer["detail"] == {"resource": resource, "resource_id": unknown}


def _naming(operation: Operation, ids: Mapping[str, str]) -> Step:
    """The request that names these rows."""
    fields: dict[str, Any] = {name: each for name, each in ids.items() if name not in operation.path}
    body = operation.of(**fields) if operation.schema else None
    return operation.asked(body, **{name: ids[name] for name in operation.path})


async def assert_state(
    api: Player, operation: Operation, state: tuple[str, str, Any], entity: type[Base], refused: Refusal
) -> None:
    """The state of a row decides whether it succeeds as it is shown; what is refused leaves everything as it is."""
    parameter, column, value = state
    step = await Beginning(api, operation.request).until_reached(operation.shown)
    named = {**(step.body or {}), **(step.ids(operation.request) or {})}
    await change(api.db, entity, UUID(named[parameter]), **{column: value})
    before = await everything(api.db)

    await api.play(replace(step, refused=refused, expect={}))

    assert not refused or await everything(api.db) == before
