# Generated from specs/booking_api.yaml by templates/tests/unit/test_unknown_rows.py.j2.
"""What every operation says when its row is not there."""

from types import SimpleNamespace
from typing import Any
from unittest.mock import Mock, create_autospec
from uuid import uuid4

import pytest

from src.core.errors import NotFoundError
from src.repositories.unit_of_work import UnitOfWork
from src.services.booking_operations import BookingOperations
from src.services.event_operations import EventOperations


@pytest.mark.parametrize(
    ("operations", "repositories", "method", "arguments", "resource"),
    [
        pytest.param(EventOperations, 2, "move", [SimpleNamespace()], "event", id="event: move"),
        pytest.param(EventOperations, 2, "cancel", [], "event", id="event: cancel"),
        pytest.param(EventOperations, 2, "book", [SimpleNamespace(guest_id=uuid4())], "event", id="event: book"),
        pytest.param(
            EventOperations, 2, "book_together", [SimpleNamespace(places=[])], "event", id="event: book_together"
        ),
        pytest.param(BookingOperations, 1, "release", [], "booking", id="booking: release"),
    ],
)
async def test_every_operation_tells_what_was_not_found(
    operations: Any, repositories: int, method: str, arguments: list[Any], resource: str
) -> None:
    rows = create_autospec(UnitOfWork, instance=True)
    rows.get.return_value, rows.get_all.return_value = None, {}
    unknown = uuid4()

    with pytest.raises(NotFoundError) as caught:
        await getattr(operations(rows, *([Mock()] * repositories)), method)(unknown, *arguments)

    assert caught.value.detail == {"resource": resource, "resource_id": str(unknown)}
