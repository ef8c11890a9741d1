# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_service.py.j2.
"""The service of authors, with a repository that is made up."""

from unittest.mock import Mock, create_autospec
from uuid import uuid4

import pytest

from src.core.errors import NotFoundError
from src.models.schemas.author import Author, AuthorCreate, AuthorListQuery
from src.repositories.author_repository import AuthorRepository
from src.services.author_service import AuthorService
from tests.factories import AuthorFactory
from tests.support import counted


@pytest.fixture
def repository() -> Mock:
    mock: Mock = create_autospec(AuthorRepository, instance=True)
    return mock


@pytest.fixture
def service(repository: Mock) -> AuthorService:
    return AuthorService(repository)


class TestCreate:
    """``create_author``."""

    async def test_stores_and_answers(self, service: AuthorService, repository: Mock) -> None:
        entity = AuthorFactory.create()
        repository.create.return_value = entity
        data = AuthorCreate.model_validate(AuthorFactory.payload())

        answer = await service.create_author(data)

        repository.create.assert_awaited_once_with(data)
        assert answer == Author.model_validate(entity)

    async def test_counts(self, service: AuthorService, repository: Mock) -> None:
        repository.create.return_value = AuthorFactory.create()
        before = counted("authors_created_total")

        await service.create_author(AuthorCreate.model_validate(AuthorFactory.payload()))

        assert counted("authors_created_total") == before + 1

    async def test_does_not_count_what_fails(self, service: AuthorService, repository: Mock) -> None:
        repository.create.side_effect = RuntimeError("the database said no")
        before = counted("authors_created_total")

        with pytest.raises(RuntimeError, match="the database said no"):
            await service.create_author(AuthorCreate.model_validate(AuthorFactory.payload()))

        assert counted("authors_created_total") == before


class TestList:
    """``list_authors``."""

    async def test_passes_the_query_on_and_answers(self, service: AuthorService, repository: Mock) -> None:
        entities = AuthorFactory.create_batch(2)
        repository.list.return_value = (entities, 7)
        query = AuthorListQuery(page=2, size=10)

        page = await service.list_authors(query)

        repository.list.assert_awaited_once_with(query)
        assert page.items == [Author.model_validate(entity) for entity in entities]
        assert (page.total, page.page, page.size) == (7, 2, 10)

    @pytest.mark.parametrize(("total", "pages"), [(0, 0), (1, 1), (10, 1), (11, 2), (30, 3)])
    async def test_counts_the_pages(self, service: AuthorService, repository: Mock, total: int, pages: int) -> None:
        repository.list.return_value = ([], total)

        page = await service.list_authors(AuthorListQuery(size=10))

        assert page.pages == pages


class TestGet:
    """``get_author``."""

    async def test_answers(self, service: AuthorService, repository: Mock) -> None:
        entity = AuthorFactory.create()
        repository.get.return_value = entity

        answer = await service.get_author(entity.id)

        repository.get.assert_awaited_once_with(entity.id)
        assert answer == Author.model_validate(entity)

    async def test_of_an_unknown_id(self, service: AuthorService, repository: Mock) -> None:
        repository.get.return_value = None
        unknown = uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.get_author(unknown)

        assert caught.value.detail == {"resource": "author", "resource_id": str(unknown)}


class TestDelete:
    """``delete_author``."""

    async def test_deletes_and_counts(self, service: AuthorService, repository: Mock) -> None:
        repository.delete.return_value = True
        before, entity_id = counted("authors_deleted_total"), uuid4()

        await service.delete_author(entity_id)

        repository.delete.assert_awaited_once_with(entity_id)
        assert counted("authors_deleted_total") == before + 1

    async def test_of_an_unknown_id_does_not_count(self, service: AuthorService, repository: Mock) -> None:
        repository.delete.return_value = False
        before, unknown = counted("authors_deleted_total"), uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.delete_author(unknown)

        assert caught.value.detail == {"resource": "author", "resource_id": str(unknown)}
        assert counted("authors_deleted_total") == before
