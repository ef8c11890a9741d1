"""Requests about a row whose bodies are in order: what else they name is there, and seen by who sends them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from generators import samples
from generators.model.entity import Entity, RowInput
from generators.model.payloads import body_of
from generators.model.routes import Route
from generators.model.values import ReferenceField
from generators.samples.worlds import To, World, allows
from generators.verify.checks.running.access.asking import Asking, Caller
from generators.verify.checks.running.access.staging import anything, beside, worlds
from generators.verify.subjects.expected import create_body, sent
from generators.verify.subjects.rows import required_references

if TYPE_CHECKING:
    import httpx


@dataclass(frozen=True)
class Request:
    """A request that is to be sent in a world. path, body: in which rows of the world stand as references."""

    route: Route
    world: World
    path: Mapping[str, Any]
    body: Mapping[str, Any] | None = None

    def send(self, asking: Asking, ids: Mapping[str, str], caller: Caller) -> httpx.Response:
        """Send it, with the ids of what was stored."""
        path = self.route.path
        for name, value in self.path.items():
            path = path.replace(f"{{{name}}}", str(_resolved(ids, value)))
        options: dict[str, Any] = {} if self.body is None else {"json": _resolved(ids, self.body)}
        url = f"{asking.app.settings.api_prefix}{path}"
        return asking.http.request(self.route.method, url, caller=caller.headers, **options)

    def naming(self, place: str, value: Any) -> Request:
        """The same, which names another row in a parameter of its path or a field of its body."""
        if place in self.path:
            return replace(self, path={**self.path, place: value})
        return replace(self, body={**(self.body or {}), place: value})


def _resolved(ids: Mapping[str, str], value: Any) -> Any:
    if isinstance(value, To):
        return ids[value.row]
    if isinstance(value, Mapping):
        return {name: _resolved(ids, each) for name, each in value.items()}
    return [_resolved(ids, each) for each in value] if isinstance(value, list) else value


def request_of(asking: Asking, entity: Entity, route: Route, caller: Caller, world: World) -> Request | None:
    """A request to a route about the subject of a world, beside whatever else it names. None where there is no way."""
    path: dict[str, Any] = {"id": To(world.subject)} if route.by_id else {}
    if route.verb == "create":
        return _creating(asking, entity, route, caller, world)
    if route.verb:
        return Request(route, world, path, {} if route.verb == "update" else None)
    operation = asking.app.operation(route)
    payload = body_of(asking.app, route)
    body: dict[str, Any] | None = None
    if payload is not None:
        body = {name: samples.sample(field, name) for name, field in payload.fields.items()}
    for name, each in operation.input.items():
        if not isinstance(each, RowInput):
            continue
        inside = next((nested for nested in entity.nested if nested.name == each.within), None)
        values = {inside.column: To(world.subject)} if inside is not None and not inside.link else {}
        found = visible(asking, each.entity, caller)
        if found is None:
            return None
        world, row = beside(world, found, **values)
        if each.in_path:
            path[f"{name}_id"] = To(row)
        elif body is not None:
            body[operation.json(f"{name}_id")] = To(row)
    return Request(route, world, path, body)


def _creating(asking: Asking, entity: Entity, route: Route, caller: Caller, world: World) -> Request | None:
    """``world`` holds whatever else has to be there."""
    taken, references = sent(entity, "create"), dict[str, Any]()
    for column, target in required_references(asking.app, entity.key):
        if column not in taken:
            continue
        found = visible(asking, target, caller)
        if found is None:
            return None
        world, row = beside(world, found)
        references[column] = To(row)
    return Request(route, world, {}, create_body(entity, next(asking.stage.tables.numbers), references))


def visible(asking: Asking, key: str, caller: Caller) -> World | None:
    """A world with a row of an entity that a caller sees; None where nothing shows one."""
    return next(_seen(asking, key, caller, is_seen=True), None)


def hidden(asking: Asking, key: str, caller: Caller) -> World | None:
    """A world with a row of an entity that a caller does not see; None where there is none."""
    return next(_seen(asking, key, caller, is_seen=False), None)


def _seen(asking: Asking, key: str, caller: Caller, *, is_seen: bool) -> Iterator[World]:
    seen = asking.app.entities[key].seen
    if seen is None:
        if is_seen:
            yield anything(asking.app, key)
        return
    for world in worlds(asking.app, key, {"get": seen}, [caller.held]):
        if allows(asking.app, seen, world, caller.held) is is_seen:
            yield world


def as_it_is(entity: Entity, request: Request, row: Mapping[str, Any]) -> Request | None:
    """An update that sends a value that the row has already; None where clients change no value."""
    for name, field in sent(entity, "update").items():
        plain = not isinstance(field, ReferenceField) and field.items is None and field.fields is None
        if plain and row[name] is not None:
            return request.naming(entity.json(name), samples.canonical(field, row[name]))
    return None
