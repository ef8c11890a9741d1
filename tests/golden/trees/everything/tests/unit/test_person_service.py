# Generated from specs/everything.yaml by templates/tests/unit/test_entity_service.py.j2.
"""The service of people, with a repository that is made up."""

from unittest.mock import Mock, create_autospec
from uuid import uuid4

import pytest

from src.core.errors import NotFoundError
from src.models.schemas.person import Person, PersonCreate, PersonListQuery
from src.repositories.person_repository import PersonRepository
from src.services.person_service import PersonService
from tests.factories import PersonFactory
from tests.support import counted


@pytest.fixture
def repository() -> Mock:
    mock: Mock = create_autospec(PersonRepository, instance=True)
    return mock


@pytest.fixture
def service(repository: Mock) -> PersonService:
    return PersonService(repository)


class TestCreate:
    """``create_person``."""

    async def test_stores_and_answers(self, service: PersonService, repository: Mock) -> None:
        entity = PersonFactory.create()
        repository.create.return_value = entity
        data = PersonCreate.model_validate(PersonFactory.payload())

        answer = await service.create_person(data)

        repository.create.assert_awaited_once_with(data)
        assert answer == Person.model_validate(entity)

    async def test_counts(self, service: PersonService, repository: Mock) -> None:
        repository.create.return_value = PersonFactory.create()
        before = counted("people_created_total")

        await service.create_person(PersonCreate.model_validate(PersonFactory.payload()))

        assert counted("people_created_total") == before + 1

    async def test_does_not_count_what_fails(self, service: PersonService, repository: Mock) -> None:
        repository.create.side_effect = RuntimeError("the database said no")
        before = counted("people_created_total")

        with pytest.raises(RuntimeError, match="the database said no"):
            await service.create_person(PersonCreate.model_validate(PersonFactory.payload()))

        assert counted("people_created_total") == before


class TestList:
    """``list_people``."""

    async def test_passes_the_query_on_and_answers(self, service: PersonService, repository: Mock) -> None:
        entities = PersonFactory.create_batch(2)
        repository.list.return_value = (entities, 7)
        query = PersonListQuery(page=2, size=10)

        page = await service.list_people(query)

        repository.list.assert_awaited_once_with(query)
        assert page.items == [Person.model_validate(entity) for entity in entities]
        assert (page.total, page.page, page.size) == (7, 2, 10)

    @pytest.mark.parametrize(("total", "pages"), [(0, 0), (1, 1), (10, 1), (11, 2), (30, 3)])
    async def test_counts_the_pages(self, service: PersonService, repository: Mock, total: int, pages: int) -> None:
        repository.list.return_value = ([], total)

        page = await service.list_people(PersonListQuery(size=10))

        assert page.pages == pages


class TestGet:
    """``get_person``."""

    async def test_answers(self, service: PersonService, repository: Mock) -> None:
        entity = PersonFactory.create()
        repository.get.return_value = entity

        answer = await service.get_person(entity.id)

        repository.get.assert_awaited_once_with(entity.id)
        assert answer == Person.model_validate(entity)

    async def test_of_an_unknown_id(self, service: PersonService, repository: Mock) -> None:
        repository.get.return_value = None
        unknown = uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.get_person(unknown)

        assert caught.value.detail == {"resource": "person", "resource_id": str(unknown)}
