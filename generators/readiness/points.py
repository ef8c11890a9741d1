"""The twenty points of production readiness, and what must have been observed for each.

A point is PASS when every one of its observations is; a part that is not built makes it NOT-RUN. A point of which the
spec has nothing is N/A: it is neither earned nor lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from generators.verify.evidence import NOT_APPLICABLE, NOT_RUN, PASS, SETTLED, Evidence, Observation, worst


@dataclass(frozen=True, slots=True)
class Point:
    """One point. needs: observations, as ``check/name``.

    in_containers: observations that count as well where containers can be run; where they were not run, the point
    stands on the others, which see the same of processes.
    """

    id: int
    name: str
    needs: tuple[str, ...]
    in_containers: tuple[str, ...] = ()


def _all(check: str, *names: str) -> tuple[str, ...]:
    return tuple(f"{check}/{name}" for name in names)


POINTS: Final = (
    Point(1, "pytest configured",
          (*_all("collect", "elsewhere", "configured", "enough"), "own_tests/orders-agree")),
    Point(2, "coverage >= 80 %",
          (*_all("own_tests", "coverage-total", "coverage-layers"), "mutants/killed")),
    Point(3, "unit tests of models, repositories, services",
          ("own_tests/unit-complete", *_all("mutants", "models", "repositories", "services"))),
    Point(4, "API integration tests",
          _all("own_tests", "integration-complete", "every-operation", "real-database"),
          _all("compose_test", "complete")),
    Point(5, "structured logs", _all("logs", "structured", "request-id", "no-secrets")),
    Point(6, "/health/health", _all("health", "alive", "alive-stopped", "alive-frozen"),
          _all("stack", "alive", "alive-stopped", "alive-frozen")),
    Point(7, "/health/ready",
          _all("health", "ready", "not-ready-stopped", "no-detail", "ready-again", "not-ready-frozen", "ready-thawed",
               "not-ready-draining"),
          _all("stack", "ready", "not-ready-stopped", "no-detail", "ready-again", "not-ready-frozen", "ready-thawed")),
    Point(8, "/metrics/metrics", _all("metrics", "parses", "counts", "failures-count", "junk-paths"),
          _all("stack", "metrics-private", "counts", "scraped")),
    Point(9, "modular", ("layers/contracts", *_all("contract", "operations", "no-duplicates"))),
    Point(10, "async SQLAlchemy, real database", _all("transactions", "commit-first", "visible", "failed-commit")),
    Point(11, "Alembic",
          (*_all("migrations", "upgrade", "check", "catalog", "downgrade", "upgrade-again", "two-at-once"),
           "upgrades/rows")),
    Point(12, "repositories",
          _all("statements", "repositories-only", "no-n-plus-one", "counted-in-sql", "sorted-by-index")),
    Point(13, "pydantic-settings", _all("settings", "required-removed", "malformed")),
    Point(14, ".env.example", _all("env_example", "keys", "starts", "refused-in-production")),
    Point(15, "strict mode", _all("strict", "no-coercion", "unknown-field", "valid")),
    Point(16, "HTML sanitised",
          _all("html", "nothing-active-create", "nothing-active-update", "idempotent", "plain-text")),
    Point(17, "rate limiting", _all("limits", "limited", "forged-header", "shared", "redis-down", "redis-back"),
          _all("stack", "shared", "redis-down", "redis-back")),
    Point(18, "Dockerfile",
          (*_all("image", "builds", "not-root", "read-only", "healthy", "unhealthy", "healthy-again", "stops"),
           *_all("stack", "ends", "no-lost-request"))),
    Point(19, "compose full stack",
          _all("stack", "healthy", "flow", "target-up", "database-port", "leaves-nothing")),
    Point(20, "CI template", (*_all("ci", "runs-make", "green", "red"), "zizmor/workflows", "actionlint/workflows")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a point, with the observations that say so, by ``check/name``.

    not_run: those in containers that were not run, and do not count.
    """

    point: Point
    state: str
    evidence: tuple[tuple[str, Observation], ...]
    not_run: tuple[tuple[str, Observation], ...] = ()

    @property
    def reason(self) -> str:
        """Why it is neither PASS nor N/A."""
        wrong = [(name, each) for name, each in self.evidence if each.state == self.state]
        return "" if self.state in SETTLED else "; ".join(f"{name}: expected {each.expected}" for name, each in wrong)


def judge(evidence: Mapping[str, Evidence]) -> list[Verdict]:
    """Every point, from the evidence by check."""
    seen = {
        f"{check}/{observation.name}": observation
        for check, each in evidence.items()
        for observation in each.observations
    }
    return [_judge(point, seen) for point in POINTS]


def _judge(point: Point, seen: Mapping[str, Observation]) -> Verdict:
    missing = Observation("", NOT_RUN, "to be observed", "no check has observed it")
    contained = [(name, seen.get(name, missing)) for name in point.in_containers]
    counted = [each for each in contained if each[1].state != NOT_RUN]
    evidence = (*((name, seen.get(name, missing)) for name in point.needs), *counted)
    state = worst(observation.state for _, observation in evidence)
    not_run = tuple(each for each in contained if each[1].state == NOT_RUN)
    return Verdict(point, state, evidence, not_run)


def score(verdicts: list[Verdict]) -> int:
    """How many points are PASS."""
    return sum(verdict.state == PASS for verdict in verdicts)


def applicable(verdicts: list[Verdict]) -> int:
    """How many points there are to earn."""
    return sum(verdict.state != NOT_APPLICABLE for verdict in verdicts)


def band(lost: int) -> str:
    """What it means that so many points were not earned."""
    if lost <= 1:
        return "fully production-ready"
    if lost <= 4:
        return "minor gaps"
    return "needs work" if lost <= 9 else "prototype"
