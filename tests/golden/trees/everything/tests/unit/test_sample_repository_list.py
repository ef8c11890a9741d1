# Generated from specs/everything.yaml by templates/tests/unit/test_entity_repository_list.py.j2.
"""How the repository of samples lists rows: which, and on which page."""

from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.schemas.sample import SampleListQuery
from src.repositories.sample_repository import SampleRepository
from tests.factories import SampleFactory
from tests.support import statements, store, values


@pytest.fixture
def repository(db_session: AsyncSession) -> SampleRepository:
    return SampleRepository(db_session)


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
    ("parameter", "field", "value"),
    [
        pytest.param("mail__null", "mail", "one@example.com", id="mail"),
        pytest.param("phone__null", "phone", "+49301234567", id="phone"),
    ],
)
async def test_list_filters_for_nothing(
    repository: SampleRepository, db_session: AsyncSession, parameter: str, field: str, value: Any
) -> None:
    empty, full = SampleFactory.create(**{field: None}), SampleFactory.create(**{field: value})
    await store(db_session, empty, full)

    pages = [await repository.list(SampleListQuery.model_validate({parameter: wanted})) for wanted in (True, False)]

    assert pages == [([values(empty)], 1), ([values(full)], 1)]


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
