# Generated from specs/everything.yaml by templates/tests/unit/test_entity_repository.py.j2.
"""The repository of samples, and what the table itself refuses."""

from datetime import date, datetime, time
from decimal import Decimal
from operator import attrgetter
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.entities.sample import SampleEntity
from src.models.schemas.sample import SampleCreate, SampleListQuery, SampleUpdate
from src.repositories.sample_repository import SampleRepository
from tests.factories import SampleFactory
from tests.support import statements, store, stored, values

FIELDS = [
    "name",
    "code",
    "slogan",
    "note",
    "body",
    "letters",
    "count",
    "dozen",
    "large",
    "steps",
    "rank",
    "seconds",
    "ratio",
    "reading",
    "price",
    "weight",
    "total",
    "active",
    "checked",
    "born",
    "died",
    "opens",
    "seen",
    "due",
    "reference",
    "mail",
    "phone",
    "site",
    "state",
    "document",
    "settings",
    "secret",
    "serial",
    "revision",
]
MOMENT = datetime.fromisoformat("2026-01-15T09:30:00Z")


@pytest.fixture
def repository(db_session: AsyncSession) -> SampleRepository:
    return SampleRepository(db_session)


async def test_create_stores_what_was_sent(repository: SampleRepository, db_session: AsyncSession) -> None:
    data = SampleCreate.model_validate(SampleFactory.payload())

    created = await repository.create(data)

    row = await stored(db_session, SampleEntity, created["id"])
    sent = data.model_dump()
    assert {name: getattr(row, name) for name in sent} == sent


async def test_create_notes_the_time_with_its_zone(repository: SampleRepository) -> None:
    created = await repository.create(SampleCreate.model_validate(SampleFactory.payload()))

    assert created["created_at"].utcoffset() is not None
    assert created["updated_at"].utcoffset() is not None


async def test_get(repository: SampleRepository, db_session: AsyncSession) -> None:
    entity = SampleFactory.create()
    await store(db_session, entity)

    assert await repository.get(entity.id) == values(entity)


async def test_get_of_an_unknown_id(repository: SampleRepository, db_session: AsyncSession) -> None:
    await store(db_session, SampleFactory.create())

    assert await repository.get(uuid4()) is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("name", "name two", id="name"),
        pytest.param("slogan", "slogan two", id="slogan"),
        pytest.param("note", "note two", id="note"),
        pytest.param("body", "body two", id="body"),
        pytest.param("letters", "b", id="letters"),
        pytest.param("count", 11, id="count"),
        pytest.param("dozen", 24, id="dozen"),
        pytest.param("large", 11, id="large"),
        pytest.param("steps", 15, id="steps"),
        pytest.param("rank", 11, id="rank"),
        pytest.param("seconds", 11, id="seconds"),
        pytest.param("ratio", 0.5, id="ratio"),
        pytest.param("reading", 10.5, id="reading"),
        pytest.param("price", Decimal("10.01"), id="price"),
        pytest.param("weight", Decimal("10.005"), id="weight"),
        pytest.param("total", Decimal("11"), id="total"),
        pytest.param("active", False, id="active"),
        pytest.param("checked", False, id="checked"),
        pytest.param("born", date.fromisoformat("2026-01-16"), id="born"),
        pytest.param("died", date.fromisoformat("2026-01-16"), id="died"),
        pytest.param("opens", time.fromisoformat("17:45:00"), id="opens"),
        pytest.param("seen", datetime.fromisoformat("2026-01-15T09:30:01Z"), id="seen"),
        pytest.param("due", datetime.fromisoformat("2026-01-15T09:30:01Z"), id="due"),
        pytest.param("reference", UUID("00000001-0000-4000-8000-000000000000"), id="reference"),
        pytest.param("mail", "two@example.com", id="mail"),
        pytest.param("phone", "+49309876543", id="phone"),
        pytest.param("site", "https://example.com/two", id="site"),
        pytest.param("state", "IN_PROGRESS", id="state"),
        pytest.param("document", {"key": "two"}, id="document"),
        pytest.param("settings", {"key": "two"}, id="settings"),
        pytest.param("secret", "secret two", id="secret"),
    ],
)
async def test_update_changes_what_was_sent_and_nothing_else(
    repository: SampleRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entity = SampleFactory.create()
    await store(db_session, entity)
    before = {name: getattr(entity, name) for name in FIELDS}

    updated = await repository.update(entity.id, SampleUpdate.model_validate({field: value}))

    assert updated is not None
    assert updated[field] == value
    row = await stored(db_session, SampleEntity, entity.id)
    assert {name: getattr(row, name) for name in FIELDS} == before | {field: value}


@pytest.mark.parametrize(
    "field",
    [
        "slogan",
        "note",
        "letters",
        "large",
        "rank",
        "seconds",
        "reading",
        "weight",
        "total",
        "checked",
        "died",
        "seen",
        "reference",
        "mail",
        "phone",
        "settings",
    ],
)
async def test_update_to_null(repository: SampleRepository, db_session: AsyncSession, field: str) -> None:
    entity = SampleFactory.create()
    await store(db_session, entity)

    await repository.update(entity.id, SampleUpdate.model_validate({field: None}))

    row = await stored(db_session, SampleEntity, entity.id)
    assert getattr(row, field) is None


async def test_update_leaves_other_rows_alone(repository: SampleRepository, db_session: AsyncSession) -> None:
    entity, other = SampleFactory.create_batch(2)
    await store(db_session, entity, other)
    before = {name: getattr(other, name) for name in FIELDS}

    await repository.update(entity.id, SampleUpdate.model_validate({"name": "name two"}))

    row = await stored(db_session, SampleEntity, other.id)
    assert {name: getattr(row, name) for name in FIELDS} == before


async def test_update_moves_updated_at_only(repository: SampleRepository, db_session: AsyncSession) -> None:
    entity = SampleFactory.create(created_at=MOMENT, updated_at=MOMENT)
    await store(db_session, entity)

    await repository.update(entity.id, SampleUpdate.model_validate({"name": "name two"}))

    row = await stored(db_session, SampleEntity, entity.id)
    assert row.created_at == MOMENT
    assert row.updated_at > MOMENT


async def test_update_of_an_unknown_id(repository: SampleRepository, db_session: AsyncSession) -> None:
    await store(db_session, SampleFactory.create())

    assert await repository.update(uuid4(), SampleUpdate.model_validate({"name": "name two"})) is None


async def test_update_with_nothing_is_a_read(
    repository: SampleRepository, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    entity = SampleFactory.create()
    await store(db_session, entity)
    before = {name: getattr(entity, name) for name in FIELDS}

    with statements(engine) as sent:
        updated = await repository.update(entity.id, SampleUpdate.model_validate({}))

    assert [statement.partition(" ")[0] for statement in sent] == ["SELECT"]
    assert updated is not None
    assert {name: updated[name] for name in FIELDS} == before


async def test_delete(repository: SampleRepository, db_session: AsyncSession) -> None:
    entity = SampleFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert await repository.get(entity.id) is None


async def test_delete_twice(repository: SampleRepository, db_session: AsyncSession) -> None:
    entity = SampleFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert not await repository.delete(entity.id)


async def test_delete_leaves_other_rows_alone(repository: SampleRepository, db_session: AsyncSession) -> None:
    entity, other = SampleFactory.create_batch(2)
    await store(db_session, entity, other)

    await repository.delete(entity.id)

    assert await repository.get(other.id) == values(other)


async def test_delete_keeps_the_row(repository: SampleRepository, db_session: AsyncSession) -> None:
    entity = SampleFactory.create()
    await store(db_session, entity)

    await repository.delete(entity.id)

    row = await stored(db_session, SampleEntity, entity.id)
    assert row.deleted_at is not None


async def test_a_deleted_row_is_not_updated(repository: SampleRepository, db_session: AsyncSession) -> None:
    entity = SampleFactory.create()
    await store(db_session, entity)
    await repository.delete(entity.id)

    assert await repository.update(entity.id, SampleUpdate.model_validate({"name": "name two"})) is None


async def test_list_of_nothing(repository: SampleRepository) -> None:
    assert await repository.list(SampleListQuery()) == ([], 0)


async def test_list_is_cut_into_pages(repository: SampleRepository, db_session: AsyncSession) -> None:
    entities = SampleFactory.create_batch(15)
    await store(db_session, *entities)
    expected = sorted(entities, key=attrgetter("created_at", "id"))

    pages = [await repository.list(SampleListQuery(page=page, size=10)) for page in range(1, 3)]

    assert [row for rows, _ in pages for row in rows] == [values(entity) for entity in expected]
    assert [(len(rows), total) for rows, total in pages] == [(10, 15), (5, 15)]


async def test_list_beyond_the_last_page(repository: SampleRepository, db_session: AsyncSession) -> None:
    await store(db_session, SampleFactory.create())

    assert await repository.list(SampleListQuery(page=2)) == ([], 1)


async def test_list_issues_as_many_statements_for_many_rows(
    repository: SampleRepository, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    query = SampleListQuery(size=20)
    await store(db_session, SampleFactory.create())
    with statements(engine) as for_one:
        await repository.list(query)
    await store(db_session, *SampleFactory.create_batch(19))

    with statements(engine) as for_many:
        rows, _ = await repository.list(query)

    assert len(rows) == 20
    assert len(for_many) == len(for_one) == 2


async def test_list_hides_what_is_deleted(repository: SampleRepository, db_session: AsyncSession) -> None:
    entity = SampleFactory.create()
    await store(db_session, entity)
    await repository.delete(entity.id)

    assert await repository.list(SampleListQuery()) == ([], 0)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("active", False, id="active"),
        pytest.param("state", "DONE", id="state"),
    ],
)
async def test_list_leaves_out_what_its_condition_excludes(
    repository: SampleRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    await store(db_session, SampleFactory.create(**{field: value}))

    assert await repository.list(SampleListQuery()) == ([], 0)


@pytest.mark.parametrize(
    ("field", "value", "other"),
    [
        pytest.param("name", "Ada", "name two", id="name"),
        pytest.param("count", 10, 11, id="count"),
        pytest.param("price", Decimal("10.00"), Decimal("10.01"), id="price"),
        pytest.param("active", True, False, id="active"),
        pytest.param("born", date.fromisoformat("2026-01-15"), date.fromisoformat("2026-01-16"), id="born"),
        pytest.param("state", "NEW", "IN_PROGRESS", id="state"),
        pytest.param("code", "AA-0000", "BA-0000", id="code"),
        pytest.param("mail", "one@example.com", "two@example.com", id="mail"),
        pytest.param("phone", "+49301234567", "+49309876543", id="phone"),
    ],
)
async def test_list_filters(
    repository: SampleRepository, db_session: AsyncSession, field: str, value: Any, other: Any
) -> None:
    match = SampleFactory.create(**{field: value})
    await store(db_session, match, SampleFactory.create(**{field: other}))

    rows, total = await repository.list(SampleListQuery.model_validate({field: value}))

    assert (rows, total) == ([values(match)], 1)


@pytest.mark.parametrize(
    ("field", "low", "high"),
    [
        pytest.param(
            "created_at",
            datetime.fromisoformat("2026-01-15T09:30:00Z"),
            datetime.fromisoformat("2026-01-16T09:30:00Z"),
            id="created_at",
        ),
        pytest.param("name", "Ada", "name two", id="name"),
        pytest.param("count", 10, 11, id="count"),
        pytest.param("price", Decimal("10.00"), Decimal("10.01"), id="price"),
        pytest.param("born", date.fromisoformat("2026-01-15"), date.fromisoformat("2026-01-16"), id="born"),
        pytest.param("opens", time.fromisoformat("09:30:00"), time.fromisoformat("17:45:00"), id="opens"),
        pytest.param(
            "seen",
            datetime.fromisoformat("2026-01-15T09:30:00Z"),
            datetime.fromisoformat("2026-01-15T09:30:01Z"),
            id="seen",
        ),
        pytest.param("state", "IN_PROGRESS", "NEW", id="state"),
        pytest.param("phone", "+49301234567", "+49309876543", id="phone"),
        pytest.param("id", UUID(int=1), UUID(int=2), id="id"),
        pytest.param(
            "updated_at",
            datetime.fromisoformat("2026-01-15T09:30:00Z"),
            datetime.fromisoformat("2026-01-16T09:30:00Z"),
            id="updated_at",
        ),
    ],
)
async def test_list_sorts_both_ways(
    repository: SampleRepository, db_session: AsyncSession, field: str, low: Any, high: Any
) -> None:
    second, first = SampleFactory.create(**{field: high}), SampleFactory.create(**{field: low})
    await store(db_session, second, first)

    ascending, _ = await repository.list(SampleListQuery.model_validate({"sort": field, "size": 2}))
    descending, _ = await repository.list(SampleListQuery.model_validate({"sort": f"-{field}", "size": 2}))

    assert ascending == [values(first), values(second)]
    assert descending == [values(second), values(first)]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), id="created_at"),
        pytest.param("name", "Ada", id="name"),
        pytest.param("count", 10, id="count"),
        pytest.param("price", Decimal("10.00"), id="price"),
        pytest.param("ratio", 0.5, id="ratio"),
        pytest.param("born", date.fromisoformat("2026-01-15"), id="born"),
        pytest.param("opens", time.fromisoformat("09:30:00"), id="opens"),
        pytest.param("seen", datetime.fromisoformat("2026-01-15T09:30:00Z"), id="seen"),
        pytest.param("state", "NEW", id="state"),
        pytest.param("phone", "+49301234567", id="phone"),
        pytest.param("updated_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), id="updated_at"),
    ],
)
async def test_list_orders_equal_rows_by_id(
    repository: SampleRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entities = SampleFactory.create_batch(5, **{"created_at": MOMENT, field: value})
    await store(db_session, *entities)
    expected = [values(entity) for entity in sorted(entities, key=attrgetter("id"))]

    ascending, _ = await repository.list(SampleListQuery.model_validate({"sort": field, "size": 5}))
    descending, _ = await repository.list(SampleListQuery.model_validate({"sort": f"-{field}", "size": 5}))

    assert ascending == expected
    assert descending == expected[::-1]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("name", "Ada", id="name"),
        pytest.param("count", 10, id="count"),
        pytest.param("price", Decimal("10.00"), id="price"),
        pytest.param("ratio", 0.5, id="ratio"),
        pytest.param("born", date.fromisoformat("2026-01-15"), id="born"),
        pytest.param("opens", time.fromisoformat("09:30:00"), id="opens"),
        pytest.param("seen", datetime.fromisoformat("2026-01-15T09:30:00Z"), id="seen"),
        pytest.param("state", "NEW", id="state"),
        pytest.param("phone", "+49301234567", id="phone"),
        pytest.param("updated_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), id="updated_at"),
    ],
)
async def test_list_orders_equal_rows_by_age(
    repository: SampleRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    low, high = sorted([uuid4(), uuid4()])
    older = SampleFactory.create(**{"id": high, "created_at": MOMENT, field: value})
    newer = SampleFactory.create(**{"id": low, "created_at": MOMENT.replace(year=MOMENT.year + 1), field: value})
    await store(db_session, newer, older)

    ascending, _ = await repository.list(SampleListQuery.model_validate({"sort": field, "size": 2}))
    descending, _ = await repository.list(SampleListQuery.model_validate({"sort": f"-{field}", "size": 2}))

    assert [row["id"] for row in ascending] == [older.id, newer.id]
    assert [row["id"] for row in descending] == [newer.id, older.id]


@pytest.mark.parametrize(
    ("field", "value", "query", "other"),
    [
        pytest.param("name", "Needle", "nEEDLE", "name two", id="name"),
        pytest.param("note", "Needle", "nEEDLE", "note two", id="note"),
        pytest.param("slogan", "Needle", "nEEDLE", "slogan two", id="slogan"),
        pytest.param("phone", "+49301234567", "+49301234567", "+49309876543", id="phone"),
    ],
)
async def test_list_searches_without_regard_to_case(
    repository: SampleRepository, db_session: AsyncSession, field: str, value: str, query: str, other: str
) -> None:
    match = SampleFactory.create(**{field: value})
    await store(db_session, match, SampleFactory.create(**{field: other}))

    assert await repository.list(SampleListQuery(q=query)) == ([values(match)], 1)


@pytest.mark.parametrize(
    ("field", "query", "value", "decoy"),
    [
        pytest.param("name", "a%b", "a%b", "axb"),
        pytest.param("name", "a_b", "a_b", "axb"),
        pytest.param("name", "a/b", "a/b", "axb"),
        pytest.param("name", "a\\b", "a\\b", "axb"),
        pytest.param("note", "a%b", "a%b", "axb"),
        pytest.param("note", "a_b", "a_b", "axb"),
        pytest.param("note", "a/b", "a/b", "axb"),
        pytest.param("note", "a\\b", "a\\b", "axb"),
        pytest.param("slogan", "a%b", "a%b", "axb"),
        pytest.param("slogan", "a_b", "a_b", "axb"),
        pytest.param("slogan", "a/b", "a/b", "axb"),
        pytest.param("slogan", "a\\b", "a\\b", "axb"),
    ],
)
async def test_list_searches_for_wildcards_literally(
    repository: SampleRepository, db_session: AsyncSession, field: str, query: str, value: str, decoy: str
) -> None:
    match = SampleFactory.create(**{field: value})
    await store(db_session, match, SampleFactory.create(**{field: decoy}))

    assert await repository.list(SampleListQuery(q=query)) == ([values(match)], 1)


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
        pytest.param("code", "AA-000!", id="code against the pattern"),
        pytest.param("slogan", "x" * 256, id="slogan above the maximum length"),
        pytest.param("note", "", id="note below the minimum length"),
        pytest.param("note", "x" * 601, id="note above the maximum length"),
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
        pytest.param("serial", "x" * 256, id="serial above the maximum length"),
        pytest.param("revision", -2147483649, id="revision below the lower bound"),
        pytest.param("revision", 2147483648, id="revision above the upper bound"),
    ],
)
async def test_the_table_refuses(db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await store(db_session, SampleFactory.create(**{field: value}))
