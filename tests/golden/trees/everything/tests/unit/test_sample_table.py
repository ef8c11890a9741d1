# Generated from specs/everything.yaml by templates/tests/unit/test_entity_table.py.j2.
"""What the table of samples itself refuses and fills in."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.sample import SampleEntity
from src.repositories.sample_repository import SampleRepository
from tests.factories import SampleFactory
from tests.support import store, values


@pytest.fixture
def repository(db_session: AsyncSession) -> SampleRepository:
    return SampleRepository(db_session)


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        pytest.param("uq_samples_code", ["code"], id="code"),
        pytest.param("uq_samples_reference", ["reference"], id="reference"),
        pytest.param("uq_samples_mail", ["mail"], id="mail"),
        pytest.param("uq_samples_name_and_birth", ["name", "born"], id="name-born"),
    ],
)
async def test_the_table_refuses_a_second_row_with_the_same(
    db_session: AsyncSession, constraint: str, fields: list[str]
) -> None:
    entity = SampleFactory.create()
    await store(db_session, entity)

    with pytest.raises(IntegrityError, match=constraint):
        await store(db_session, SampleFactory.create(**{name: getattr(entity, name) for name in fields}))


@pytest.mark.parametrize(
    "fields",
    [
        ["code"],
        ["reference"],
        ["mail"],
        ["name", "born"],
    ],
    ids="-".join,
)
async def test_a_deleted_row_does_not_stand_in_the_way(
    repository: SampleRepository, db_session: AsyncSession, fields: list[str]
) -> None:
    deleted = SampleFactory.create()
    await store(db_session, deleted)
    await repository.delete(deleted.id)
    entity = SampleFactory.create(**{name: getattr(deleted, name) for name in fields})

    await store(db_session, entity)

    assert await repository.get(entity.id) == values(entity)


@pytest.mark.parametrize(
    "fields",
    [
        ["born"],
    ],
    ids="-".join,
)
async def test_the_table_accepts_rows_that_share_a_part_of_a_key(
    repository: SampleRepository, db_session: AsyncSession, fields: list[str]
) -> None:
    first = SampleFactory.create()
    second = SampleFactory.create(**{name: getattr(first, name) for name in fields})

    await store(db_session, first, second)

    assert await repository.get(second.id) == values(second)


@pytest.mark.parametrize(
    ("field", "default"),
    [
        pytest.param("body", "<p>Nothing yet</p>", id="body"),
        pytest.param("count", 0, id="count"),
        pytest.param("dozen", 12, id="dozen"),
        pytest.param("steps", 10, id="steps"),
        pytest.param("ratio", 0.5, id="ratio"),
        pytest.param("price", Decimal("9.90"), id="price"),
        pytest.param("active", True, id="active"),
        pytest.param("born", date.fromisoformat("2000-02-29"), id="born"),
        pytest.param("opens", time.fromisoformat("09:30:00"), id="opens"),
        pytest.param("due", datetime.fromisoformat("2030-06-01T12:00:00Z"), id="due"),
        pytest.param("site", "https://example.com/", id="site"),
        pytest.param("state", "NEW", id="state"),
        pytest.param("document", {}, id="document"),
        pytest.param("revision", 1, id="revision"),
    ],
)
async def test_a_row_has_defaults(db_session: AsyncSession, field: str, default: Any) -> None:
    entity = SampleFactory.create()
    delattr(entity, field)

    await store(db_session, entity)

    assert getattr(entity, field) == default


@pytest.mark.parametrize(
    "field",
    [
        "name",
        "code",
        "body",
        "count",
        "dozen",
        "steps",
        "ratio",
        "price",
        "active",
        "born",
        "opens",
        "due",
        "site",
        "state",
        "document",
        "secret",
        "revision",
    ],
)
async def test_the_table_refuses_null(db_session: AsyncSession, field: str) -> None:
    await store(db_session, SampleFactory.create())

    with pytest.raises(IntegrityError, match=f'null value in column "{field}"'):
        await db_session.execute(update(SampleEntity).values({field: None}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("name", "x", id="name below the minimum length"),
        pytest.param("name", "x" * 81, id="name above the maximum length"),
        pytest.param("name", "  ", id="name of blanks"),
        pytest.param("code", "AA-000!", id="code against the pattern"),
        pytest.param("slogan", "x" * 256, id="slogan above the maximum length"),
        pytest.param("note", "", id="note below the minimum length"),
        pytest.param("note", "x" * 601, id="note above the maximum length"),
        pytest.param("note", " ", id="note of blanks"),
        pytest.param("body", "x" * 20001, id="body above the maximum length"),
        pytest.param("letters", "a!", id="letters against the pattern"),
        pytest.param("count", -1, id="count below the lower bound"),
        pytest.param("count", 1001, id="count above the upper bound"),
        pytest.param("dozen", 0, id="dozen below the lower bound"),
        pytest.param("dozen", 1200, id="dozen above the upper bound"),
        pytest.param("dozen", 13, id="dozen no multiple"),
        pytest.param("large", -9000000000000000001, id="large below the lower bound"),
        pytest.param("large", 9000000000000000001, id="large above the upper bound"),
        pytest.param("steps", 5, id="steps below the lower bound"),
        pytest.param("steps", 5000000000, id="steps above the upper bound"),
        pytest.param("steps", 11, id="steps no multiple"),
        pytest.param("rank", -2147483649, id="rank below the lower bound"),
        pytest.param("rank", 2147483648, id="rank above the upper bound"),
        pytest.param("seconds", -9223372036854775809, id="seconds below the lower bound"),
        pytest.param("seconds", 9223372036854775808, id="seconds above the upper bound"),
        pytest.param("ratio", 0.0, id="ratio below the lower bound"),
        pytest.param("ratio", 1.0, id="ratio above the upper bound"),
        pytest.param("reading", -273.5, id="reading below the lower bound"),
        pytest.param("reading", 1000000.5, id="reading above the upper bound"),
        pytest.param("price", Decimal("-0.01"), id="price below the lower bound"),
        pytest.param("price", Decimal("10000000000.00"), id="price above the upper bound"),
        pytest.param("weight", Decimal("0.000"), id="weight below the lower bound"),
        pytest.param("weight", Decimal("10000.005"), id="weight above the upper bound"),
        pytest.param("weight", Decimal("0.006"), id="weight no multiple"),
        pytest.param("total", Decimal("-100000000000000000000000000000000000000"), id="total below the lower bound"),
        pytest.param("total", Decimal("1000000000000000000000000000000000000"), id="total above the upper bound"),
        pytest.param("born", date.fromisoformat("1899-12-31"), id="born below the lower bound"),
        pytest.param("born", date.fromisoformat("2100-01-01"), id="born above the upper bound"),
        pytest.param("died", date.fromisoformat("1900-01-01"), id="died below the lower bound"),
        pytest.param("died", date.fromisoformat("2101-01-01"), id="died above the upper bound"),
        pytest.param("seen", datetime.fromisoformat("2000-01-01T00:00:00Z"), id="seen below the lower bound"),
        pytest.param("seen", datetime.fromisoformat("2099-12-31T22:00:01Z"), id="seen above the upper bound"),
        pytest.param("due", datetime.fromisoformat("1999-12-31T23:59:59Z"), id="due below the lower bound"),
        pytest.param("due", datetime.fromisoformat("2200-01-01T00:00:00Z"), id="due above the upper bound"),
        pytest.param("phone", "+493012", id="phone below the fewest digits"),
        pytest.param("phone", "+4930123456789012", id="phone above the most digits"),
        pytest.param("phone", "49301234567", id="phone without a plus"),
        pytest.param("phone", "+0301234567", id="phone with a leading zero"),
        pytest.param("phone", "+49PHONE", id="phone with letters"),
        pytest.param("phone", "+49 30 123456", id="phone with blanks"),
        pytest.param("phone", "+49301234567\n", id="phone with a line break"),
        pytest.param("site", "https://example.com/" + "x" * 181, id="site above the maximum length"),
        pytest.param("state", "x", id="state no value of it"),
        pytest.param("secret", "xxxxxxx", id="secret below the minimum length"),
        pytest.param("secret", "x" * 101, id="secret above the maximum length"),
        pytest.param("secret", "        ", id="secret of blanks"),
        pytest.param("serial", "x" * 256, id="serial above the maximum length"),
        pytest.param("revision", -2147483649, id="revision below the lower bound"),
        pytest.param("revision", 2147483648, id="revision above the upper bound"),
    ],
)
async def test_the_table_refuses(db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await store(db_session, SampleFactory.create(**{field: value}))
