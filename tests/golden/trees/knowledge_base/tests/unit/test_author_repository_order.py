# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_repository_order.py.j2.
"""The order in which the repository of authors lists rows."""

from datetime import datetime
from operator import attrgetter
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.schemas.author import AuthorListQuery
from src.repositories.author_repository import AuthorRepository
from tests.factories import AuthorFactory
from tests.support import store, values

MOMENT = datetime.fromisoformat("2026-01-15T09:30:00Z")


@pytest.fixture
def repository(db_session: AsyncSession) -> AuthorRepository:
    return AuthorRepository(db_session)


@pytest.mark.parametrize(
    ("field", "low", "high"),
    [
        pytest.param(
            "createdAt",
            datetime.fromisoformat("2026-01-15T09:30:00Z"),
            datetime.fromisoformat("2026-01-16T09:30:00Z"),
            id="createdAt",
        ),
    ],
)
async def test_list_sorts_both_ways(
    repository: AuthorRepository, db_session: AsyncSession, field: str, low: Any, high: Any
) -> None:
    second, first = (
        AuthorFactory.create(**{AuthorFactory.columns[field]: high}),
        AuthorFactory.create(**{AuthorFactory.columns[field]: low}),
    )
    await store(db_session, second, first)

    ascending, _ = await repository.list(AuthorListQuery.model_validate({"sort": field, "size": 2}))
    descending, _ = await repository.list(AuthorListQuery.model_validate({"sort": f"-{field}", "size": 2}))

    assert ascending == [values(first), values(second)]
    assert descending == [values(second), values(first)]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("createdAt", datetime.fromisoformat("2026-01-15T09:30:00Z"), id="createdAt"),
    ],
)
async def test_list_orders_equal_rows_by_id(
    repository: AuthorRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entities = AuthorFactory.create_batch(5, **{"created_at": MOMENT, AuthorFactory.columns[field]: value})
    await store(db_session, *entities)
    expected = [values(entity) for entity in sorted(entities, key=attrgetter("id"))]

    ascending, _ = await repository.list(AuthorListQuery.model_validate({"sort": field, "size": 5}))
    descending, _ = await repository.list(AuthorListQuery.model_validate({"sort": f"-{field}", "size": 5}))

    assert ascending == expected
    assert descending == expected[::-1]
