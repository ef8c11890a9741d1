"""The steps of a scenario as calls of services."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from generators.model.app import Application
from generators.model.payloads import body_of, response_of
from generators.model.scenarios import Step
from generators.operations.domain import Refusal
from generators.python_source.literals import py
from generators.support.frozen import Frozen
from generators.views.entity_names import entity_ref
from generators.views.src.operations import repositories_of
from generators.views.tests.scenarios.code import Bindings, arguments_of, expectations

_LINE: Final = 112  # of a line inside a ``with`` inside a function
_SAVED: Final = re.compile(r"(\w+)(, status)? = (await call\(.*\))")


class ServiceFunctionView(Frozen):
    """A function that makes a service. code: the call of its class."""

    name: str
    service: str
    code: str


def used(lines: list[str]) -> tuple[str, ...]:
    """The lines, without variables that nothing reads afterwards."""
    read = _last_reads(lines)
    kept = []
    for number, line in enumerate(lines):
        found = _SAVED.fullmatch(line)
        if found is None or read.get(found[1], -1) > number:
            kept.append(line)
        else:
            kept.append(f"_, status = {found[3]}" if found[2] else found[3])
    return tuple(kept)


def _last_reads(lines: list[str]) -> dict[str, int]:
    """Name -> the index of the last line that reads it."""
    tree = ast.parse("\n".join(("async def test() -> None:", *(f"    {line}" for line in lines))))
    reads = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)]
    return {node.id: node.lineno - 2 for node in sorted(reads, key=lambda node: node.lineno)}


def lines_of(bindings: Bindings, step: Step) -> Iterator[str]:
    """Code of one step."""
    call = call_of(bindings, step)
    if not step.succeeds:
        yield from meanwhile(_refusing(bindings.app, step), call)
        return
    payload = response_of(bindings.app, step.route)
    several = bool(step.route.operation) and len(step.route.statuses) > 1
    subject = bindings.variable(step.save) if step.save else "answered"
    inline = list(expectations(bindings, f"(await {call})", step.expect, payload)) if payload else []
    if not step.save and not several and len(inline) < 2 and all(len(line) <= _LINE for line in inline):
        yield from inline or [f"await {call}"]
        return
    yield f"{subject}{', status' if several else ''} = await {call}"
    if several:
        yield f"assert status == {step.status}"
    if payload is not None:
        yield from expectations(bindings, subject, step.expect, payload)


def _refusing(app: Application, step: Step) -> str:
    """Code of what expects a refusal: its message too, where there is but one with its status and code."""
    route = step.route
    found = app.operation(route).compiled.refusals if route.operation else ()
    alike = [each for each in found if (each.status, each.code) == (step.status, step.error)]
    if len(alike) == 1:
        return refusing(alike[0])
    return f"refused(connection, {step.status}{f', {py(step.error)}' if step.error else ''})"


def refusing(refusal: Refusal) -> str:
    """Code of what expects a refusal."""
    return f"refused(connection, {refusal.status}, {py(refusal.code)}, {py(refusal.message)})"


def meanwhile(expected: str, call: str) -> tuple[str, str]:
    """Code of a call of which something is expected."""
    return f"async with {expected}:", f"    await {call}"


def call_of(bindings: Bindings, step: Step, unknown: str = "") -> str:
    """Code that calls the service, not awaited. unknown: the parameter whose row is not there."""
    route, ref = step.route, entity_ref(bindings.app.entities[step.route.entity])
    if not route.operation:
        method, arguments = _endpoint(bindings, step)
        return f"call({', '.join((f'_{ref.snake}_service(connection).{method}', *arguments))})"
    arguments = [
        "uuid4()" if name == unknown else bindings.given_id(step.call.parameters[name])
        for name in arguments_of(bindings.app, step.call)
    ]
    if body_of(bindings.app, route) is not None:
        arguments.append(_body(bindings, step.body or {}, unknown if unknown not in step.call.parameters else ""))
    return f"call({', '.join((f'_{ref.plural}(connection).{route.operation}', *arguments))})"


def _body(bindings: Bindings, body: Mapping[str, Any], unknown: str) -> str:
    items = {py(name): bindings.json(value) for name, value in body.items()}
    items |= {py(unknown): "str(uuid4())"} if unknown else {}
    return "{" + ", ".join(f"{name}: {code}" for name, code in items.items()) + "}"


def _endpoint(bindings: Bindings, step: Step) -> tuple[str, list[str]]:
    """The method of a service that an endpoint calls, and code of its arguments."""
    ref = entity_ref(bindings.app.entities[step.route.entity])
    verb = step.route.verb
    if verb == "list":
        return f"list_{ref.plural}", [bindings.json(dict(step.call.query))]
    arguments = [bindings.given_id(step.call.parameters["id"])] if "id" in step.call.parameters else []
    if verb in ("create", "update"):
        arguments.append(_body(bindings, step.body or {}, ""))
    return f"{verb}_{ref.snake}", arguments


def services_of(app: Application, lines: list[str]) -> Iterator[ServiceFunctionView]:
    """The services that these lines call."""
    used = {name for line in lines for name in re.findall(r"\b(_\w+)\(connection\)\.", line)}
    for key, entity in app.entities.items():
        snake, plural, pascal = entity.name.snake, entity.name.plural, entity.name.pascal
        if f"_{snake}_service" in used:
            code = f"{pascal}Service({pascal}Repository(connection))"
            yield ServiceFunctionView(f"_{snake}_service", f"{pascal}Service", code)
        if f"_{plural}" in used:
            readers = (f"{each.pascal}Repository(connection)" for each in repositories_of(app, key))
            code = f"{pascal}Operations({', '.join(('UnitOfWork(connection)', *readers))})"
            yield ServiceFunctionView(f"_{plural}", f"{pascal}Operations", code)
