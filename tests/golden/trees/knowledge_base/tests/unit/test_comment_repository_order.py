# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_repository_order.py.j2.
"""The order in which the repository of comments lists rows."""

from datetime import datetime
from operator import attrgetter
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.schemas.comment import CommentListQuery
from src.repositories.comment_repository import CommentRepository
from tests.factories import CommentFactory
from tests.support import store, store_references, values

MOMENT = datetime.fromisoformat("2026-01-15T09:30:00Z")


@pytest.fixture
def repository(db_session: AsyncSession) -> CommentRepository:
    return CommentRepository(db_session)


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that a comment needs."""
    await store_references(db_session, CommentFactory)


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
    repository: CommentRepository, db_session: AsyncSession, field: str, low: Any, high: Any
) -> None:
    second, first = (
        CommentFactory.create(**{CommentFactory.columns[field]: high}),
        CommentFactory.create(**{CommentFactory.columns[field]: low}),
    )
    await store(db_session, second, first)

    ascending, _ = await repository.list(CommentListQuery.model_validate({"sort": field, "size": 2}))
    descending, _ = await repository.list(CommentListQuery.model_validate({"sort": f"-{field}", "size": 2}))

    assert ascending == [values(first), values(second)]
    assert descending == [values(second), values(first)]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("createdAt", datetime.fromisoformat("2026-01-15T09:30:00Z"), id="createdAt"),
    ],
)
async def test_list_orders_equal_rows_by_id(
    repository: CommentRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entities = CommentFactory.create_batch(5, **{"created_at": MOMENT, CommentFactory.columns[field]: value})
    await store(db_session, *entities)
    expected = [values(entity) for entity in sorted(entities, key=attrgetter("id"))]

    ascending, _ = await repository.list(CommentListQuery.model_validate({"sort": field, "size": 5}))
    descending, _ = await repository.list(CommentListQuery.model_validate({"sort": f"-{field}", "size": 5}))

    assert ascending == expected
    assert descending == expected[::-1]
