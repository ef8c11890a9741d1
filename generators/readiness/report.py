"""The readiness report: as JSON for programs, as Markdown and for the terminal for people."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from generators.readiness import traceability
from generators.readiness.points import Verdict, applicable, band, judge, score
from generators.readiness.traceability import Trace
from generators.verify.evidence import FAIL, FAILED, NOT_APPLICABLE, NOT_RUN, PASS, SETTLED, Evidence, Observation

_OUTPUT_LINES = 40
_DETAIL_LINES = 20


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a report says. made_from: digests, versions and the seed, by name.

    trace: what became of the requirements, None for a spec without any. callers: who may call, as a sentence.
    """

    app: str
    evidence: Mapping[str, Evidence]
    made_from: Mapping[str, str]
    trace: Trace | None = None
    callers: str = ""

    @property
    def verdicts(self) -> list[Verdict]:
        return judge(self.evidence)

    @property
    def no_go(self) -> list[str]:
        """What rules the application out, whatever its score: answers of 5xx that nothing excuses, tests that fail."""
        return [f"{check}: {line}" for check, each in self.evidence.items() for line in each.no_go]

    @property
    def failed(self) -> list[Evidence]:
        """The checks that failed, or could not go on."""
        return [each for each in self.evidence.values() if each.state in FAILED]


def as_json(report: Report) -> str:
    """``readiness.json``; ``generators/readiness/recompute.py`` draws its conclusions again."""
    verdicts = report.verdicts
    value: dict[str, Any] = {
        "app": report.app,
        "score": score(verdicts),
        "of": applicable(verdicts),
        "band": band(applicable(verdicts) - score(verdicts)),
        "no_go": report.no_go,
        "callers": report.callers,
        "points": [_point(verdict) for verdict in verdicts],
        "checks": [{**asdict(each), "state": each.state} for _, each in sorted(report.evidence.items())],
        **(traceability.as_json(report.trace) if report.trace is not None else {}),
        "made_from": dict(report.made_from),
    }
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _point(verdict: Verdict) -> dict[str, Any]:
    evidence = [{**asdict(observation), "name": name} for name, observation in verdict.evidence]
    point: dict[str, Any] = {"id": verdict.point.id, "name": verdict.point.name, "state": verdict.state}
    return {**point, "reason": verdict.reason, "evidence": evidence, "not_run": [name for name, _ in verdict.not_run]}


def as_markdown(report: Report) -> str:
    """``readiness.md``."""
    return "\n".join(_markdown(report)) + "\n"


def _markdown(report: Report) -> Iterator[str]:
    verdicts = report.verdicts
    yield f"# Readiness of {report.app}: {_sum(verdicts)}\n"
    if report.no_go:
        yield "**No-go**, whatever the score: a 5xx that no injected fault explains, or a test that fails.\n"
        yield from (f"- {_cell(line)}" for line in report.no_go)
        yield ""
    if report.callers:
        yield f"{report.callers}\n"
    yield "| # | point | state | seen |\n|---|---|---|---|"
    for verdict in verdicts:
        yield f"| {verdict.point.id} | {verdict.point.name} | {verdict.state} | {_cell(_seen(verdict))} |"
    yield "\n## Checks\n\n| check | state | seconds | measured | repeat it |\n|---|---|---|---|---|"
    for name, each in sorted(report.evidence.items()):
        figures = ", ".join(f"{figure} {value:g}" for figure, value in (each.figures or {}).items())
        yield f"| {name} | {each.state} | {each.seconds:.1f} | {figures} | `doit check:{report.app}/{name}` |"
    if report.trace is not None:
        yield from traceability.as_markdown(report.trace)
    yield from _findings(report)
    yield "\n## Made from\n"
    yield from (f"- {name}: {value}" for name, value in report.made_from.items())


def _sum(verdicts: list[Verdict]) -> str:
    """``17 of 19 points, minor gaps``."""
    points, number = score(verdicts), applicable(verdicts)
    idle = len(verdicts) - number
    left_out = f" ({idle} of which the spec has nothing)" if idle else ""
    return f"{points} of {number} points{left_out}, {band(number - points)}"


def _seen(verdict: Verdict) -> str:
    if verdict.state == NOT_APPLICABLE:
        return verdict.evidence[0][1].seen
    if verdict.state != PASS:
        return verdict.reason
    contained = verdict.point.in_containers
    seen = "; ".join(
        f"{name if name in contained else name.partition('/')[2]}: {each.seen.strip() or each.expected}"
        for name, each in verdict.evidence
    )
    return f"not in containers: {verdict.not_run[0][1].seen}; {seen}" if verdict.not_run else seen


def _findings(report: Report) -> Iterator[str]:
    """What failed or was not run, in full, and what else the checks noted."""
    for name, each in sorted(report.evidence.items()):
        wrong = [observation for observation in each.observations if observation.state != PASS]
        if wrong or each.details:
            yield f"\n### {name}\n"
        for (state, seen), alike in _by_cause(wrong).items():
            expected = f": expected {alike[0].expected}" if len(alike) == 1 else ""
            yield f"- **{state}** {', '.join(observation.name for observation in alike)}{expected}"
            yield f"\n```text\n{seen.strip()}\n```\n"
        yield from (f"- `{_cell(line)}`" for line in each.details)


def _by_cause(observations: Iterable[Observation]) -> dict[tuple[str, str], list[Observation]]:
    """Observations by their state and what was seen: what one cause did to several is said once."""
    found: dict[tuple[str, str], list[Observation]] = {}
    for each in observations:
        found.setdefault((each.state, each.seen), []).append(each)
    return found


def _cell(text: str, length: int = 300) -> str:
    line = " ".join(text.split()).replace("|", "\\|")
    return line if len(line) <= length else f"{line[:length]}..."


def for_terminal(report: Report, *, points: bool = True) -> str:
    """A line per point, then what to do about each check that did not pass; without ``points`` only that."""
    if not points:
        return "\n".join(_failures(report)).strip("\n")
    verdicts = report.verdicts
    lines = [f"{report.app}: readiness"]
    for verdict in verdicts:
        reason = "" if verdict.state in (PASS, FAIL) else f"  ({_cell(_seen(verdict), 90)})"
        reason += "  (not seen in containers: NOT-RUN)" if verdict.not_run else ""
        lines.append(f"  {verdict.state:<8} {verdict.point.id:>2}  {verdict.point.name}{reason}")
    lines.append(f"  {_sum(verdicts)}")
    lines += [f"  {report.callers}"] if report.callers else []
    if report.no_go:
        lines.append(f"  NO-GO, whatever the score: {_cell('; '.join(report.no_go[:3]))}")
    lines += traceability.for_terminal(report.trace) if report.trace is not None else []
    return "\n".join([*lines, *_failures(report), f"  report: out/reports/{report.app}/readiness.md"])


def _failures(report: Report) -> Iterator[str]:
    unsettled = {
        check: [each for each in evidence.observations if each.state not in SETTLED]
        for check, evidence in report.evidence.items()
    }
    causes = _by_cause(each for observations in unsettled.values() for each in observations)
    left_out = [each for each in report.evidence.values() if {one.state for one in each.observations} == {NOT_RUN}]
    alone = {(NOT_RUN, each.seen) for evidence in left_out for each in evidence.observations}
    shared = {cause for cause, alike in causes.items() if len(alike) > 1 or cause in alone}
    for state, seen in (cause for cause in causes if cause in shared):
        names = ", ".join(_names(report, state, seen))
        yield f"\n  {state} {names}: {_cell(seen, 600)}"
    for check, observations in unsettled.items():
        own = [each for each in observations if (each.state, each.seen) not in shared]
        evidence = report.evidence[check]
        if evidence.state not in SETTLED and (own or {each.state for each in observations} != {NOT_RUN}):
            yield from _failure(report, evidence, own)


def _names(report: Report, state: str, seen: str) -> Iterator[str]:
    """What one cause did something to: observations, or whole checks."""
    for check, evidence in report.evidence.items():
        alike = [each.name for each in evidence.observations if (each.state, each.seen) == (state, seen)]
        if len(alike) == len(evidence.observations):
            yield check
        else:
            yield from (f"{check}/{name}" for name in alike)


def _failure(report: Report, evidence: Evidence, observations: list[Observation]) -> Iterator[str]:
    """A check that did not pass. observations: those of its own causes."""
    if not observations:
        yield f"\n  {evidence.state} {evidence.check}"
    for each in observations:
        yield f"\n  {each.state} {evidence.check}/{each.name}"
        yield f"    expected: {_cell(each.expected)}"
        yield f"    seen:     {_cell(each.seen, 600)}"
    yield from (f"    no-go:    {_cell(line)}" for line in evidence.no_go[:5])
    yield from (f"    noted:    {_cell(line)}" for line in evidence.details[:_DETAIL_LINES])
    shown = {each.seen for each in evidence.observations if each.state == FAIL}
    for command in evidence.commands:
        if command.exit_code:
            yield f"    command:  cd out/{report.app} && {command.line}"
        if command.exit_code and command.seen in shown:
            yield from (f"      | {line}" for line in command.output.rstrip().splitlines()[-_OUTPUT_LINES:])
    yield f"    repeat:   doit check:{report.app}/{evidence.check}"
