"""Scenarios -> the views of the tests that they become, over HTTP."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generators.language.model import AppSpec
from generators.model.payloads import answer_of
from generators.model.routes import succeeds
from generators.model.scenarios import Play, Step, plays
from generators.python_source.literals import py
from generators.support.names import Name
from generators.views.base import EntityRef, ImportView
from generators.views.entity_names import entity_ref
from generators.views.tests.scenarios.code import Cast, address, expectations, imports, needs, row_lines

_WIDTH: Final = 112  # of a docstring's text
_LINE: Final = 116  # of a line inside a function


@dataclass(frozen=True, slots=True)
class ScenarioTestView:
    """One test. doc: the lines of its docstring, quotes included. lines: code, "" for a blank line."""

    name: str
    stores: bool  # it needs the database session
    doc: tuple[str, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScenarioTestsView:
    """``tests/integration/test_<plural>_scenarios.py``."""

    ref: EntityRef
    api_prefix: str
    tests: tuple[ScenarioTestView, ...]
    stores: bool
    imports: tuple[ImportView, ...]


def scenario_tests_view(app: AppSpec, key: str) -> ScenarioTestsView:
    """The scenarios that are at home with an entity."""
    tests, code = [], list[str]()
    for play in plays(app):
        if play.home == key:
            cast = Cast.of(app, play.spec)
            steps = [line for step in play.steps for line in http_lines(cast, step)]
            lines = (*row_lines(cast), *steps)
            tests.append(ScenarioTestView(play.name, bool(cast.given), doc_lines(app, play), lines))
            code += [*needs(cast), *steps, *(("store", "AsyncSession") if cast.given else ())]
    return ScenarioTestsView(
        ref=entity_ref(key, app.entities[key]),
        api_prefix=app.settings.api_prefix,
        tests=tuple(tests),
        stores=any(test.stores for test in tests),
        imports=imports(app, code),
    )


def has_scenarios(app: AppSpec, key: str) -> bool:
    """Whether a scenario is at home with an entity."""
    return any(play.home == key for play in plays(app))


def doc_lines(app: AppSpec, play: Play) -> tuple[str, ...]:
    """The docstring of a scenario: what it says of itself, and what it proves."""
    proofs = [f"{name}: {app.requirements[name]}" for name in play.spec.satisfies]
    title = play.spec.description or ("" if proofs else f"{Name.of(play.name).human.capitalize()}.")
    if len(proofs) == 1:
        proofs[0] = f"Proves {proofs[0]}."
    elif proofs:
        proofs = ["Proves", *(f"- {proof}" for proof in proofs)]
    paragraphs = [*([title, ""] if title and proofs else [title] if title else []), *proofs]
    lines = [line for text in paragraphs for line in textwrap.wrap(_escaped(text), _WIDTH) or [""]]
    if len(lines) == 1:
        return (f'"""{lines[0]}"""',)
    return (f'"""{lines[0]}', *lines[1:], '"""')


def _escaped(text: str) -> str:
    """Free text inside a docstring."""
    return " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')


def http_lines(cast: Cast, step: Step) -> Iterator[str]:
    """Code of one step: the request, and what its answer must be."""
    request = http_request(cast, step)
    for line in _checked(cast, step, request):
        if request in line and len(line) > _LINE:
            yield f"response = {request}"
            yield line.replace(request, "response")
        else:
            yield line


def _checked(cast: Cast, step: Step, request: str) -> Iterator[str]:
    spec = step.spec
    if not succeeds(spec):
        code = f"error({request}, {spec.status})"
        yield f"assert {code} == {py(spec.error)}" if spec.error else code
        return
    answer = f"answer({request}, {spec.status})"
    shape = answer_of(cast.app, step.route)
    if spec.save:
        subject = cast.variable(spec.save)
        yield f"{subject} = {answer}"
    elif len(spec.expect) == 1:
        subject = answer
    elif spec.expect:
        subject = "answered"
        yield f"{subject} = {answer}"
    else:
        yield answer
    if spec.expect and shape is not None:
        yield from expectations(cast, subject, spec.expect, shape)


def http_request(cast: Cast, step: Step) -> str:
    """Code that sends the request of a step."""
    body = "" if step.spec.body is None else f", json={cast.json(step.spec.body)}"
    method = step.route.method.lower()
    if body and method == "delete":
        return f'await client.request("DELETE", {address(cast, step.call)}{body})'
    return f"await client.{method}({address(cast, step.call)}{body})"
