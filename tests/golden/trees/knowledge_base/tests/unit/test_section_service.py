# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_service.py.j2.
"""The service of sections, with a repository that is made up."""

from unittest.mock import Mock, create_autospec
from uuid import uuid4

import pytest

from src.core.errors import NotFoundError
from src.models.schemas.section import Section, SectionCreate, SectionUpdate
from src.repositories.section_repository import SectionRepository
from src.services.section_service import SectionService
from tests.factories import SectionFactory
from tests.support import counted


@pytest.fixture
def repository() -> Mock:
    mock: Mock = create_autospec(SectionRepository, instance=True)
    return mock


@pytest.fixture
def service(repository: Mock) -> SectionService:
    return SectionService(repository)


class TestCreate:
    """``create_section``."""

    async def test_stores_and_answers(self, service: SectionService, repository: Mock) -> None:
        entity = SectionFactory.create()
        repository.create.return_value = SectionFactory.row(entity)
        data = SectionCreate.model_validate(SectionFactory.payload())

        answer = await service.create_section(data)

        repository.create.assert_awaited_once_with(data)
        assert answer == Section.model_validate(SectionFactory.row(entity))

    async def test_counts(self, service: SectionService, repository: Mock) -> None:
        repository.create.return_value = SectionFactory.row(SectionFactory.create())
        before = counted("sections_created_total")

        await service.create_section(SectionCreate.model_validate(SectionFactory.payload()))

        assert counted("sections_created_total") == before + 1

    async def test_does_not_count_what_fails(self, service: SectionService, repository: Mock) -> None:
        repository.create.side_effect = RuntimeError("the database said no")
        before = counted("sections_created_total")

        with pytest.raises(RuntimeError, match="the database said no"):
            await service.create_section(SectionCreate.model_validate(SectionFactory.payload()))

        assert counted("sections_created_total") == before


class TestUpdate:
    """``update_section``."""

    async def test_passes_on_only_what_was_sent(self, service: SectionService, repository: Mock) -> None:
        entity = SectionFactory.create()
        repository.update.return_value = SectionFactory.row(entity)
        sent = {"heading": "heading two"}

        answer = await service.update_section(entity.id, SectionUpdate.model_validate(sent))

        entity_id, data = repository.update.await_args.args
        assert entity_id == entity.id
        assert data.model_dump(mode="json", exclude_unset=True, by_alias=True) == sent
        assert answer == Section.model_validate(SectionFactory.row(entity))

    async def test_of_an_unknown_id(self, service: SectionService, repository: Mock) -> None:
        repository.update.return_value = None
        unknown = uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.update_section(unknown, SectionUpdate.model_validate({}))

        assert caught.value.detail == {"resource": "section", "resource_id": str(unknown)}


class TestDelete:
    """``delete_section``."""

    async def test_deletes_and_counts(self, service: SectionService, repository: Mock) -> None:
        repository.delete.return_value = True
        before, entity_id = counted("sections_deleted_total"), uuid4()

        await service.delete_section(entity_id)

        repository.delete.assert_awaited_once_with(entity_id)
        assert counted("sections_deleted_total") == before + 1

    async def test_of_an_unknown_id_does_not_count(self, service: SectionService, repository: Mock) -> None:
        repository.delete.return_value = False
        before, unknown = counted("sections_deleted_total"), uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.delete_section(unknown)

        assert caught.value.detail == {"resource": "section", "resource_id": str(unknown)}
        assert counted("sections_deleted_total") == before
