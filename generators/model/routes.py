"""Everything that a client can call: method, path, parameters and statuses, worked out once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from typing import Any, Final
from urllib.parse import unquote

from generators.language.reserved_names import OWN_REFUSALS
from generators.support.frozen import Frozen

# What any call may answer: an invalid request, a row that is not there, and what contradicts the stored data.
COMMON_ERRORS: Final = {"validation_error": 422, "resource_not_found": 404, "conflict": 409}
# What a call may answer besides where not everybody may call.
ACCESS_ERRORS: Final = OWN_REFUSALS
# The statuses of what is no body of this API: too large, or of another media type.
BODY_ERRORS: Final = (413, 415)
# ``$name`` or ``$name.field``, and nothing else.
REFERENCE: Final = re.compile(r"\$([a-z][a-z0-9_]*)(?:\.([A-Za-z_][A-Za-z0-9_]*))?")


class Route(Frozen):
    """An endpoint (``verb``) or an operation of an entity.

    path: below the prefix of the API. parameters: as the path names them. by_id: it is about one row of the entity.
    statuses: of its successes, the usual one first.
    """

    method: str
    path: str  # /carts/{id}/items/{item_id}
    entity: str
    verb: str  # create, "" for an operation
    operation: str  # add_item, "" for an endpoint
    parameters: tuple[str, ...]
    statuses: tuple[int, ...]

    @property
    def name(self) -> str:
        """``POST /carts/{id}/items``."""
        return f"{self.method} {self.path}"

    @property
    def by_id(self) -> bool:
        """Whether it is about one row of its entity."""
        return "id" in self.parameters

    @property
    def reads(self) -> bool:
        """Whether it changes nothing."""
        return self.method == "GET"

    def url(self, prefix: str, entity: str) -> str:
        """The whole path, in which the row of the entity is called after it: ``{cart_id}``."""
        return prefix + self.path.replace("{id}", f"{{{entity}_id}}")


@dataclass(frozen=True)
class Call:
    """A call that a route answers. text: as written. segments: the parts of its path, as many as the route's has.

    query: names and values as the application reads them; one of a scenario that was read may be ``Relative``.
    """

    route: Route
    text: str
    segments: tuple[str, ...]
    query: tuple[tuple[str, Any], ...]

    @cached_property
    def parameters(self) -> dict[str, str]:
        """What stands for each ``{...}`` of the path: ``{"id": "$cart.id"}``."""
        pairs = zip(_parts(self.route.path), self.segments, strict=True)
        return {part[1:-1]: text for part, text in pairs if part.startswith("{")}


@dataclass(frozen=True, slots=True)
class RouteTable:
    """Routes, found by what a client calls."""

    routes: tuple[Route, ...]
    _by_form: dict[tuple[str, int, str], list[Route]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        forms: dict[tuple[str, int, str], list[Route]] = {}
        for route in self.routes:
            parts = _parts(route.path)
            forms.setdefault((route.method, len(parts), _fixed(parts[0])), []).append(route)
        object.__setattr__(self, "_by_form", forms)

    def find(self, text: str) -> Call | None:
        """The route that answers a call such as ``PUT /carts/$cart.id/items/$line.id``; None when none does."""
        method, _, target = text.partition(" ")
        path, _, query = target.partition("?")
        segments = tuple(_parts(path))
        fitting = [route for route in self._alike(method, segments) if _fits(route, segments)]
        best = min(fitting, key=lambda route: len(route.parameters), default=None)
        parts = (part.partition("=") for part in query.split("&"))
        pairs = tuple((name, unquote(value)) for name, _, value in parts if name)
        return None if best is None else Call(best, text, segments, pairs)

    def worded(self) -> list[Route]:
        """Routes whose path has words where that of another route has an id; the one with the most words first."""
        shapes = {_shape(route) for route in self.routes}
        found = [route for route in self.routes if any(each in shapes for each in _wider(_shape(route)))]
        return sorted(found, key=lambda route: len(route.parameters))

    def _alike(self, method: str, segments: tuple[str, ...]) -> Iterable[Route]:
        for first in (segments[0], ""):
            yield from self._by_form.get((method, len(segments), first), ())


def _parts(path: str) -> list[str]:
    return path.split("/")[1:]


def _fixed(part: str) -> str:
    """A part of a path as a client writes it; "" for a parameter."""
    return "" if part.startswith("{") else part


def _shape(route: Route) -> tuple[str, ...]:
    return tuple(_fixed(part) for part in _parts(route.path))


def _wider(shape: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The shapes with parameters in places of words."""
    return (each for each in product(*({part, ""} for part in shape)) if each != shape)


def _fits(route: Route, segments: tuple[str, ...]) -> bool:
    return all(
        part == segment or (part.startswith("{") and bool(segment))
        for part, segment in zip(_parts(route.path), segments, strict=True)
    )
