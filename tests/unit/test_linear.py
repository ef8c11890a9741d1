"""Four times as many entities take four times the work, counted in calls: seconds would depend on the machine."""

from __future__ import annotations

import cProfile
import pstats
from collections.abc import Callable
from pathlib import Path
from string import ascii_lowercase
from typing import Final

import pytest

from generators.model.app import Application
from generators.model.load import read_app
from generators.plan import plan

TEMPLATES: Final = Path(__file__).parents[2] / "templates"
FEW, TIMES = 10, 4
GROW: Final = "self.size += 1\\nreturn self"
GROWTH: Final = 1.1 * TIMES


def name(number: int) -> str:
    return f"Thing{ascii_lowercase[number // 26]}{ascii_lowercase[number % 26]}"


def text(entities: int) -> str:
    """Entities in a chain, each with what refers to others, operations and a scenario of its own."""
    lines = ["app: {name: chain, title: Chain}", "entities:"]
    for number in range(entities):
        own, before = name(number), name(max(number - 1, 0))
        inverse = ", inverse: after" if number else ""
        path = f"/{own.lower()}s"
        lines += [
            f"  {own}:",
            f"    belongs_to: {{before: {{entity: {before}, optional: true{inverse}}}}}",
            "    fields: {title: {type: string, index: true}, size: {type: integer, default: 0}}",
            "    unique: {title_before: {fields: [title, before]}}",
            "    endpoints: {create: {}, list: {filter: [title], sort: [size]}, get: {}, update: {}, delete: {}}",
            f"    operations: {{grow: {{http: 'POST {path}/{{id}}/grow', do: \"{GROW}\"}}}}",
        ]
    lines.append("scenarios:")
    for number in range(entities):
        path = f"/{name(number).lower()}s"
        lines += [
            f"  {name(number).lower()}_grows:",
            f"    given: {{it: {{{name(number)}: {{size: 1}}}}}}",
            f"    steps: [{{call: POST {path}/$it.id/grow, expect: {{size: 2}}}}]",
        ]
    return "\n".join(lines)


def read(entities: int) -> Application:
    return read_app(text(entities), "chain.yaml", "chain")


def calls(work: Callable[[], object]) -> int:
    """How many functions a piece of work calls."""
    work()  # what is imported or kept is so before
    profile = cProfile.Profile()
    profile.runcall(work)
    return int(getattr(pstats.Stats(profile), "total_calls"))  # noqa: B009 - typeshed does not know it


@pytest.mark.parametrize("step", ["read", "plan"])
def test_work_grows_with_the_spec(step: str) -> None:
    few, many = read(FEW), read(FEW * TIMES)
    work: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
        "read": (lambda: read(FEW), lambda: read(FEW * TIMES)),
        "plan": (lambda: plan(few, "chain.yaml", TEMPLATES), lambda: plan(many, "chain.yaml", TEMPLATES)),
    }
    one, four = (calls(each) for each in work[step])
    assert four <= GROWTH * one, f"{four} calls for {FEW * TIMES} entities, {one} for {FEW}: {four / one:.2f} times"
