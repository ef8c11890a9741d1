"""What a step expects a call to be answered with: a status and an error that its caller may get."""

from __future__ import annotations

from collections.abc import Iterator

from generators.language.model import StepSpec
from generators.model.app import Application
from generators.model.routes import ACCESS_ERRORS, COMMON_ERRORS, Route
from generators.model.rules.route_errors import declared_errors, errors_of
from generators.model.scenarios.scenario import is_success
from generators.support.frozen import Frozen
from generators.support.suggest import did_you_mean


class StatusProblem(Frozen):
    """An answer that nobody gets. place: the key of the step."""

    place: str
    message: str
    hint: str


def caller_problem(app: Application, step: StepSpec, route: Route) -> StatusProblem | None:
    """An answer that the caller never gets, because it may not call or because it may."""
    access = app.access(route)
    if app.auth is None or access is None:
        return None
    held = app.auth.held(step.caller)
    caller = f"`{step.caller}`" if step.caller else "a caller with every role"
    if not access.admits(held):
        status = ACCESS_ERRORS["unauthenticated" if held is None else "forbidden"]
        if step.status == status:
            return None
        message = f"{caller} may not call {route.name}, and is answered with {status}"
        return StatusProblem(_place(step), message, f"write `status: {status}`, or say `as:` somebody who may")
    # An operation may refuse whom its door lets in.
    declared = {status for _, status in declared_errors(app, route)}
    if step.status not in ACCESS_ERRORS.values() or step.status in declared:
        return None
    if step.status == ACCESS_ERRORS["forbidden"] and not access.reaches_all(held):
        return None  # it may be somebody else's row
    hint = "say `as:` somebody who may not" if step.caller is None else "write the status of a success"
    return StatusProblem(_place(step), f"{caller} may call {route.name}", hint)


def status_problems(app: Application, step: StepSpec, route: Route) -> Iterator[StatusProblem]:
    """A status or an error that the call never answers."""
    place, possible = _place(step), list(errors_of(app, route))
    if step.error is not None:
        statuses = {status for code, status in possible if code == step.error}
        if not statuses:
            hint = did_you_mean(step.error, {code for code, _ in possible})
            yield StatusProblem("error", f"{route.name} never answers `{step.error}`", hint)
        elif step.status not in statuses:
            wanted = " or ".join(map(str, sorted(statuses)))
            message = f"`{step.error}` is answered with {wanted}, not {step.status}"
            yield StatusProblem(place, message, f"write `status: {wanted}`")
    elif is_success(step.status) and step.status not in route.statuses:
        message = f"a success of {route.name} is answered with {' or '.join(map(str, route.statuses))}"
        yield StatusProblem(place, f"{message}, not {step.status}", f"write `status: {route.statuses[0]}`")
    elif not is_success(step.status) and step.status not in {status for _, status in possible}:
        known = ", ".join(map(str, sorted({*COMMON_ERRORS.values(), *(status for _, status in possible)})))
        message = f"{route.name} never answers {step.status}"
        yield StatusProblem(place, message, f"its errors have the status {known}")


def _place(step: StepSpec) -> str:
    return "status" if "status" in step.model_fields_set else "call"
