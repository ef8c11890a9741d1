# Generated from specs/<app>.yaml by templates/src/core/case_folding.py.j2.
"""Text without regard to case, the same on every database, whatever its locale."""

from typing import Any

from sqlalchemy import ColumnElement, ColumnExpressionArgument, collate, func, literal


def fold_case(text: ColumnExpressionArgument[Any]) -> ColumnElement[str]:
    """Return the text with letters that differ in case only as one letter, as unique keys have it.

    Upper case first: the two small sigmas of Greek have one capital. The capitals of a sharp s are SS.
    """
    return func.replace(func.lower(func.upper(collate(text, "pg_c_utf8"))), "\N{LATIN SMALL LETTER SHARP S}", "ss")


def has_part(text: ColumnExpressionArgument[Any], part: str) -> ColumnElement[bool]:
    """Return whether a part stands in the text, without regard to case."""
    return func.strpos(fold_case(text), fold_case(literal(part))) > 0
