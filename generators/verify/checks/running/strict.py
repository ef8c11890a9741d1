"""Point 15: exact types, no unknown fields, and valid values of the types that JSON lacks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, Never

from msgspec.structs import replace

from generators import samples
from generators.model.app import Application
from generators.model.payloads import body_of
from generators.model.values import Field, ReferenceField
from generators.support.failures import NotApplicable, NotRun
from generators.verify.checks.running.scenarios import Shown, before, send, shown
from generators.verify.evidence import Observation
from generators.verify.subjects.expected import as_sent, collection, sent
from generators.verify.subjects.live import Live, Rows, live
from generators.verify.workspace import Workspace, passed

# What JSON has beside objects. Some read a number with a point as something else than one without.
_NO_OBJECTS: Final[tuple[Any, ...]] = (True, 1, 1.5, "text", [])


def strict(work: Workspace) -> Iterator[Observation]:
    """Every field that a client may send: of entities, and to the operations that a scenario shows."""
    creatable = [key for key, entity in work.spec.entities.items() if entity.endpoints.create is not None]
    operated = [each for each in shown(work.spec) if _body(work.spec, each)]
    if not creatable and not operated:
        _nothing_sent(work.spec)
    with live(work) as stack:
        lax = [problem for key in creatable for problem in _coerced(work, stack, key)]
        lax += [problem for each in operated for problem in _operated(work, stack, each, _coercible)]
        lax += [problem for key in creatable for problem in _taken_for_objects(work, stack, key)]
        lax += [problem for each in operated for problem in _operated_without_object(work, stack, each)]
        yield passed("no-coercion", not lax, "422 for a value of another type", lax[:10] or "each was refused")
        loose = [problem for key in creatable for problem in _unknown(work, stack, key)]
        loose += [problem for each in operated for problem in _operated(work, stack, each, _no_such_field)]
        yield passed("unknown-field", not loose, "422 for a field that does not exist", loose or "each was refused")
        refused = [problem for key in creatable for problem in _valid(work, stack, key)]
        refused += [problem for each in operated for problem in _as_shown(work, stack, each)]
        kinds = {field.type for key in creatable for field in work.spec.entities[key].fields.values()}
        kinds |= {field.type for each in operated for field in _body(work.spec, each).values()}
        special = sorted(kind.name for kind in kinds if kind.json_lacks) or ["none of the types that JSON lacks"]
        expected = f"2xx for valid values of every field ({', '.join(special)} among them)"
        yield passed("valid", not refused, expected, refused[:10] or "each was accepted")


def _nothing_sent(app: Application) -> Never:
    taking = [route.name for route in app.routes.routes if route.operation and app.operation(route).body]
    if taking:
        raise NotRun(f"no scenario makes {taking[0]} succeed, so no valid body is known")
    raise NotApplicable("no client sends anything but ids")


def _body(app: Application, operated: Shown) -> Mapping[str, Field]:
    """What an operation takes in its body."""
    scenario, number = operated
    taken = body_of(app, scenario.steps[number].route)
    return {} if taken is None else taken.fields


def _coercible(fields: Mapping[str, Field]) -> Iterator[tuple[str, Any]]:
    """Values of other types, each with the name of its field."""
    yield from ((name, value) for name, field in fields.items() for value in field.type.coercible)


def _no_such_field(_: Mapping[str, Field]) -> Iterator[tuple[str, Any]]:
    yield "no_such_field", "x"


def _operated_without_object(work: Workspace, stack: Live, operated: Shown) -> Iterator[str]:
    """The same request as the scenario sends it, with no object for its body."""
    scenario, number = operated
    names, step = before(work, stack, scenario, number), scenario.steps[number]
    for value in _NO_OBJECTS:
        status = send(work, stack.http, names, replace(step, body=value)).status_code
        if status != 422:
            yield f"{step.route.name} with the body {value!r}: {status}"


def _operated(
    work: Workspace,
    stack: Live,
    operated: Shown,
    wrong: Callable[[Mapping[str, Field]], Iterator[tuple[str, Any]]],
) -> Iterator[str]:
    """A request that succeeds in a scenario, with one value of its body replaced or added."""
    scenario, number = operated
    names, step = before(work, stack, scenario, number), scenario.steps[number]
    for name, value in wrong(_body(work.spec, operated)):
        status = send(work, stack.http, names, replace(step, body={**(step.body or {}), name: value})).status_code
        if status != 422:
            yield f"{step.route.name} with {name} = {value!r}: {status}"


def _as_shown(work: Workspace, stack: Live, operated: Shown) -> Iterator[str]:
    """The same request as the scenario sends it, which has to succeed: otherwise any other would be refused too."""
    scenario, number = operated
    names, step = before(work, stack, scenario, number), scenario.steps[number]
    answer = send(work, stack.http, names, step)
    if answer.status_code != step.status:
        yield f"{step.route.name}: {answer.status_code} {answer.text[:200]}"


def _coerced(work: Workspace, stack: Live, key: str) -> Iterator[str]:
    entity, path, rows = work.spec.entities[key], collection(work.spec, key), Rows(work, stack)
    for verb in ("create", "update"):
        if not entity.endpoints.has(verb):
            continue
        url = path if verb == "create" else f"{path}/{rows.create(key)['id']}"
        for name, field in sent(entity, verb).items():
            for value in field.type.coercible:
                body = rows.body(key, {name: value}) if verb == "create" else as_sent(entity, {name: value})
                status = stack.http.request("POST" if verb == "create" else "PUT", url, json=body).status_code
                if status != 422:
                    yield f"{verb} {key}.{name} = {value!r}: {status}"


def _taken_for_objects(work: Workspace, stack: Live, key: str) -> Iterator[str]:
    entity, path, rows = work.spec.entities[key], collection(work.spec, key), Rows(work, stack)
    urls = {"create": ("POST", path)}
    if entity.endpoints.update is not None:
        urls["update"] = ("PUT", f"{path}/{rows.create(key)['id']}")
    for verb, (method, url) in urls.items():
        statuses = ((value, stack.http.request(method, url, json=value).status_code) for value in _NO_OBJECTS)
        yield from (f"{verb} {key} with the body {value!r}: {status}" for value, status in statuses if status != 422)


def _unknown(work: Workspace, stack: Live, key: str) -> Iterator[str]:
    entity, path, rows = work.spec.entities[key], collection(work.spec, key), Rows(work, stack)
    answers = {"create": stack.http.post(path, rows.body(key, {"no_such_field": "x"}))}
    if entity.endpoints.update is not None:
        answers["update"] = stack.http.put(f"{path}/{rows.create(key)['id']}", {"no_such_field": "x"})
    yield from (f"{verb} {key}: {answer.status_code}" for verb, answer in answers.items() if answer.status_code != 422)


def _valid(work: Workspace, stack: Live, key: str) -> Iterator[str]:
    """A whole body is accepted, and so is a second value of each field on update."""
    entity, path = work.spec.entities[key], collection(work.spec, key)
    rows = Rows(work, stack)
    row = rows.create(key)
    if entity.endpoints.update is None:
        return
    for name, field in sent(entity, "update").items():
        answer = stack.http.put(f"{path}/{row['id']}", as_sent(entity, {name: _another(rows, name, field)}))
        if answer.status_code != 200:
            yield f"update {key}.{name}: {answer.status_code} {answer.text[:200]}"


def _another(rows: Rows, name: str, field: Field) -> Any:
    if isinstance(field, ReferenceField):
        return rows.stored(field.reference.target.key)["id"]
    return samples.sample(field, name, 1)
