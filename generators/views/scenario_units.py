"""Scenarios -> the views of the tests that call the services themselves, without HTTP."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from generators.code import py
from generators.names import Name
from generators.spec.calls import COMMON_ERRORS, is_invalid, operation_spec, refusals, succeeds
from generators.spec.model import AppSpec, RowInputSpec
from generators.spec.scenarios import Step, first_success, leading, plays
from generators.spec.shapes import answer_of, body_of
from generators.views.entity import entity_ref
from generators.views.model import EntityRef, ImportView
from generators.views.operations import repositories_of, schema_name
from generators.views.scenario_code import Cast, arguments_of, expectations, imports, needs, row_lines
from generators.views.scenarios import doc_lines

_LINE: Final = 112  # of a line inside a ``with`` inside a function
_SAVED: Final = re.compile(r"(\w+)(, status)? = as_json\((await .*)\)")


@dataclass(frozen=True, slots=True)
class UnitTestView:
    """One test. successes: code of the arguments of ``counting``, "" for a test that does not count."""

    name: str
    stores: bool
    doc: tuple[str, ...]
    rows: tuple[str, ...]
    successes: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ServiceFunctionView:
    """A function that makes a service. code: the call of its class."""

    name: str
    service: str
    code: str


@dataclass(frozen=True, slots=True)
class UnitTestsView:
    """``tests/unit/test_<entity>_operations.py``."""

    ref: EntityRef
    tests: tuple[UnitTestView, ...]
    services: tuple[ServiceFunctionView, ...]
    imports: tuple[ImportView, ...]


def unit_tests_view(app: AppSpec, key: str) -> UnitTestsView:
    """What the scenarios show of an entity's operations, and of those that lead up to them."""
    found = [*_scenarios(app, key), *_unknown_rows(app, key)]
    lines = [line for _, test in found for line in test.lines]
    services = tuple(_services(app, lines))
    code = ["AsyncConnection", "AsyncSession", *lines, *(each.service for each in services)]
    code += [each.code for each in services]
    code += [part for cast, test in found for part in (*needs(cast), *(("store",) if test.stores else ()))]
    code += ["counting"] if any(test.successes for _, test in found) else []
    return UnitTestsView(
        ref=entity_ref(key, app.entities[key]),
        tests=tuple(test for _, test in found),
        services=services,
        imports=imports(app, code),
    )


def has_unit_tests(app: AppSpec, key: str) -> bool:
    """Whether a scenario shows anything of an entity's operations."""
    return any(play.home == key and _kept(app, play.steps) for play in plays(app)) or any(
        first_success(plays(app), key, name) for name in app.entities[key].operations
    )


def _kept(app: AppSpec, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps that services answer by themselves, nothing when no operation is among them."""
    kept = tuple(step for step in steps if _by_service(app, step))
    return kept if any(step.route.operation for step in kept) else ()


def _by_service(app: AppSpec, step: Step) -> bool:
    """An invalid request and a violated key never come from a service."""
    spec = step.spec
    if succeeds(spec):
        return True
    known = {("resource_not_found", COMMON_ERRORS["resource_not_found"])}
    known |= set(refusals(app, step.route)) if step.route.operation else set()
    return not is_invalid(spec) and any(status == spec.status and spec.error in (None, code) for code, status in known)


def _scenarios(app: AppSpec, key: str) -> Iterator[tuple[Cast, UnitTestView]]:
    for play in plays(app):
        steps = _kept(app, play.steps)
        if play.home == key and steps:
            cast = Cast.of(app, play.spec)
            lines = _used([line for step in steps for line in _lines(cast, step)])
            yield (
                cast,
                UnitTestView(
                    play.name, bool(cast.given), doc_lines(app, play), row_lines(cast), _successes(steps), lines
                ),
            )


def _successes(steps: tuple[Step, ...]) -> str:
    """How often each operation succeeds."""
    counts = Counter[str]()
    for step in steps:
        if step.route.operation:
            counts[f"{Name.of(step.route.entity).snake}_{step.route.operation}"] += succeeds(step.spec)
    return ", ".join(f"{name}={number}" for name, number in counts.items())


def _unknown_rows(app: AppSpec, key: str) -> Iterator[tuple[Cast, UnitTestView]]:
    """For each operation that succeeds somewhere: the same call with each of its rows unknown."""
    known = plays(app)
    for name in app.entities[key].operations:
        found = first_success(known, key, name)
        if found is None:
            continue
        play, index = found
        cast, step = Cast.of(app, play.spec), play.steps[index]
        before = [line for each in leading(play.steps[:index]) for line in _lines(cast, each)]
        asserts = [
            line
            for row, resource in _rows(app, step)
            for line in _fitted(f"assert await missing(connection, {{}}) == {py(resource)}", _call(cast, step, row))
        ]
        if asserts:
            doc = ('"""Each of its rows has to be there."""',)
            lines = _used([*before, *asserts])
            yield cast, UnitTestView(f"{name}_of_unknown_rows", bool(cast.given), doc, row_lines(cast), "", lines)


def _rows(app: AppSpec, step: Step) -> Iterator[tuple[str, str]]:
    """(parameter, name of the resource) of each row that an operation is about."""
    if "id" in step.call.parameters:
        yield "id", Name.of(step.route.entity).snake
    for name, each in operation_spec(app, step.route).input.items():
        if isinstance(each, RowInputSpec):
            yield f"{name}_id", Name.of(each.entity).snake


def _used(lines: list[str]) -> tuple[str, ...]:
    """The lines, without variables that nothing uses afterwards."""
    kept: list[str] = []
    for line in reversed(lines):
        found = _SAVED.fullmatch(line)
        unused = found is not None and not any(re.search(rf"\b{found[1]}\b", other) for other in kept)
        if found is None or not unused:
            kept.append(line)
        else:
            kept.append(f"_, status = {found[3]}" if found[2] else found[3])
    return tuple(reversed(kept))


def _lines(cast: Cast, step: Step) -> Iterator[str]:
    """Code of one step."""
    spec, call = step.spec, _call(cast, step)
    if not succeeds(spec):
        code = f"({spec.status}, {py(spec.error)})" if spec.error else ""
        assertion = f"assert await refused(connection, {{}}) == {code}"
        yield from _fitted(assertion if code else f"assert (await refused(connection, {{}}))[0] == {spec.status}", call)
        return
    shape = answer_of(cast.app, step.route)
    several = bool(step.route.operation) and len(step.route.statuses) > 1
    subject = cast.variable(spec.save) if spec.save else "answered"
    inline = list(expectations(cast, f"as_json(await {call})", spec.expect, shape)) if shape else []
    if not spec.save and not several and len(inline) < 2 and all(len(line) <= _LINE for line in inline):
        yield from inline or [f"await {call}"]
        return
    yield f"{subject}{', status' if several else ''} = as_json(await {call})"
    if several:
        yield f"assert status == {spec.status}"
    if shape is not None:
        yield from expectations(cast, subject, spec.expect, shape)


def _fitted(assertion: str, call: str) -> Iterator[str]:
    """An assertion about a call, in two lines where one would be too long."""
    line = assertion.format(call)
    if len(line) > _LINE:
        yield f"call = {call}"
        line = assertion.format("call")
    yield line


def _call(cast: Cast, step: Step, unknown: str = "") -> str:
    """Code that calls the service, not awaited. unknown: the parameter whose row is not there."""
    route, snake = step.route, Name.of(step.route.entity).snake
    if not route.operation:
        return f"_{snake}_service(connection).{_endpoint(cast, step)}"
    arguments = [
        "uuid4()" if name == unknown else cast.row_id(step.call.parameters[name])
        for name in arguments_of(cast.app, step.call)
    ]
    if body_of(cast.app, route) is not None:
        body = _body(cast, step.spec.body or {}, unknown if unknown not in step.call.parameters else "")
        arguments.append(f"{schema_name(route.entity, route.operation)}.model_validate({body})")
    return f"_{snake}_operations(connection).{route.operation}({', '.join(arguments)})"


def _body(cast: Cast, body: dict[str, Any], unknown: str) -> str:
    items = {py(name): cast.json(value) for name, value in body.items()}
    items |= {py(unknown): "str(uuid4())"} if unknown else {}
    return "{" + ", ".join(f"{name}: {code}" for name, code in items.items()) + "}"


def _endpoint(cast: Cast, step: Step) -> str:
    """Code of the method of a service that an endpoint calls."""
    ref = entity_ref(step.route.entity, cast.app.entities[step.route.entity])
    verb = step.route.verb
    if verb == "list":
        query = cast.json(dict(step.call.query))
        return f"list_{ref.plural}({ref.pascal}ListQuery.model_validate({query}))"
    arguments = [cast.row_id(step.call.parameters["id"])] if "id" in step.call.parameters else []
    if verb in ("create", "update"):
        arguments.append(f"{ref.pascal}{verb.capitalize()}.model_validate({_body(cast, step.spec.body or {}, '')})")
    return f"{verb}_{ref.snake}({', '.join(arguments)})"


def _services(app: AppSpec, lines: list[str]) -> Iterator[ServiceFunctionView]:
    """The services that these lines call."""
    used = {name for line in lines for name in re.findall(r"\b(_\w+)\(connection\)\.", line)}
    for key in app.entities:
        snake, pascal = Name.of(key).snake, Name.of(key).pascal
        if f"_{snake}_service" in used:
            code = f"{pascal}Service({pascal}Repository(connection))"
            yield ServiceFunctionView(f"_{snake}_service", f"{pascal}Service", code)
        if f"_{snake}_operations" in used:
            readers = (f"{each.pascal}Repository(connection)" for each in repositories_of(app, key))
            code = f"{pascal}Operations({', '.join(('UnitOfWork(connection)', *readers))})"
            yield ServiceFunctionView(f"_{snake}_operations", f"{pascal}Operations", code)
