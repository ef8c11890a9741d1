# Generated from specs/everything.yaml by templates/tests/unit/test_services.py.j2.
"""What holds for every service."""

from typing import Any
from unittest.mock import create_autospec
from uuid import uuid4

import pytest

from src.core.errors import NotFoundError
from src.models.schemas import CactusUpdate, CollectionUpdate, OrderUpdate, SampleUpdate
from src.repositories.cactus_repository import CactusRepository
from src.repositories.collection_repository import CollectionRepository
from src.repositories.ledger_entry_repository import LedgerEntryRepository
from src.repositories.order_repository import OrderRepository
from src.repositories.person_repository import PersonRepository
from src.repositories.sample_repository import SampleRepository
from src.services.cactus_service import CactusService
from src.services.collection_service import CollectionService
from src.services.ledger_entry_service import LedgerEntryService
from src.services.order_service import OrderService
from src.services.person_service import PersonService
from src.services.sample_service import SampleService


@pytest.mark.parametrize(
    ("service", "repository"),
    [
        pytest.param(SampleService, SampleRepository, id="Sample"),
        pytest.param(CollectionService, CollectionRepository, id="Collection"),
        pytest.param(OrderService, OrderRepository, id="Order"),
        pytest.param(LedgerEntryService, LedgerEntryRepository, id="LedgerEntry"),
        pytest.param(PersonService, PersonRepository, id="Person"),
        pytest.param(CactusService, CactusRepository, id="Cactus"),
    ],
)
def test_every_service_does_nothing_on_its_own(service: Any, repository: Any) -> None:
    mock = create_autospec(repository, instance=True)

    assert service(mock).repository is mock
    assert mock.mock_calls == []


@pytest.mark.parametrize(
    ("service", "repository", "statement", "method", "arguments"),
    [
        pytest.param(SampleService, SampleRepository, "get", "get_sample", [], id="get sample"),
        pytest.param(CollectionService, CollectionRepository, "get", "get_collection", [], id="get collection"),
        pytest.param(OrderService, OrderRepository, "get", "get_order", [], id="get order"),
        pytest.param(LedgerEntryService, LedgerEntryRepository, "get", "get_ledger_entry", [], id="get ledger entry"),
        pytest.param(PersonService, PersonRepository, "get", "get_person", [], id="get person"),
        pytest.param(
            SampleService,
            SampleRepository,
            "update",
            "update_sample",
            [SampleUpdate.model_validate({})],
            id="update sample",
        ),
        pytest.param(
            CollectionService,
            CollectionRepository,
            "update",
            "update_collection",
            [CollectionUpdate.model_validate({})],
            id="update collection",
        ),
        pytest.param(
            OrderService,
            OrderRepository,
            "update",
            "update_order",
            [OrderUpdate.model_validate({})],
            id="update order",
        ),
        pytest.param(
            CactusService,
            CactusRepository,
            "update",
            "update_cactus",
            [CactusUpdate.model_validate({})],
            id="update cactus",
        ),
        pytest.param(SampleService, SampleRepository, "delete", "delete_sample", [], id="delete sample"),
        pytest.param(
            CollectionService, CollectionRepository, "delete", "delete_collection", [], id="delete collection"
        ),
        pytest.param(OrderService, OrderRepository, "delete", "delete_order", [], id="delete order"),
        pytest.param(CactusService, CactusRepository, "delete", "delete_cactus", [], id="delete cactus"),
    ],
)
async def test_every_service_tells_what_was_not_found(
    service: Any, repository: Any, statement: str, method: str, arguments: list[Any]
) -> None:
    mock = create_autospec(repository, instance=True)
    getattr(mock, statement).return_value = None
    unknown = uuid4()

    with pytest.raises(NotFoundError) as caught:
        await getattr(service(mock), method)(unknown, *arguments)

    assert caught.value.detail == {"resource": method.removeprefix(f"{statement}_"), "resource_id": str(unknown)}
