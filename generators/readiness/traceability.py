"""From a requirement to what satisfies it, to the tests that prove it, to what became of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generators.model.app import Application
from generators.model.traceability import (
    calls,
    endpoint_tests,
    gaps,
    proving_scenarios,
    scenario_test,
    state_tests,
)
from generators.python_source.literals import markdown
from generators.verify.evidence import Evidence

PASSED: Final = "passed"
FAILED: Final = "failed"
NOT_RUN: Final = "not run"
UNPROVEN: Final = "not proven"


@dataclass(frozen=True, slots=True)
class Proof:
    """A test, or all tests whose ids begin so, and the check that ran it. result: passed, failed or not run."""

    test: str
    check: str
    result: str


@dataclass(frozen=True, slots=True)
class Traced:
    """One requirement. by: the endpoints and operations that satisfy it."""

    id: str
    text: str
    by: tuple[str, ...]
    proofs: tuple[Proof, ...]

    @property
    def result(self) -> str:
        """The worst of its proofs; ``not proven`` without any."""
        results = {proof.result for proof in self.proofs}
        return next((each for each in (FAILED, NOT_RUN, PASSED) if each in results), UNPROVEN)


@dataclass(frozen=True, slots=True)
class Trace:
    """Every requirement of a spec, and what nobody shows or proves."""

    requirements: tuple[Traced, ...]
    gaps: tuple[str, ...]


def trace(app: Application, evidence: Mapping[str, Evidence]) -> Trace | None:
    """What the evidence says of a spec's requirements; None for a spec that has neither those nor operations."""
    if not app.requirements and not any(entity.operations for entity in app.entities.values()):
        return None
    requirements = tuple(_traced(app, evidence, name, text) for name, text in app.requirements.items())
    unproven = (f"no test proves {each.id} ({each.text})" for each in requirements if not each.proofs)
    return Trace(requirements, (*unproven, *gaps(app)))


def _traced(app: Application, evidence: Mapping[str, Evidence], name: str, text: str) -> Traced:
    by = tuple(route.name for route in app.routes.routes if name in app.satisfies(route))
    proofs = dict.fromkeys(_proofs(app, name))
    return Traced(name, text, by, tuple(Proof(test, check, _result(evidence, check, test)) for test, check in proofs))


def _proofs(app: Application, name: str) -> Iterator[tuple[str, str]]:
    """(test, check) of everything that proves a requirement."""
    scenarios = proving_scenarios(app, name)
    for scenario in scenarios:
        yield scenario_test(scenario), "own_tests"
        yield scenario.name, "scenarios"
    for route in (route for route in app.routes.routes if name in app.satisfies(route)):
        if not route.operation:
            yield endpoint_tests(app, route), "own_tests"
        elif calls(scenarios, route):
            # The states in which an operation is called say nothing of a requirement that no scenario names.
            yield from ((test, "own_tests") for test in state_tests(app, route))


def _result(evidence: Mapping[str, Evidence], check: str, test: str) -> str:
    outcomes = evidence[check].outcomes if check in evidence else None
    return (outcomes or {}).get(test, NOT_RUN)


def as_json(found: Trace) -> dict[str, object]:
    """The part of ``readiness.json`` about requirements."""
    return {
        "requirements": [
            {
                "id": each.id,
                "text": each.text,
                "satisfied_by": list(each.by),
                "tests": [{"test": proof.test, "check": proof.check, "result": proof.result} for proof in each.proofs],
                "result": each.result,
            }
            for each in found.requirements
        ],
        "gaps": list(found.gaps),
    }


def as_markdown(found: Trace) -> Iterator[str]:
    """The part of ``readiness.md`` about requirements."""
    if found.requirements:
        yield "\n## Requirements\n\n| requirement | satisfied by | proven by | result |\n|---|---|---|---|"
    for each in found.requirements:
        by = "<br>".join(f"`{call}`" for call in each.by)
        proofs = "<br>".join(f"`{_shown(proof)}`{_unless_passed(proof)}" for proof in each.proofs)
        yield f"| {each.id}: {markdown(each.text)} | {by} | {proofs} | {each.result} |"
    if found.gaps:
        yield "\n## Gaps\n"
        yield from (f"- {gap}" for gap in found.gaps)


def for_terminal(found: Trace) -> list[str]:
    """How many requirements are proven, and what is not."""
    proven = sum(each.result == PASSED for each in found.requirements)
    lines = [f"  {proven} of {len(found.requirements)} requirements proven"] if found.requirements else []
    lines += [f"  {each.result.upper()} {each.id}: {each.text}" for each in found.requirements if each.result != PASSED]
    return lines + [f"  gap: {gap}" for gap in found.gaps]


def _shown(proof: Proof) -> str:
    return proof.test if proof.check == "own_tests" else f"{proof.check}/{proof.test}"


def _unless_passed(proof: Proof) -> str:
    return "" if proof.result == PASSED else f" ({proof.result})"
