"""The scenarios of the spec, over HTTP, on the application as it runs in production."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from generators.field_types.moments.relative import Awaited, Relative
from generators.model.app import Application
from generators.model.payloads import Payload, columns, response_of
from generators.model.routes import REFERENCE, Call
from generators.model.scenarios.relative_times import Meanwhile, as_text, moved
from generators.model.scenarios.rows import rows_of
from generators.model.scenarios.scenario import Scenario, Step
from generators.samples import canonical
from generators.support.failures import NotApplicable
from generators.verify.evidence import Observation
from generators.verify.subjects.client import Client
from generators.verify.subjects.identity.callers import bearer
from generators.verify.subjects.live import DATABASE, Reached, live
from generators.verify.subjects.rows import Tables
from generators.verify.workspace import Workspace, passed
from generators.views.tests.scenarios.code import as_answered

if TYPE_CHECKING:
    import httpx

Names = dict[str, dict[str, Any]]
Shown = tuple[Scenario, int]  # and the index of the step


def scenarios(work: Workspace) -> Iterator[Observation]:
    """Each scenario on an empty database: rows are inserted with SQL, everything else is HTTP."""
    known = work.spec.scenarios
    if not known:
        raise NotApplicable("the spec has no scenario")
    with live(work) as stack:
        problems = {scenario.name: run(work, stack, scenario) for scenario in known}
    work.figures["scenarios"] = float(len(known))
    work.outcomes |= {name: "failed" if problem else "passed" for name, problem in problems.items()}
    wrong = [f"{name}: {problem}" for name, problem in problems.items() if problem]
    expected = f"every step of {len(known)} scenarios as the spec says"
    yield passed("as-expected", not wrong, expected, "; ".join(wrong[:5]) or "as it says")
    yield passed("no-5xx", not work.no_go, "no 5xx", work.no_go[:5] or "none")


def run(work: Workspace, stack: Reached, scenario: Scenario) -> str:
    """Run one scenario; returns what is not as expected, "" for nothing."""
    scenario = begun(scenario, datetime.now(UTC))
    names = before(work, stack, scenario, 0)
    for number, step in enumerate(scenario.steps, 1):
        response = send(work, stack.http, names, step)
        problem = _problem(work, names, step, response)
        if problem:
            return f"step {number}, {step.call.text}: {problem}"
        if step.save:
            names[step.save] = response.json()
    return ""


def begun(scenario: Scenario, now: datetime) -> Scenario:
    """A scenario that begins now: what it tells from the present is there."""

    def told(value: Relative) -> Any:
        return Meanwhile(now, value.shift) if isinstance(value, Awaited) else as_text(value, now)

    return replace(
        scenario,
        given=tuple(replace(row, written=moved(row.written, told)) for row in scenario.given),
        steps=tuple(
            replace(step, call=_asked(step.call, told), body=moved(step.body, told), expect=moved(step.expect, told))
            for step in scenario.steps
        ),
    )


def _asked(call: Call, told: Callable[[Relative], Any]) -> Call:
    return Call(call.route, call.text, call.segments, tuple((name, moved(value, told)) for name, value in call.query))


def given(tables: Tables, scenario: Scenario) -> Names:
    """Store the given rows; returns each as JSON, by its name."""
    names: Names = {}
    for row in rows_of(tables.app, scenario):
        fields = columns(tables.app.entities[row.entity])
        values = {name: canonical(fields[name], value) for name, value in {**row.defaults, **row.values}.items()}
        values |= {column: names[name]["id"] for column, name in row.rows.items()}
        names[row.name] = tables.insert(row.entity, values)
    return names


def shown(app: Application) -> Iterator[Shown]:
    """Each operation, as the first scenario shows it in which it succeeds, begun now."""
    now = datetime.now(UTC)
    for route in app.routes.routes:
        found = app.scenarios.first_success(route.entity, route.operation) if route.operation else None
        if found is not None:
            yield begun(found[0], now), found[1]


def before(work: Workspace, stack: Reached, scenario: Scenario, number: int) -> Names:
    """Run the first steps of a scenario, so many; returns what its names stand for then."""
    tables = Tables(stack.database, DATABASE, work.spec, work.numbers)
    tables.empty()
    names = given(tables, scenario)
    for step in scenario.steps[:number]:
        response = send(work, stack.http, names, step)
        if step.save:
            names[step.save] = response.json()
    return names


def send(work: Workspace, http: Client, names: Names, step: Step) -> httpx.Response:
    """Send the request of a step."""
    call = step.call
    path = "/".join(str(_resolved(names, segment)) for segment in call.segments)
    query = [(name, str(_resolved(names, value))) for name, value in call.query]
    options: dict[str, Any] = {"params": query} if query else {}
    options["caller"] = bearer(work, step.caller)
    if step.body is not None:
        options["json"] = _resolved(names, step.body)
    return http.request(call.route.method, f"{work.spec.settings.api_prefix}/{path}", **options)


def _resolved(names: Names, value: Any) -> Any:
    """A value with what stands for its ``$name.field``."""
    if isinstance(value, dict):
        return {key: _resolved(names, item) for key, item in value.items()}
    if isinstance(value, list):
        return [_resolved(names, item) for item in value]
    found = REFERENCE.fullmatch(value) if isinstance(value, str) else None
    return value if found is None else names[found[1]][found[2]]


def _problem(work: Workspace, names: Names, step: Step, response: httpx.Response) -> str:
    if response.status_code != step.status:
        return f"expected {step.status}, answered {response.status_code} {response.text[:300]}"
    if not step.succeeds:
        code = response.json().get("error")
        return f"expected the error {step.error}, answered {code}" if step.error not in (None, code) else ""
    payload = response_of(work.spec, step.route)
    if payload is None or not step.expect:
        return ""
    return next(_differing(names, payload, step.expect, response.json(), ""), "")


def _differing(names: Names, payload: Payload, expected: Mapping[str, Any], found: Any, where: str) -> Iterator[str]:
    """Where an answer is not as expected; what nothing is expected of may be anything."""
    for name, value in expected.items():
        seen, place = found.get(name), f"{where}{name}"
        if name in payload.rows:
            if not isinstance(seen, list) or len(seen) != len(value):
                yield f"expected {len(value)} {place}, answered {str(seen)[:300]}"
                continue
            for index, (item, row) in enumerate(zip(value, seen, strict=True)):
                yield from _differing(names, payload.rows[name], item, row, f"{place}[{index}].")
            continue
        wanted = _resolved(names, as_answered(payload.fields[name], value))
        # To Python true is 1 and 1 is 1.0.
        if wanted != seen or isinstance(wanted, bool) != isinstance(seen, bool):
            yield f"expected {place} = {wanted!r}, answered {seen!r}"
