# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_service.py.j2.
"""The service of articles, with a repository that is made up."""

from unittest.mock import Mock, create_autospec
from uuid import uuid4

import pytest

from src.core.errors import NotFoundError
from src.models.schemas.article import Article, ArticleCreate, ArticleListQuery, ArticleUpdate
from src.repositories.article_repository import ArticleRepository
from src.services.article_service import ArticleService
from tests.factories import ArticleFactory
from tests.support import counted


@pytest.fixture
def repository() -> Mock:
    mock: Mock = create_autospec(ArticleRepository, instance=True)
    return mock


@pytest.fixture
def service(repository: Mock) -> ArticleService:
    return ArticleService(repository)


class TestCreate:
    """``create_article``."""

    async def test_stores_and_answers(self, service: ArticleService, repository: Mock) -> None:
        entity = ArticleFactory.create()
        repository.create.return_value = ArticleFactory.row(entity)
        data = ArticleCreate.model_validate(ArticleFactory.payload())

        answer = await service.create_article(data)

        repository.create.assert_awaited_once_with(data)
        assert answer == Article.model_validate(ArticleFactory.row(entity))

    async def test_counts(self, service: ArticleService, repository: Mock) -> None:
        repository.create.return_value = ArticleFactory.row(ArticleFactory.create())
        before = counted("articles_created_total")

        await service.create_article(ArticleCreate.model_validate(ArticleFactory.payload()))

        assert counted("articles_created_total") == before + 1

    async def test_does_not_count_what_fails(self, service: ArticleService, repository: Mock) -> None:
        repository.create.side_effect = RuntimeError("the database said no")
        before = counted("articles_created_total")

        with pytest.raises(RuntimeError, match="the database said no"):
            await service.create_article(ArticleCreate.model_validate(ArticleFactory.payload()))

        assert counted("articles_created_total") == before


class TestList:
    """``list_articles``."""

    async def test_passes_the_query_on_and_answers(self, service: ArticleService, repository: Mock) -> None:
        entities = ArticleFactory.create_batch(2)
        repository.list.return_value = ([ArticleFactory.row(entity) for entity in entities], 7)
        query = ArticleListQuery(page=2, size=10)

        page = await service.list_articles(query)

        repository.list.assert_awaited_once_with(query)
        assert page.items == [Article.model_validate(ArticleFactory.row(entity)) for entity in entities]
        assert (page.total, page.page, page.size) == (7, 2, 10)

    @pytest.mark.parametrize(("total", "pages"), [(0, 0), (1, 1), (10, 1), (11, 2), (30, 3)])
    async def test_counts_the_pages(self, service: ArticleService, repository: Mock, total: int, pages: int) -> None:
        repository.list.return_value = ([], total)

        page = await service.list_articles(ArticleListQuery(size=10))

        assert page.pages == pages


class TestGet:
    """``get_article``."""

    async def test_answers(self, service: ArticleService, repository: Mock) -> None:
        entity = ArticleFactory.create()
        repository.get.return_value = ArticleFactory.row(entity)

        answer = await service.get_article(entity.id)

        repository.get.assert_awaited_once_with(entity.id)
        assert answer == Article.model_validate(ArticleFactory.row(entity))

    async def test_of_an_unknown_id(self, service: ArticleService, repository: Mock) -> None:
        repository.get.return_value = None
        unknown = uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.get_article(unknown)

        assert caught.value.detail == {"resource": "article", "resource_id": str(unknown)}


class TestUpdate:
    """``update_article``."""

    async def test_passes_on_only_what_was_sent(self, service: ArticleService, repository: Mock) -> None:
        entity = ArticleFactory.create()
        repository.update.return_value = ArticleFactory.row(entity)
        sent = {"summary": "summary two"}

        answer = await service.update_article(entity.id, ArticleUpdate.model_validate(sent))

        entity_id, data = repository.update.await_args.args
        assert entity_id == entity.id
        assert data.model_dump(mode="json", exclude_unset=True, by_alias=True) == sent
        assert answer == Article.model_validate(ArticleFactory.row(entity))

    async def test_of_an_unknown_id(self, service: ArticleService, repository: Mock) -> None:
        repository.update.return_value = None
        unknown = uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.update_article(unknown, ArticleUpdate.model_validate({}))

        assert caught.value.detail == {"resource": "article", "resource_id": str(unknown)}


class TestDelete:
    """``delete_article``."""

    async def test_deletes_and_counts(self, service: ArticleService, repository: Mock) -> None:
        repository.delete.return_value = True
        before, entity_id = counted("articles_deleted_total"), uuid4()

        await service.delete_article(entity_id)

        repository.delete.assert_awaited_once_with(entity_id)
        assert counted("articles_deleted_total") == before + 1

    async def test_of_an_unknown_id_does_not_count(self, service: ArticleService, repository: Mock) -> None:
        repository.delete.return_value = False
        before, unknown = counted("articles_deleted_total"), uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.delete_article(unknown)

        assert caught.value.detail == {"resource": "article", "resource_id": str(unknown)}
        assert counted("articles_deleted_total") == before
