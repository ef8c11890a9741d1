"""Plain (unquoted) YAML scalars, read in the way that surprises nobody: what tools read differently is refused."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, NamedTuple

Scalar = str | int | float | bool | None

_WORDS: Final[dict[str, bool | None]] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_YAML_1_1: Final = {"yes": "true", "on": "true", "no": "false", "off": "false"}
_INTEGER: Final = re.compile(r"-?(0|[1-9][0-9]*)")
_FLOAT: Final = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \t]+[0-9:.]+[ \t]*(Z|[-+][0-9:]+)?)?")
_CLOCK: Final = re.compile(r"[-+]?[0-9][0-9_]*(:[0-9]{1,2})+(\.[0-9]*)?")
_OTHER_NUMBER: Final = re.compile(
    r"[-+]?(0[0-9_]+|0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|[0-9][0-9_]*|[0-9][0-9_]*\.[0-9_]*([eE][-+]?[0-9]+)?"
    r"|\.[0-9][0-9_]*([eE][-+]?[0-9]+)?|[0-9][0-9_]*[eE][-+]?[0-9]+|\.(inf|Inf|INF))|\.(nan|NaN|NAN)"
)
_MAX_DIGITS: Final = 40


class Problem(NamedTuple):
    """Why a scalar is refused: code, message, hint."""

    code: str
    message: str
    hint: str


def resolve(text: str) -> Scalar | Problem:
    """The value of a plain scalar. Only true, false, null and decimal numbers are not text."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in "-+.0123456789":
        return _number(text)
    if text.lower() in _YAML_1_1:
        meant = _YAML_1_1[text.lower()]
        return Problem(
            "ambiguous-value",
            f"`{text}` without quotes is a boolean for some YAML tools and text for others",
            f'write `{meant}` for a boolean, or "{text}" in quotes for text',
        )
    return text


def _number(text: str) -> Scalar | Problem:
    if _INTEGER.fullmatch(text):
        return int(text) if len(text) <= _MAX_DIGITS else _too_precise(text)
    if _FLOAT.fullmatch(text):
        return float(text) if _survives(text) else _too_precise(text)
    for pattern, what in ((_DATE, "a date"), (_CLOCK, "a number in base 60"), (_OTHER_NUMBER, "a number")):
        if pattern.fullmatch(text):
            return _ambiguous(text, what)
    return text


def _survives(text: str) -> bool:
    """Whether a number means the same before and after it was a float."""
    if len(text) > _MAX_DIGITS:
        return False
    number = float(text)
    return number not in (float("inf"), float("-inf")) and Decimal(text) == Decimal(repr(number))


def _too_precise(text: str) -> Problem:
    shown = text if len(text) <= _MAX_DIGITS else text[: _MAX_DIGITS - 3] + "..."
    return Problem(
        "number-too-precise", f"the number {shown} has more digits than can be kept exactly", "put it in quotes"
    )


def _ambiguous(text: str, what: str) -> Problem:
    hint = f'put it in quotes: "{text}"'
    if what == "a number":
        hint = f'write a plain decimal number such as 10 or 0.5, or "{text}" in quotes for text'
    return Problem("ambiguous-value", f"`{text}` without quotes is {what} for some YAML tools, not for others", hint)
