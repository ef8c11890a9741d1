"""Checks of schemathesis, loaded by it, in place of its own, which know less than an answer of ours says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import schemathesis
from schemathesis.specs.openapi.checks import ensure_resource_availability

# What no JSON Schema says: the digits of a decimal that is a number, that mail reaches a domain, which rows there are,
# how deeply JSON may be nested, and which characters PostgreSQL stores.
_NEVER_SAID: Final = frozenset({
    "decimal_max_digits", "decimal_max_places", "decimal_whole_digits", "nul_character", "reference_not_found",
    "string_unicode", "too_deep", "value_error",
})  # fmt: skip
# Nor the bounds of what is sent as text: a decimal, a day, a moment, whatever stands in a query.
_NOT_OF_TEXT: Final = frozenset({
    "date_range", "datetime_range", "greater_than", "greater_than_equal", "less_than", "less_than_equal", "multiple_of",
})  # fmt: skip
# Blank by Unicode, and not to the regular expressions of a JSON Schema, which are those of ECMAScript.
_NEXT_LINE: Final = "\x85"


@schemathesis.check
def valid_data_is_accepted(
    ctx: schemathesis.CheckContext, response: schemathesis.Response, case: schemathesis.Case[Any]
) -> None:
    """A 422 to valid data names something that the document could not say."""
    if response.status_code != 422 or case.meta is None or not case.meta.generation.mode.is_positive:
        return
    detail = response.json()["detail"]
    problems = detail if isinstance(detail, list) else []
    said = [problem for problem in problems if not _is_unsaid(problem, case)]
    assert not said, f"valid by the document, and refused: {said}"


@schemathesis.check
def what_was_made_is_found(
    ctx: schemathesis.CheckContext, response: schemathesis.Response, case: schemathesis.Case[Any]
) -> bool | None:
    """A row is there once it was made; a 404 may be about another one, which the body names, or be declared."""
    asked = {str(each) for each in case.path_parameters.values()}
    if response.status_code == 404 and _missing(response.json()) not in asked:
        return None
    found: bool | None = ensure_resource_availability(ctx, response, case)
    return found


def _missing(answer: Mapping[str, Any]) -> str:
    """The id of the row that there is not, "" where an answer is about something else."""
    return str(answer["detail"]["resource_id"]) if answer["error"] == "resource_not_found" else ""


def _is_unsaid(problem: Mapping[str, Any], case: schemathesis.Case[Any]) -> bool:
    place, *path = problem["loc"]
    if place == "path" and case.path_parameters[path[0]] is None:
        # Of a list of rows schemathesis follows also a reference to nothing, to a row that is called "None".
        return True
    value = _value(case.body, path) if place == "body" else ""
    if problem["type"] == "int_type":
        # To a JSON Schema 1.0 is a whole number.
        return isinstance(value, float) and value.is_integer()
    if problem["type"] == "string_pattern_mismatch":
        return isinstance(value, str) and value.isspace() and _NEXT_LINE in value
    return problem["type"] in _NEVER_SAID or (problem["type"] in _NOT_OF_TEXT and isinstance(value, str))


def _value(value: Any, path: list[str | int]) -> object:
    for part in path:
        value = value[part]
    return value
