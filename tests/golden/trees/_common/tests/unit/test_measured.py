# Generated from specs/<app>.yaml by templates/tests/unit/test_measured.py.j2.
"""Answers that would take too much memory are refused before they are read."""

from typing import Any

import pytest
from sqlalchemy import ARRAY, Integer, Select, Text, case, cast, func, literal, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession

from src.core.errors import AnswerTooLargeError
from src.repositories import measured as measuring
from src.repositories.measured import Columns, measured, whole

KILOBYTE = cast(func.repeat("x", 1000), Text)
EMPTY = cast(literal(None), Text)
LIST = cast(func.array_fill(literal(7), literal([500])), ARRAY(Integer))
DOCUMENT = cast(func.jsonb_build_object("key", func.repeat("x", 1000)), JSONB)


def ten(value: Any) -> Select[Any]:
    """Ten rows with a value."""
    number = select(func.generate_series(1, 10, type_=Integer).label("number")).subquery().c.number
    return select(number, value.label("value")).order_by(number.desc())


def descending(columns: Columns) -> list[Any]:
    """The order of those rows."""
    return [columns["number"].desc()]


@pytest.mark.parametrize(
    ("value", "most", "count"),
    [
        pytest.param(KILOBYTE, 20_000, 10, id="text"),
        pytest.param(KILOBYTE, 3000, 3, id="too much text"),
        pytest.param(KILOBYTE, 10, 1, id="one row that is too much"),
        pytest.param(LIST, 3000, 3, id="too long lists"),
        pytest.param(DOCUMENT, 3000, 3, id="too much JSON"),
        pytest.param(EMPTY, 400, 6, id="too many rows"),
        pytest.param(case((literal(True), 1)), 720, 10, id="rows"),
    ],
)
async def test_rows_are_counted_in_the_database(
    db_session: AsyncSession, monkeypatch: pytest.MonkeyPatch, value: Any, most: int, count: int
) -> None:
    monkeypatch.setattr(measuring, "MAX_ANSWER_BYTES", most)

    result = await db_session.execute(measured(ten(value), descending))

    if count < 10:
        with pytest.raises(AnswerTooLargeError) as refusal:
            whole(result)
        assert refusal.value.status_code == 422
        assert refusal.value.detail == {"max_bytes": most}
        return
    rows = whole(result)
    assert [row["number"] for row in rows] == list(range(10, 0, -1))
    assert set(rows[0]) == {"number", "value"}


@pytest.mark.parametrize(("most", "count"), [(3000, 3), (10, 1)])
async def test_no_more_is_read_than_an_answer_holds(
    db_session: AsyncSession, monkeypatch: pytest.MonkeyPatch, most: int, count: int
) -> None:
    monkeypatch.setattr(measuring, "MAX_ANSWER_BYTES", most)

    rows = (await db_session.execute(measured(ten(KILOBYTE), descending))).all()

    assert [row.number for row in rows] == [10 - place for place in range(count)]


def test_what_is_counted_is_called_like_no_field() -> None:
    names = set(measured(ten(KILOBYTE), descending).selected_columns.keys()) - {"number", "value"}

    assert [name.startswith("_") for name in names] == [True, True]


def test_the_limit_is_as_documented() -> None:
    assert measuring.MAX_ANSWER_BYTES == 4 * 1024 * 1024


async def test_nothing_is_whole(db_session: AsyncSession) -> None:
    nothing = select(ten(KILOBYTE).subquery()).where(literal(1) == 2)
    assert whole(await db_session.execute(measured(nothing, descending))) == []
