"""Rows that are read: by their ids, in lists and inside other rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from generators.model.access import Access
from generators.model.entity import Entity
from generators.verify.checks.running.access.asking import Asking, Caller
from generators.verify.checks.running.access.staging import Facts, filled, hides, worlds
from generators.verify.checks.running.access.tally import GET, LIST, NESTED, TOTAL

if TYPE_CHECKING:
    import httpx


def read_rows(asking: Asking) -> None:
    """Read every row of every world that has rows for some callers only, as every caller for whom that differs."""
    for key, entity in asking.app.entities.items():
        rules = {verb: each.access for verb, each in entity.endpoints if verb in ("get", "list") and each.access}
        if not (rules and (hides(asking.app, key) or any(access.grants for access in rules.values()))):
            continue
        callers = asking.callers(_every_rule(asking, entity))
        for world in worlds(asking.app, key, rules, [each.held for each in callers]):
            if asking.set(filled(asking.app, world, key, [each.held for each in callers])) is None:
                continue
            facts = asking.stage.facts()
            for caller in callers:
                _read(asking, facts, entity, caller)


def _every_rule(asking: Asking, entity: Entity) -> list[Access]:
    """The rules by which an answer with a row of an entity holds this and not that."""
    own = [entity.seen, *(each.access for verb, each in entity.endpoints if verb in ("get", "list"))]
    inner = [rule for each in entity.nested for rule in _every_rule(asking, asking.app.entities[each.target.key])]
    return [*(each for each in own if each is not None), *inner]


def _read(asking: Asking, facts: Facts, entity: Entity, caller: Caller) -> None:
    for row in facts.rows[entity.key] if caller.may_call(entity.endpoints.get) else ():
        answer = asking.http.request("GET", f"{asking.app.url(entity)}/{row}", caller=caller.headers)
        _got(asking, facts, entity, caller, row, answer)
    if caller.may_call(entity.endpoints.list):
        _listed(asking, facts, entity, caller)


def _got(asking: Asking, facts: Facts, entity: Entity, caller: Caller, row: str, answer: httpx.Response) -> None:
    """One row, or nothing."""
    expected = 200 if facts.sees(entity.key, row, caller.held) else 404
    problem = ""
    if answer.status_code != expected:
        seen = f"expected {expected}, answered {answer.status_code} {answer.text[:100]}"
        problem = f"{entity.key} as {caller.name}: {facts.told(entity.key, row)}: {seen}"
    asking.tally.note(GET, entity.key, problem, let_out=expected != 200 and answer.status_code == 200)
    if answer.status_code == expected == 200:
        _inside(asking, facts, entity, caller, [answer.json()])


def _listed(asking: Asking, facts: Facts, entity: Entity, caller: Caller) -> None:
    """All pages, which one is enough for."""
    expected = facts.listed(entity.key, caller.held)
    listing = entity.endpoints.list
    assert listing is not None
    query: dict[str, Any] = {"size": asking.app.settings.page_size.max}
    if listing.optional_total:
        query["total"] = "true"
    answer = asking.http.request("GET", asking.app.url(entity), caller=caller.headers, params=query)
    if answer.status_code != 200:
        asking.tally.note(LIST, entity.key, f"{entity.key} as {caller.name}: {answer.status_code} {answer.text[:100]}")
        return
    body = answer.json()
    shown = {each["id"] for each in body["items"]}
    wrong = [f"shows {facts.told(entity.key, row)}" for row in sorted(shown - expected)]
    if len(expected) <= query["size"]:
        wrong += [f"leaves out {facts.told(entity.key, row)}" for row in sorted(expected - shown)]
    problem = f"the list of {entity.key} as {caller.name} {wrong[0]}" if wrong else ""
    asking.tally.note(LIST, entity.key, problem, let_out=bool(shown - expected))
    total = f"the total of {entity.key} as {caller.name}: expected {len(expected)}, answered {body['total']}"
    asking.tally.note(TOTAL, entity.key, "" if body["total"] == len(expected) else total)
    _inside(asking, facts, entity, caller, body["items"])


def _inside(asking: Asking, facts: Facts, entity: Entity, caller: Caller, answers: Iterable[Mapping[str, Any]]) -> None:
    """What is inside rows, and inside that."""
    for nested in entity.nested:
        target = asking.app.entities[nested.target.key]
        if not hides(asking.app, target.key):
            continue
        for answer in answers:
            inner = answer[entity.json(nested.name)]
            expected, shown = facts.inside(nested, answer["id"], caller.held), {each["id"] for each in inner}
            wrong = [f"shows {facts.told(target.key, row)}" for row in sorted(shown - expected)]
            wrong += [f"leaves out {facts.told(target.key, row)}" for row in sorted(expected - shown)]
            problem = f"`{nested.name}` of {entity.key} as {caller.name} {wrong[0]}" if wrong else ""
            asking.tally.note(NESTED, entity.key, problem, let_out=bool(shown - expected))
            _inside(asking, facts, target, caller, inner)
