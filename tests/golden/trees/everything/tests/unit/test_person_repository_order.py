# Generated from specs/everything.yaml by templates/tests/unit/test_entity_repository_order.py.j2.
"""The order in which the repository of people lists rows."""

from datetime import datetime
from operator import attrgetter
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.schemas.person import PersonListQuery
from src.repositories.person_repository import PersonRepository
from tests.factories import PersonFactory
from tests.support import store, values

MOMENT = datetime.fromisoformat("2026-01-15T09:30:00Z")


@pytest.fixture
def repository(db_session: AsyncSession) -> PersonRepository:
    return PersonRepository(db_session)


@pytest.mark.parametrize(
    ("field", "low", "high"),
    [
        pytest.param(
            "joined_at",
            datetime.fromisoformat("2026-01-15T09:30:00Z"),
            datetime.fromisoformat("2026-01-16T09:30:00Z"),
            id="joined_at",
        ),
        pytest.param("name", "full name one", "full name two", id="name"),
    ],
)
async def test_list_sorts_both_ways(
    repository: PersonRepository, db_session: AsyncSession, field: str, low: Any, high: Any
) -> None:
    second, first = (
        PersonFactory.create(**{PersonFactory.columns[field]: high}),
        PersonFactory.create(**{PersonFactory.columns[field]: low}),
    )
    await store(db_session, second, first)

    ascending, _ = await repository.list(PersonListQuery.model_validate({"sort": field, "size": 2}))
    descending, _ = await repository.list(PersonListQuery.model_validate({"sort": f"-{field}", "size": 2}))

    assert ascending == [values(first), values(second)]
    assert descending == [values(second), values(first)]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("joined_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), id="joined_at"),
        pytest.param("name", "full name one", id="name"),
    ],
)
async def test_list_orders_equal_rows_by_id(
    repository: PersonRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entities = PersonFactory.create_batch(5, **{"created_at": MOMENT, PersonFactory.columns[field]: value})
    await store(db_session, *entities)
    expected = [values(entity) for entity in sorted(entities, key=attrgetter("id"))]

    ascending, _ = await repository.list(PersonListQuery.model_validate({"sort": field, "size": 5}))
    descending, _ = await repository.list(PersonListQuery.model_validate({"sort": f"-{field}", "size": 5}))

    assert ascending == expected
    assert descending == expected[::-1]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("name", "full name one", id="name"),
    ],
)
async def test_list_orders_equal_rows_by_age(
    repository: PersonRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    low, high = sorted([uuid4(), uuid4()])
    older = PersonFactory.create(**{"id": high, "created_at": MOMENT, PersonFactory.columns[field]: value})
    newer = PersonFactory.create(
        **{"id": low, "created_at": MOMENT.replace(year=MOMENT.year + 1), PersonFactory.columns[field]: value}
    )
    await store(db_session, newer, older)

    ascending, _ = await repository.list(PersonListQuery.model_validate({"sort": field, "size": 2}))
    descending, _ = await repository.list(PersonListQuery.model_validate({"sort": f"-{field}", "size": 2}))

    assert [row["id"] for row in ascending] == [older.id, newer.id]
    assert [row["id"] for row in descending] == [newer.id, older.id]
