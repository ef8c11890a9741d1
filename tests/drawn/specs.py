"""Whole specs: text that a user could have written."""

from __future__ import annotations

from itertools import count
from typing import Any, Final

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.drawn.behaviour import add_operations, add_scenarios
from tests.drawn.callers import add_callers
from tests.drawn.fields import TEXTS
from tests.drawn.shapes import chance, entities
from tests.drawn.shop import ACCEPTED, shop, written

APP: Final = "drawn"
Spec = dict[str, Any]
_PREFIXES: Final = ("/api/v2", "/x", "/a/b/c", "/api")


@st.composite
def specs(draw: st.DrawFn) -> Spec:
    """A spec, as a mapping: entities of its own, or the shop with programs."""
    spec: Spec = {"app": {"name": APP, "title": "Drawn"}}
    if chance(draw, 4):
        spec["app"] |= {
            "title": draw(st.sampled_from(TEXTS)).partition("\n")[0],
            "description": draw(st.sampled_from(TEXTS)),
        }
        spec["app"]["version"] = "10.20.30"
    if chance(draw, 4):
        spec["settings"] = draw(_settings())
    if chance(draw, 8):
        programs = st.one_of(st.sampled_from(ACCEPTED), st.integers(0, 10**6).map(written))
        spec["entities"] = shop(draw(st.lists(programs, min_size=1, max_size=3)))
        return spec
    spec["entities"] = draw(entities())
    add_operations(draw, spec["entities"])
    if scenarios := add_scenarios(draw, spec["entities"]):
        spec["scenarios"] = scenarios
    if chance(draw, 4):
        _require(draw, spec)
    if chance(draw, 4):
        spec["app"]["json_names"] = "camel"
    if chance(draw, 4):
        add_callers(draw, spec)
    return spec


@st.composite
def _settings(draw: st.DrawFn) -> Spec:
    sizes = draw(st.sampled_from(({"default": 1, "max": 1}, {"default": 5, "max": 7}, {"default": 1000, "max": 1000})))
    rates = draw(st.sampled_from(({"read": "1/second"}, {"write": "7/day"}, {"read": "5/minute", "write": "1/hour"})))
    last = draw(st.sampled_from((100, 1_000_000)))
    return {"api_prefix": draw(st.sampled_from(_PREFIXES)), "page_size": sizes, "last_page": last, "rate_limit": rates}


def _require(draw: st.DrawFn, spec: Spec) -> None:
    """A requirement for everything that can satisfy one."""
    requirements: Spec = {}
    parts = [each for entity in spec["entities"].values() for each in entity["endpoints"].values()]
    parts += [each for entity in spec["entities"].values() for each in entity.get("operations", {}).values()]
    for number, each in enumerate([*parts, *spec.get("scenarios", {}).values()]):
        if chance(draw, 2):
            name = draw(st.sampled_from((f"R{number}", f"F-{number}", f"n.{number}")))
            requirements[name] = draw(st.sampled_from(TEXTS))
            each["satisfies"] = [name]
    if requirements:
        spec["requirements"] = requirements


def drawn(number: int, first: int = 0) -> list[Spec]:
    """Some specs, the same each time; others for another ``first``."""
    found: list[Spec] = []
    for each in count(first):
        # Of many examples most are variations of one; the first one of all is the smallest.
        found += _examples(each)[1:]
        if len(found) >= number:
            return found[:number]
    raise AssertionError


def _examples(number: int) -> list[Spec]:
    found: list[Spec] = []

    @seed(number)
    @settings(
        max_examples=3, phases=[Phase.generate], database=None, deadline=None, suppress_health_check=list(HealthCheck)
    )
    @given(specs())
    def collect(spec: Spec) -> None:
        found.append(spec)

    collect()
    return found
