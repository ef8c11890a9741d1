# Generated from specs/everything.yaml by templates/tests/unit/test_entity_repository_list.py.j2.
"""How the repository of people lists rows: which, and on which page."""

from operator import attrgetter

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.schemas.person import PersonListQuery
from src.repositories.person_repository import PersonRepository
from tests.factories import PersonFactory
from tests.support import statements, store, values


@pytest.fixture
def repository(db_session: AsyncSession) -> PersonRepository:
    return PersonRepository(db_session)


async def test_list_of_nothing(repository: PersonRepository) -> None:
    assert await repository.list(PersonListQuery()) == ([], 0)


async def test_list_is_cut_into_pages(repository: PersonRepository, db_session: AsyncSession) -> None:
    entities = PersonFactory.create_batch(15)
    await store(db_session, *entities)
    expected = sorted(entities, key=attrgetter("created_at", "id"))

    pages = [await repository.list(PersonListQuery(page=page, size=10)) for page in range(1, 3)]

    assert [row for rows, _ in pages for row in rows] == [values(entity) for entity in expected]
    assert [(len(rows), total) for rows, total in pages] == [(10, 15), (5, 15)]


async def test_list_beyond_the_last_page(repository: PersonRepository, db_session: AsyncSession) -> None:
    await store(db_session, PersonFactory.create())

    assert await repository.list(PersonListQuery(page=2)) == ([], 1)


async def test_list_issues_as_many_statements_for_many_rows(
    repository: PersonRepository, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    query = PersonListQuery(size=20)
    await store(db_session, PersonFactory.create())
    with statements(engine) as for_one:
        await repository.list(query)
    await store(db_session, *PersonFactory.create_batch(19))

    with statements(engine) as for_many:
        rows, _ = await repository.list(query)

    assert len(rows) == 20
    assert len(for_many) == len(for_one) == 2


@pytest.mark.parametrize(
    ("field", "value", "query", "other"),
    [
        pytest.param("full_name", "Needle", "nEEDLE", "full name two", id="full_name"),
    ],
)
async def test_list_searches_without_regard_to_case(
    repository: PersonRepository, db_session: AsyncSession, field: str, value: str, query: str, other: str
) -> None:
    match = PersonFactory.create(**{field: value})
    await store(db_session, match, PersonFactory.create(**{field: other}))

    assert await repository.list(PersonListQuery(q=query)) == ([values(match)], 1)


@pytest.mark.parametrize(
    ("field", "query", "value", "decoy"),
    [
        pytest.param("full_name", "a%b", "a%b", "axb"),
        pytest.param("full_name", "a_b", "a_b", "axb"),
        pytest.param("full_name", "a/b", "a/b", "axb"),
        pytest.param("full_name", "a\\b", "a\\b", "axb"),
    ],
)
async def test_list_searches_for_wildcards_literally(
    repository: PersonRepository, db_session: AsyncSession, field: str, query: str, value: str, decoy: str
) -> None:
    match = PersonFactory.create(**{field: value})
    await store(db_session, match, PersonFactory.create(**{field: decoy}))

    assert await repository.list(PersonListQuery(q=query)) == ([values(match)], 1)
