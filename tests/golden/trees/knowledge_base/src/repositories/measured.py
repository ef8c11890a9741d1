# Generated from specs/knowledge_base.yaml by templates/src/repositories/measured.py.j2.
"""Rows of which an answer would take too much memory: counted where they are stored, and refused before they are
read.
"""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Result, RowMapping, Select, Text, cast, func, literal, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from src.core.errors import AnswerTooLargeError

Columns = ReadOnlyColumnCollection[str, Any]
MAX_ANSWER_BYTES = 4_194_304

# Of a value with its name, beside the length of what has one.
_VALUE_BYTES = 40
# No field of an entity begins like these.
_BEFORE = "_bytes_before"
_ALL = "_rows_in_all"


def measured(rows: Select[Any], order: Callable[[Columns], Sequence[ColumnElement[Any]]]) -> Select[Any]:
    """Return the same rows in the same order, up to the one with which they take too many bytes."""
    inner = rows.subquery()
    size = sum((_length(column) for column in inner.c), literal(_VALUE_BYTES * len(inner.c)))
    before = func.sum(size).over(order_by=order(inner.c), rows=(None, -1))
    counted = select(inner, func.coalesce(before, 0).label(_BEFORE), func.count().over().label(_ALL)).subquery()
    return select(counted).where(counted.c[_BEFORE] <= MAX_ANSWER_BYTES).order_by(counted.c[_BEFORE])


def whole(result: Result[Any]) -> Sequence[RowMapping]:
    """Return the rows that ``measured`` found, as they were. Raises AnswerTooLargeError when it left some out."""
    found = result.freeze()
    rows = found().mappings().all()
    if not rows:
        return rows
    if len(rows) < rows[0][_ALL]:
        raise AnswerTooLargeError(MAX_ANSWER_BYTES)
    names = (name for name in rows[0] if name not in (_BEFORE, _ALL))
    return found().columns(*names).mappings().all()


def _length(column: ColumnElement[Any]) -> ColumnElement[int]:
    if isinstance(column.type, Text):
        return func.coalesce(func.octet_length(column), 0)
    if isinstance(column.type, ARRAY | JSONB):
        return func.coalesce(func.octet_length(cast(column, Text)), 0)
    return literal(0)
