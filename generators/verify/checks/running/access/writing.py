"""Rows that callers write: they are theirs to write and to see, and refer to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generators.model.access import Access
from generators.model.entity import Entity
from generators.model.values import ReferenceField
from generators.samples.worlds import World
from generators.verify.checks.running.access.asking import Asking, Caller
from generators.verify.checks.running.access.bodies import Request, request_of
from generators.verify.checks.running.access.staging import nobody, worlds
from generators.verify.checks.running.access.tally import WRITTEN
from generators.verify.subjects.expected import sent


def write_rows(asking: Asking) -> None:
    """Create rows with whatever rules read of them, and change them to that."""
    for entity in asking.app.entities.values():
        for verb in ("create", "update"):
            endpoint = getattr(entity.endpoints, verb)
            own = [] if endpoint is None or endpoint.access is None else [endpoint.access]
            rules = [rule for rule in (*own, entity.seen) if rule is not None]
            owned = verb == "create" and any(field.reference.caller for field in entity.references.values())
            if endpoint is None or not (owned or any(rule.grants for rule in rules)):
                continue
            for caller in asking.callers(rules):
                if caller.may_call(endpoint):
                    _write(asking, entity, verb, caller, rules)


def _write(asking: Asking, entity: Entity, verb: str, caller: Caller, rules: list[Access]) -> None:
    endpoint = getattr(entity.endpoints, verb)
    own = [endpoint.access] if verb == "create" and endpoint.access is not None else []
    for world, values in _variations(asking, entity, verb, caller, rules):
        request = request_of(asking, entity, endpoint.route, caller, world)
        stored = None if request is None else asking.set(request.world)
        if request is None or stored is None:
            continue
        for column, value in values.items():
            request = request.naming(entity.json(column), value)
        answer = request.send(asking, stored, caller)
        if not answer.is_success:
            continue  # what the caller may not write is refused
        facts, row = asking.stage.facts(), answer.json()["id"]
        wrong = [rule.written() for rule in (*own, entity.seen) if rule is not None and rule.grants
                 and not facts.allows(rule, row, caller.held)]  # fmt: skip
        said = f"{endpoint.route.name} as {caller.name} with {_sent_values(request, entity, values)}"
        problem = f"{said}: {facts.told(entity.key, row)} is not theirs: {wrong[0]}" if wrong else ""
        for column, field in entity.references.items():
            if verb == "create" and field.reference.caller and facts.rows[entity.key][row][column] != facts.me:
                problem = problem or f"{said}: `{column}` is not the row of who calls"
        asking.tally.note(WRITTEN, entity.key, problem)


def _variations(
    asking: Asking, entity: Entity, verb: str, caller: Caller, rules: list[Access]
) -> Iterator[tuple[World, Mapping[str, Any]]]:
    """Worlds to write in, and values to write: all that tell rows of an entity apart."""
    named = {str(number): rule for number, rule in enumerate(rules)}
    found = worlds(asking.app, entity.key, named, [caller.held])
    bases = [nobody(asking.app)] if verb == "create" else found
    taken = {name for name, field in sent(entity, verb).items() if not isinstance(field, ReferenceField)}
    for base in bases:
        seen: list[Mapping[str, Any]] = []
        for other in found:
            [subject] = (row for row in other.rows if row.name == other.subject)
            values = {column: value for column, value in subject.values.items() if column in taken}
            if values not in seen:
                seen.append(values)
                yield base, values


def _sent_values(request: Request, entity: Entity, values: Mapping[str, Any]) -> str:
    return ", ".join(f"{entity.json(column)} {value}" for column, value in values.items()) or "a valid body"
