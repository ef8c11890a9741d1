# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_service.py.j2.
"""The service of comments, with a repository that is made up."""

from unittest.mock import Mock, create_autospec
from uuid import uuid4

import pytest

from src.core.errors import NotFoundError
from src.models.schemas.comment import Comment, CommentCreate, CommentListQuery
from src.repositories.comment_repository import CommentRepository
from src.services.comment_service import CommentService
from tests.factories import CommentFactory
from tests.support import counted


@pytest.fixture
def repository() -> Mock:
    mock: Mock = create_autospec(CommentRepository, instance=True)
    return mock


@pytest.fixture
def service(repository: Mock) -> CommentService:
    return CommentService(repository)


class TestCreate:
    """``create_comment``."""

    async def test_stores_and_answers(self, service: CommentService, repository: Mock) -> None:
        entity = CommentFactory.create()
        repository.create.return_value = entity
        data = CommentCreate.model_validate(CommentFactory.payload())

        answer = await service.create_comment(data)

        repository.create.assert_awaited_once_with(data)
        assert answer == Comment.model_validate(entity)

    async def test_counts(self, service: CommentService, repository: Mock) -> None:
        repository.create.return_value = CommentFactory.create()
        before = counted("comments_created_total")

        await service.create_comment(CommentCreate.model_validate(CommentFactory.payload()))

        assert counted("comments_created_total") == before + 1

    async def test_does_not_count_what_fails(self, service: CommentService, repository: Mock) -> None:
        repository.create.side_effect = RuntimeError("the database said no")
        before = counted("comments_created_total")

        with pytest.raises(RuntimeError, match="the database said no"):
            await service.create_comment(CommentCreate.model_validate(CommentFactory.payload()))

        assert counted("comments_created_total") == before


class TestList:
    """``list_comments``."""

    async def test_passes_the_query_on_and_answers(self, service: CommentService, repository: Mock) -> None:
        entities = CommentFactory.create_batch(2)
        repository.list.return_value = (entities, 7)
        query = CommentListQuery(page=2, size=10)

        page = await service.list_comments(query)

        repository.list.assert_awaited_once_with(query)
        assert page.items == [Comment.model_validate(entity) for entity in entities]
        assert (page.total, page.page, page.size) == (7, 2, 10)

    @pytest.mark.parametrize(("total", "pages"), [(0, 0), (1, 1), (10, 1), (11, 2), (30, 3)])
    async def test_counts_the_pages(self, service: CommentService, repository: Mock, total: int, pages: int) -> None:
        repository.list.return_value = ([], total)

        page = await service.list_comments(CommentListQuery(size=10))

        assert page.pages == pages


class TestGet:
    """``get_comment``."""

    async def test_answers(self, service: CommentService, repository: Mock) -> None:
        entity = CommentFactory.create()
        repository.get.return_value = entity

        answer = await service.get_comment(entity.id)

        repository.get.assert_awaited_once_with(entity.id)
        assert answer == Comment.model_validate(entity)

    async def test_of_an_unknown_id(self, service: CommentService, repository: Mock) -> None:
        repository.get.return_value = None
        unknown = uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.get_comment(unknown)

        assert caught.value.detail == {"resource": "comment", "resource_id": str(unknown)}


class TestDelete:
    """``delete_comment``."""

    async def test_deletes_and_counts(self, service: CommentService, repository: Mock) -> None:
        repository.delete.return_value = True
        before, entity_id = counted("comments_deleted_total"), uuid4()

        await service.delete_comment(entity_id)

        repository.delete.assert_awaited_once_with(entity_id)
        assert counted("comments_deleted_total") == before + 1

    async def test_of_an_unknown_id_does_not_count(self, service: CommentService, repository: Mock) -> None:
        repository.delete.return_value = False
        before, unknown = counted("comments_deleted_total"), uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.delete_comment(unknown)

        assert caught.value.detail == {"resource": "comment", "resource_id": str(unknown)}
        assert counted("comments_deleted_total") == before
