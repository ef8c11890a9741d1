"""Which example a spec lacks, where no test notices that one of its operations is wrong."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generators.model.app import Application
from generators.model.routes import Route
from generators.model.traceability import unshown
from generators.mutation.result import Survivor
from generators.operations.domain import Method, Origin, Refusal
from generators.python_source.unparse import in_order

_LOCK: Final = re.compile(r""", lock=["'](share|update)["']""")


@dataclass(frozen=True, slots=True)
class Place:
    """A statement of a service's method, the operation that it belongs to, and the line that it comes from.

    origin: None for what every operation begins with.
    """

    route: Route
    method: Method
    statement: ast.stmt
    origin: Origin | None

    def __str__(self) -> str:
        """``Parcel.ship, line 2 of its `do:`, `require(self.paid, 409, "not_paid")```."""
        what = f"{self.route.entity}.{self.route.operation}"
        return f"{what}, line {self.origin.number} of its `do:`, `{self.origin.text}`" if self.origin else what


def lacking(app: Application, source: str, survivor: Survivor) -> str:
    """What nobody has shown of an operation that is a little wrong; "" for what is no line of an operation.

    source: the file of the survivor.
    """
    place = _place(app, ast.parse(source), survivor.mutant.line)
    reason = _reason(app, place, survivor) if place is not None and survivor.outcome.status == "survived" else ""
    return f"{place}: {reason}" if reason else ""


def _is_lock(survivor: Survivor) -> bool:
    """Whether all that is wrong is what is locked, which nobody sees in an answer."""
    before, after = (_LOCK.sub("", text) for text in (survivor.mutant.before, survivor.mutant.after))
    return before == after


def _reason(app: Application, place: Place, survivor: Survivor) -> str:
    route = place.route
    if app.scenarios.first_success(route.entity, route.operation) is None:
        return f"no scenario makes it succeed ({route.name})"
    if place.origin is None or _is_lock(survivor):
        return ""
    refusal = _refusal(place, place.origin)
    if refusal is not None and refusal in unshown(app, route):
        return f"no scenario makes it answer {refusal.status} {refusal.code}"
    if not survivor.outcome.reached:
        return "no scenario comes to this line"
    return f"no scenario tells `{survivor.mutant.before}` from `{survivor.mutant.after}`"


def _refusal(place: Place, origin: Origin) -> Refusal | None:
    """What the line answers, if it is a ``require``."""
    told = {node.value for node in ast.walk(place.statement) if isinstance(node, ast.Constant)}
    if not origin.text.startswith("require("):
        return None
    return next((each for each in place.method.refusals if {each.status, each.code} <= told), None)


def _place(app: Application, tree: ast.Module, line: int) -> Place | None:
    for function in ast.walk(tree):
        if isinstance(function, ast.AsyncFunctionDef) and _is_on(function, line):
            for route, method in _operations(app, function.name):
                if _body(function) == _body(_written(method)):
                    return _in_method(route, method, function, line)
    return None


def _in_method(route: Route, method: Method, function: ast.AsyncFunctionDef, line: int) -> Place | None:
    """The innermost statement on a line."""
    found = [
        Place(route, method, statement, origin)
        for statement, origin in zip(in_order(function.body), method.origins, strict=True)
        if _is_on(statement, line)
    ]
    return found[-1] if found else None


def _is_on(node: ast.stmt, line: int) -> bool:
    return node.lineno <= line <= (node.end_lineno or node.lineno)


def _operations(app: Application, name: str) -> Iterator[tuple[Route, Method]]:
    for route in app.routes.routes:
        if route.operation == name:
            yield route, app.operation(route).compiled


def _written(method: Method) -> ast.AsyncFunctionDef:
    (function,) = ast.parse("\n".join(method.lines)).body
    assert isinstance(function, ast.AsyncFunctionDef)
    return function


def _body(function: ast.AsyncFunctionDef) -> str:
    """What a method does: its statements after the docstring."""
    return ast.dump(ast.Module(function.body[1:], []))
