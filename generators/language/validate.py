"""``Document`` -> ``AppSpec``: the shape of a spec, with pydantic's findings in our own words and at their places."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generators.language.messages.pydantic_errors import explain, plain
from generators.language.model import AppSpec
from generators.language.yaml.document import Document, Loc

_FREE = ("default", "example")
# What stands for a line that was refused, so that the rest of what it belongs to can be looked at.
_CALL = "GET /refused"
_HTTP = "POST /refused"


def shape(document: Document) -> AppSpec | None:
    """The spec, its errors reported. Parts that are refused are left out, so that the rest can still be checked; None
    when nothing is left."""
    data = document.data
    for loc in _empty(data, ()) if document.has_nulls else ():
        document.report(loc, "empty-value", f"`{loc[-1]}` has no value", _empty_hint(document, loc))
        node = document.find(loc)
        assert node is not None
        document.broken.add((node.line, node.column))
    first = True
    while True:
        try:
            return AppSpec.model_validate(data)
        except ValidationError as failure:
            errors = failure.errors(include_url=False)
        if first:
            _report(document, errors)
            data, first = copy.deepcopy(data), False
        if not _leave_out(data, errors):
            return None


def _empty(value: Any, loc: Loc) -> Iterator[Loc]:
    """The places of values that are missing after their key."""
    if value is None and loc:
        yield loc
    elif isinstance(value, dict):
        for key, child in value.items():
            if not _may_be_null((*loc, key)):
                yield from _empty(child, (*loc, key))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from _empty(child, (*loc, index))


def _may_be_null(loc: Loc) -> bool:
    """Whether null is a value here: a default, an example, what a scenario sends and what it expects."""
    if loc[-1] in _FREE and len(loc) >= 3 and loc[-3] in ("fields", "input"):
        return True
    return len(loc) > 5 and loc[0] == "scenarios" and (loc[2] == "given" or loc[4] in ("body", "expect"))


def _empty_hint(document: Document, loc: Loc) -> str:
    line, column = document.place(loc, "key")
    if document.lines[line - 1][column - 1 :].removeprefix(str(loc[-1])).lstrip()[:1] in (",", "}"):
        return "put text with a comma in it into quotes"
    if len(loc) >= 2 and loc[-2] == "endpoints":
        return f"write `{loc[-1]}: {{}}` to have this endpoint, or delete the line"
    return "write a value, or delete the line"


def _report(document: Document, errors: list[ErrorDetails]) -> None:
    places = [error["loc"] for error in errors]
    unknown = [explain(error) for error in errors if error["type"] == "extra_forbidden"]
    for error in errors:
        if error["type"] == "too_short" and any(
            len(place) > len(error["loc"]) and place[: len(error["loc"])] == error["loc"] for place in places
        ):
            continue  # pydantic did not count the items it refused
        finding = explain(error)
        if error["type"] == "missing" and any(
            each.loc[:-1] == finding.loc and f"`{error['loc'][-1]}" in each.hint for each in unknown
        ):
            continue  # it is there by another name
        document.report(finding.loc, finding.code, finding.message, finding.hint, at=finding.at)


def _leave_out(data: dict[str, Any], errors: list[ErrorDetails]) -> bool:
    """Delete what was refused; False when that is the whole spec."""
    for error in errors:
        loc = plain(tuple(step for step in error["loc"] if step != "[key]"))
        if _stands_in(data, loc):
            continue
        if error["type"] == "missing":
            loc = loc[:-1]
        if loc and isinstance(loc[-1], int):
            # A list with one bad item goes as a whole: the places of the other items must not move.
            loc = loc[:-1]
        if loc == ("app",) or (loc and loc[0] == "app" and loc[1:] in (("name",), ("title",))):
            data["app"] = {"name": "app", "title": "App"}
        elif not loc:
            if error["loc"] != ("app",) and error["loc"] != ("entities",):
                return False
            data.setdefault("app", {"name": "app", "title": "App"})
            data.setdefault("entities", {})
        else:
            _delete(data, loc)
    return True


def _stands_in(data: dict[str, Any], loc: Loc) -> bool:
    """Whether a line that can be read was put in the place of one that cannot."""
    owner = _at(data, loc[:-1])
    if len(loc) != 5 or not isinstance(owner, dict):
        return False
    if (loc[0], loc[2], loc[4]) == ("entities", "operations", "http"):
        owner["http"] = _HTTP + ("/{id}" if "{id}" in str(owner.get("http")) else "")
        return True
    if (loc[0], loc[2], loc[4]) == ("scenarios", "steps", "call"):
        owner["call"] = _CALL
        return True
    return False


def _at(data: Any, loc: Loc) -> Any:
    for step in loc:
        if isinstance(data, dict):
            data = data.get(step)
        else:
            data = data[step] if isinstance(data, list) and isinstance(step, int) else None
    return data


def _delete(data: Any, loc: Loc) -> None:
    """Delete a value, or what stands for the mapping that it would be in."""
    while isinstance(owner := _at(data, loc[:-1]), str):
        loc = loc[:-1]
    if isinstance(owner, dict):
        owner.pop(loc[-1], None)
