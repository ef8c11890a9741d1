"""Rows that are changed and deleted by who may, and by who may not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generators.model.access import Access
from generators.model.entity import Endpoint, Entity, Operation
from generators.samples.worlds import ME, OTHER, World
from generators.verify.checks.running.access.asking import Asking, Caller
from generators.verify.checks.running.access.bodies import Request, as_it_is, request_of
from generators.verify.checks.running.access.staging import Facts, worlds
from generators.verify.checks.running.access.tally import DELETE, OPERATIONS, UPDATE

if TYPE_CHECKING:
    import httpx


@dataclass(frozen=True)
class _Deed:
    """Something that is done with one row. changes: it is sent what the row holds already."""

    thing: str
    called: Endpoint | Operation
    changes: bool = False

    @property
    def rule(self) -> Access | None:
        """With which rows it may be done."""
        access = self.called.access
        return access if access is not None and access.grants else None


def change_rows(asking: Asking) -> None:
    """Do everything that can be done with one row, in every world, as every caller for whom that differs."""
    for key, entity in asking.app.entities.items():
        deeds = list(_deeds(entity))
        rules = {str(number): deed.rule for number, deed in enumerate(deeds) if deed.rule is not None}
        if entity.seen is not None:
            rules["get"] = entity.seen
        if not deeds or not rules:
            continue
        callers = asking.callers(rules.values())
        for world in worlds(asking.app, key, rules, [each.held for each in callers]):
            for caller in callers:
                _change(asking, entity, world, caller, deeds)


def _deeds(entity: Entity) -> Iterator[_Deed]:
    endpoints = entity.endpoints
    if endpoints.update is not None:
        yield _Deed(UPDATE, endpoints.update)
        yield _Deed(UPDATE, endpoints.update, changes=True)
    if endpoints.delete is not None:
        yield _Deed(DELETE, endpoints.delete)
    for operation in entity.operations.values():
        if operation.route.by_id and (entity.seen is not None or (operation.access and operation.access.grants)):
            yield _Deed(OPERATIONS, operation)


def _change(asking: Asking, entity: Entity, world: World, caller: Caller, deeds: list[_Deed]) -> None:
    """Each deed on rows that nobody has touched."""
    stored: dict[str, str] | None = None
    for deed in (each for each in deeds if caller.may_call(each.called)):
        request = request_of(asking, entity, deed.called.route, caller, world)
        if request is None:
            continue
        if stored is None or request.world is not world:
            stored = asking.set(request.world)
        if stored is None:
            continue
        facts = asking.stage.facts()
        row = stored[request.world.subject]
        if deed.changes:
            request = as_it_is(entity, request, facts.rows[entity.key][row])
            if request is None:
                continue
        answer = request.send(asking, stored, caller)
        _judge(asking, facts, entity, deed, caller, request, row, answer)
        # What was refused has changed nothing, which has been seen.
        stored = stored if answer.status_code in (403, 404) and request.world is world else None


def _judge(
    asking: Asking,
    facts: Facts,
    entity: Entity,
    deed: _Deed,
    caller: Caller,
    request: Request,
    row: str,
    answer: httpx.Response,
) -> None:
    expected = 0
    if not facts.sees(entity.key, row, caller.held):
        expected = 404
    elif not facts.allows(deed.rule, row, caller.held):
        expected = 403
    refused = _refusal(answer, row)
    named = f"{deed.called.route.name} as {caller.name}: {facts.told(entity.key, row)}"
    seen = f"answered {answer.status_code} {answer.text[:100]}"
    problem = ""
    if refused != expected:
        problem = f"{named}: expected {expected or 'that it is done'}, {seen}"
    elif expected and asking.stage.facts().rows != facts.rows:
        problem = f"{named}: refused with {expected}, and done all the same"
    elif not expected and deed.thing == UPDATE and answer.status_code != 200:
        problem = f"{named}: expected 200, {seen}"
    elif not expected and deed.thing == DELETE and answer.status_code != 204:
        kept = answer.status_code == 409 and (request.world.crowded or request.world.subject in (ME, OTHER))
        problem = "" if kept else f"{named}: expected 204, {seen}"
    asking.tally.note(deed.thing, entity.key, problem, let_out=bool(expected) and answer.is_success)


def _refusal(answer: httpx.Response, row: str) -> int:
    """The status by which the row itself was refused, 0 for any other answer."""
    if answer.status_code not in (403, 404):
        return 0
    body: Mapping[str, Any] = answer.json()
    if answer.status_code == 403:
        return 403 if body["error"] == "forbidden" else 0
    detail = body["detail"]
    is_row = isinstance(detail, dict) and detail.get("resource_id") == row
    return 404 if body["error"] == "resource_not_found" and is_row else 0
