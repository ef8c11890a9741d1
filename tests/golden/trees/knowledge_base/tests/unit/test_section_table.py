# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_table.py.j2.
"""What the table of sections itself refuses and fills in."""

from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.section import SectionEntity
from src.repositories.section_repository import SectionRepository
from tests.factories import SectionFactory
from tests.support import store, store_references


@pytest.fixture
def repository(db_session: AsyncSession) -> SectionRepository:
    return SectionRepository(db_session)


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that a section needs."""
    await store_references(db_session, SectionFactory)


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        pytest.param("uq_sections_place", ["article_id", "position"], id="article_id-position"),
    ],
)
async def test_the_table_refuses_a_second_row_with_the_same(
    db_session: AsyncSession, constraint: str, fields: list[str]
) -> None:
    entity = SectionFactory.create()
    await store(db_session, entity)

    with pytest.raises(IntegrityError, match=constraint):
        await store(db_session, SectionFactory.create(**{name: getattr(entity, name) for name in fields}))


@pytest.mark.parametrize(
    "fields",
    [
        ["article_id"],
    ],
    ids="-".join,
)
async def test_the_table_accepts_rows_that_share_a_part_of_a_key(
    repository: SectionRepository, db_session: AsyncSession, fields: list[str]
) -> None:
    first = SectionFactory.create()
    second = SectionFactory.create(**{name: getattr(first, name) for name in fields})

    await store(db_session, first, second)

    assert await repository.get(second.id) == SectionFactory.row(second)


@pytest.mark.parametrize("field", ["article_id", "heading", "body", "position"])
async def test_the_table_refuses_null(db_session: AsyncSession, field: str) -> None:
    await store(db_session, SectionFactory.create())

    with pytest.raises(IntegrityError, match=f'null value in column "{field}"'):
        await db_session.execute(update(SectionEntity).values({field: None}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("heading", "", id="heading below the minimum length"),
        pytest.param("heading", "x" * 201, id="heading above the maximum length"),
        pytest.param("heading", " ", id="heading of blanks"),
        pytest.param("body", "x" * 20001, id="body above the maximum length"),
        pytest.param("position", 0, id="position below the lower bound"),
        pytest.param("position", 1001, id="position above the upper bound"),
    ],
)
async def test_the_table_refuses(db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await store(db_session, SectionFactory.create(**{field: value}))
