"""Rows that requests name by their ids: who does not see one learns nothing of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from generators.model.access import Access
from generators.model.entity import Endpoint, Entity, Operation, RowInput
from generators.samples.worlds import World, allows
from generators.verify.checks.running.access.asking import Asking, Caller
from generators.verify.checks.running.access.bodies import Request, hidden, request_of, visible
from generators.verify.checks.running.access.staging import beside, nobody, worlds
from generators.verify.checks.running.access.tally import NAMED

if TYPE_CHECKING:
    import httpx


@dataclass(frozen=True)
class _Place:
    """Where a request names a row. name: of a parameter or a field; target: its entity; many: it names several."""

    called: Endpoint | Operation
    name: str
    target: str
    many: bool = False


def name_rows(asking: Asking) -> None:
    """Name a row that the caller does not see, and one that there is not; and one that the caller sees."""
    for entity in asking.app.entities.values():
        for place in _places(asking, entity):
            seen = asking.app.entities[place.target].seen
            rules = [access for access in (place.called.access, entity.seen, seen) if access is not None]
            for caller in asking.callers(rules):
                if caller.may_call(place.called):
                    _name(asking, entity, place, caller)


def _places(asking: Asking, entity: Entity) -> Iterator[_Place]:
    ruled = {key for key, each in asking.app.entities.items() if each.seen is not None}
    for verb in ("create", "update"):
        called: Endpoint | None = getattr(entity.endpoints, verb)
        if called is None:
            continue
        for column, target in entity.guarded.items():
            if not (verb == "update" and entity.fields[column].immutable):
                yield _Place(called, entity.json(column), target.key)
        for nested in entity.links:
            if nested.target.key in ruled:
                yield _Place(called, entity.json(nested.ids), nested.target.key, many=True)
    for operation in entity.operations.values():
        for name, each in operation.input.items():
            if isinstance(each, RowInput) and each.entity in ruled and not each.within:
                place = f"{name}_id"
                yield _Place(operation, place if each.in_path else operation.json(place), each.entity)


def _name(asking: Asking, entity: Entity, place: _Place, caller: Caller) -> None:
    secret = hidden(asking, place.target, caller)
    base = _base(asking, entity, place, caller)
    if secret is None or base is None:
        return
    request = request_of(asking, entity, place.called.route, caller, base)
    if request is None:
        return
    made, row = beside(request.world, secret)
    stored = asking.set(made)
    if stored is None:
        return
    before = asking.stage.facts()
    answer, unknown = _sent(asking, request, place, caller, stored, stored[row]), str(uuid4())
    other = _sent(asking, request, place, caller, stored, unknown)
    said = f"{place.called.route.name} as {caller.name}: `{place.name}`: {before.told(place.target, stored[row])}"
    problem = ""
    if answer.is_success or _plain(answer, stored[row]) != _plain(other, unknown):
        problem = f"{said}: answered {_told(answer)}, and {_told(other)} where there is no such row"
    elif asking.stage.facts().rows != before.rows:
        problem = f"{said}: refused, and something was written"
    asking.tally.note(NAMED, entity.key, problem, let_out=answer.is_success)
    _name_seen(asking, entity, place, caller, request, other.status_code)


def _name_seen(
    asking: Asking, entity: Entity, place: _Place, caller: Caller, request: Request, refused_with: int
) -> None:
    """What the caller sees they may name: otherwise a refusal would say nothing."""
    shown = visible(asking, place.target, caller)
    if shown is None:
        return
    made, row = beside(request.world, shown)
    stored = asking.set(made)
    if stored is None:
        return
    answer = _sent(asking, request, place, caller, stored, stored[row])
    problem = ""
    if (answer.status_code == refused_with and stored[row] in answer.text) or "reference_not_found" in answer.text:
        problem = f"{place.called.route.name} as {caller.name}: `{place.name}` of a row that they see: {_told(answer)}"
    asking.tally.note(NAMED, entity.key, problem)


def _base(asking: Asking, entity: Entity, place: _Place, caller: Caller) -> World | None:
    """A world in which the caller may do what the request is about."""
    if not place.called.route.by_id:
        return nobody(asking.app)
    access = place.called.access
    rules = {str(number): rule for number, rule in enumerate((entity.seen, access)) if rule is not None}
    for world in worlds(asking.app, entity.key, rules, [caller.held]):
        if all(_may(asking, rule, world, caller) for rule in rules.values()):
            return world
    return None


def _may(asking: Asking, rule: Access, world: World, caller: Caller) -> bool:
    return not rule.grants or allows(asking.app, rule, world, caller.held)


def _sent(
    asking: Asking, request: Request, place: _Place, caller: Caller, stored: dict[str, str], row: str
) -> httpx.Response:
    value: Any = [row] if place.many else row
    return request.naming(place.name, value).send(asking, stored, caller)


def _plain(answer: httpx.Response, row: str) -> tuple[int, Any]:
    """An answer without what differs in any two."""
    body = json.loads(answer.text.replace(row, "the row"))
    body.pop("request_id", None)
    return answer.status_code, body


def _told(answer: httpx.Response) -> str:
    return f"{answer.status_code} {answer.text[:150]}"
