# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_service.py.j2.
"""The service of tags, with a repository that is made up."""

from unittest.mock import Mock, create_autospec
from uuid import uuid4

import pytest

from src.core.errors import NotFoundError
from src.models.schemas.tag import Tag, TagCreate, TagListQuery, TagUpdate
from src.repositories.tag_repository import TagRepository
from src.services.tag_service import TagService
from tests.factories import TagFactory
from tests.support import counted


@pytest.fixture
def repository() -> Mock:
    mock: Mock = create_autospec(TagRepository, instance=True)
    return mock


@pytest.fixture
def service(repository: Mock) -> TagService:
    return TagService(repository)


class TestCreate:
    """``create_tag``."""

    async def test_stores_and_answers(self, service: TagService, repository: Mock) -> None:
        entity = TagFactory.create()
        repository.create.return_value = entity
        data = TagCreate.model_validate(TagFactory.payload())

        answer = await service.create_tag(data)

        repository.create.assert_awaited_once_with(data)
        assert answer == Tag.model_validate(entity)

    async def test_counts(self, service: TagService, repository: Mock) -> None:
        repository.create.return_value = TagFactory.create()
        before = counted("tags_created_total")

        await service.create_tag(TagCreate.model_validate(TagFactory.payload()))

        assert counted("tags_created_total") == before + 1

    async def test_does_not_count_what_fails(self, service: TagService, repository: Mock) -> None:
        repository.create.side_effect = RuntimeError("the database said no")
        before = counted("tags_created_total")

        with pytest.raises(RuntimeError, match="the database said no"):
            await service.create_tag(TagCreate.model_validate(TagFactory.payload()))

        assert counted("tags_created_total") == before


class TestList:
    """``list_tags``."""

    async def test_passes_the_query_on_and_answers(self, service: TagService, repository: Mock) -> None:
        entities = TagFactory.create_batch(2)
        repository.list.return_value = (entities, 7)
        query = TagListQuery(page=2, size=10)

        page = await service.list_tags(query)

        repository.list.assert_awaited_once_with(query)
        assert page.items == [Tag.model_validate(entity) for entity in entities]
        assert (page.total, page.page, page.size) == (7, 2, 10)

    @pytest.mark.parametrize(("total", "pages"), [(0, 0), (1, 1), (10, 1), (11, 2), (30, 3)])
    async def test_counts_the_pages(self, service: TagService, repository: Mock, total: int, pages: int) -> None:
        repository.list.return_value = ([], total)

        page = await service.list_tags(TagListQuery(size=10))

        assert page.pages == pages


class TestUpdate:
    """``update_tag``."""

    async def test_passes_on_only_what_was_sent(self, service: TagService, repository: Mock) -> None:
        entity = TagFactory.create()
        repository.update.return_value = entity
        sent = {"name": "name two"}

        answer = await service.update_tag(entity.id, TagUpdate.model_validate(sent))

        entity_id, data = repository.update.await_args.args
        assert entity_id == entity.id
        assert data.model_dump(mode="json", exclude_unset=True, by_alias=True) == sent
        assert answer == Tag.model_validate(entity)

    async def test_of_an_unknown_id(self, service: TagService, repository: Mock) -> None:
        repository.update.return_value = None
        unknown = uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.update_tag(unknown, TagUpdate.model_validate({}))

        assert caught.value.detail == {"resource": "tag", "resource_id": str(unknown)}


class TestDelete:
    """``delete_tag``."""

    async def test_deletes_and_counts(self, service: TagService, repository: Mock) -> None:
        repository.delete.return_value = True
        before, entity_id = counted("tags_deleted_total"), uuid4()

        await service.delete_tag(entity_id)

        repository.delete.assert_awaited_once_with(entity_id)
        assert counted("tags_deleted_total") == before + 1

    async def test_of_an_unknown_id_does_not_count(self, service: TagService, repository: Mock) -> None:
        repository.delete.return_value = False
        before, unknown = counted("tags_deleted_total"), uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.delete_tag(unknown)

        assert caught.value.detail == {"resource": "tag", "resource_id": str(unknown)}
        assert counted("tags_deleted_total") == before
