# Generated from specs/shop_with_accounts.yaml by templates/tests/unit/test_row_rules.py.j2.
"""Which rows a caller reads and changes: what the statements of repositories let through is what the rules say."""

from collections.abc import Awaitable, Mapping
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.core.identity.errors import ForbiddenError
from src.repositories.unit_of_work import UnitOfWork
from tests.conftest import part_of
from tests.row_cases import CASES, RowCase


async def outcome(attempt: Awaitable[Any]) -> str:
    """How it ended to ask for a row, or to change it."""
    try:
        found = await attempt
    except ForbiddenError:
        return "forbidden"
    if isinstance(found, Mapping):
        assert not [name for name in found if name.startswith("_")], "what it was checked for is not of the row"
    return "done" if found else "not found"


def expected(case: RowCase, verb: str) -> str:
    """How it should end."""
    if verb in case.allowed:
        return "done"
    return "forbidden" if "get" in case.allowed else "not found"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
async def test_who_sees_a_row(db_session: AsyncSession, case: RowCase) -> None:
    await case.begin(db_session)
    repository = case.subject.repository(db_session, case.caller)

    assert await outcome(repository.get(case.row)) == ("done" if "get" in case.allowed else "not found")


@pytest.mark.parametrize("case", [case for case in CASES if case.lists], ids=lambda case: case.id)
async def test_whose_list_has_a_row(db_session: AsyncSession, case: RowCase) -> None:
    await case.begin(db_session)
    repository = case.subject.repository(db_session, case.caller)

    rows, total = await repository.list(case.subject.query())

    assert (case.row in [row["id"] for row in rows]) is ("list" in case.allowed)
    assert total in (len(rows), None)


@pytest.mark.parametrize("sent", [True, False], ids=["something", "nothing"])
@pytest.mark.parametrize("case", [case for case in CASES if case.changed], ids=lambda case: case.id)
async def test_who_changes_a_row(db_session: AsyncSession, case: RowCase, sent: bool) -> None:
    await case.begin(db_session)
    row = await db_session.get_one(case.subject.entity, case.row)
    same = {case.changed: getattr(row, case.changed)} if sent else {}
    data = case.subject.update.model_validate({}).model_copy(update=same)

    repository = case.subject.repository(db_session, case.caller)

    assert await outcome(repository.update(case.row, data)) == expected(case, "update")


@pytest.mark.parametrize("case", [case for case in CASES if case.deletes], ids=lambda case: case.id)
async def test_who_deletes_a_row(db_session: AsyncSession, case: RowCase) -> None:
    await case.begin(db_session)
    repository = case.subject.repository(db_session, case.caller)

    assert await outcome(repository.delete(case.row)) == expected(case, "delete")


@pytest.mark.parametrize("case", [case for case in CASES if case.may], ids=lambda case: case.id)
async def test_for_whose_rows_operations_are(db_session: AsyncSession, case: RowCase) -> None:
    await case.begin(db_session)
    rows = UnitOfWork(part_of(await db_session.connection()), case.caller)

    row = await rows.get(case.subject.entity, case.row, rule=case.subject.repository.rules.get)

    assert (row is not None) is ("get" in case.allowed)
    row = await rows.one(case.subject.entity, case.row)
    ended = {name: await outcome(as_done(rows.check(row, rule))) for name, rule in case.may}
    assert ended == {name: "done" if name in case.allowed else "forbidden" for name, _ in case.may}


async def as_done(check: Awaitable[None]) -> bool:
    """What passes is done."""
    await check
    return True
