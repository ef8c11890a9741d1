# Generated from specs/<app>.yaml by templates/tests/unit/test_case_folding.py.j2.
"""Text without regard to case."""

import pytest
from sqlalchemy import literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from src.core.case_folding import fold_case, has_part


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada", "aDA"),
        ("stra\u00dfe", "STRASSE"),
        ("STRA\u1e9eE", "strasse"),
        ("\u00c9COLE", "\u00e9cole"),
        ("\u039f\u0394\u039f\u03a3", "\u03bf\u03b4\u03bf\u03c2"),
        ("I", "i"),
    ],
    ids=["ASCII", "a sharp s", "a capital sharp s", "an accent", "a final sigma", "an i, also for Turks"],
)
async def test_the_same_but_for_case(db_session: AsyncSession, one: str, other: str) -> None:
    same, inside = fold_case(literal(one)) == fold_case(literal(other)), has_part(literal(f"a {one}!"), other)

    assert (await db_session.execute(select(same, inside))).one() == (True, True)


@pytest.mark.parametrize(("one", "other"), [("a", "b"), ("e", "\u00e9"), ("%", "x"), ("_", "x")])
async def test_not_the_same(db_session: AsyncSession, one: str, other: str) -> None:
    same, inside = fold_case(literal(one)) == fold_case(literal(other)), has_part(literal(other), one)

    assert (await db_session.execute(select(same, inside))).one() == (False, False)
