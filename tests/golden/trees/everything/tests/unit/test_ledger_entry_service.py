# Generated from specs/everything.yaml by templates/tests/unit/test_entity_service.py.j2.
"""The service of ledger entries, with a repository that is made up."""

from unittest.mock import Mock, create_autospec
from uuid import uuid4

import pytest

from src.core.errors import NotFoundError
from src.models.schemas.ledger_entry import LedgerEntry, LedgerEntryListQuery
from src.repositories.ledger_entry_repository import LedgerEntryRepository
from src.services.ledger_entry_service import LedgerEntryService
from tests.factories import LedgerEntryFactory


@pytest.fixture
def repository() -> Mock:
    mock: Mock = create_autospec(LedgerEntryRepository, instance=True)
    return mock


@pytest.fixture
def service(repository: Mock) -> LedgerEntryService:
    return LedgerEntryService(repository)


class TestList:
    """``list_ledger_entries``."""

    async def test_passes_the_query_on_and_answers(self, service: LedgerEntryService, repository: Mock) -> None:
        entities = LedgerEntryFactory.create_batch(2)
        repository.list.return_value = (entities, 7)
        query = LedgerEntryListQuery(page=2, size=10)

        page = await service.list_ledger_entries(query)

        repository.list.assert_awaited_once_with(query)
        assert page.items == [LedgerEntry.model_validate(entity) for entity in entities]
        assert (page.total, page.page, page.size) == (7, 2, 10)

    @pytest.mark.parametrize(("total", "pages"), [(0, 0), (1, 1), (10, 1), (11, 2), (30, 3)])
    async def test_counts_the_pages(
        self, service: LedgerEntryService, repository: Mock, total: int, pages: int
    ) -> None:
        repository.list.return_value = ([], total)

        page = await service.list_ledger_entries(LedgerEntryListQuery(size=10))

        assert page.pages == pages


class TestGet:
    """``get_ledger_entry``."""

    async def test_answers(self, service: LedgerEntryService, repository: Mock) -> None:
        entity = LedgerEntryFactory.create()
        repository.get.return_value = entity

        answer = await service.get_ledger_entry(entity.id)

        repository.get.assert_awaited_once_with(entity.id)
        assert answer == LedgerEntry.model_validate(entity)

    async def test_of_an_unknown_id(self, service: LedgerEntryService, repository: Mock) -> None:
        repository.get.return_value = None
        unknown = uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.get_ledger_entry(unknown)

        assert caught.value.detail == {"resource": "ledger_entry", "resource_id": str(unknown)}
