# Generated from specs/<app>.yaml by templates/tests/unit/test_operation.py.j2.
"""What every business operation does besides its work."""

from typing import Any
from unittest.mock import Mock, create_autospec

import pytest
from structlog.testing import capture_logs

from src.core.refusals import RefusedError
from src.repositories.unit_of_work import UnitOfWork
from src.services.operation import operation
from tests.support import counted


class Probe:
    """What has an operation."""

    def __init__(self, rows: UnitOfWork) -> None:
        self.rows = rows

    @operation("probe_attempt")
    async def attempt(self, amount: int, *, limit: int = 3) -> int:
        """Answer the amount, unless it is too large."""
        if amount > limit:
            raise RefusedError(400, "too_large", "Too large")
        return amount


@pytest.fixture
def rows() -> Mock:
    mock: Mock = create_autospec(UnitOfWork, instance=True)
    return mock


@pytest.mark.parametrize(("arguments", "limits"), [((2,), {}), ((5,), {"limit": 5})])
async def test_a_success_is_answered_and_counted_and_logged_once_it_is_committed(
    rows: Mock, arguments: tuple[int], limits: dict[str, Any]
) -> None:
    before = counted("probe_attempt_total")

    with capture_logs() as lines:
        assert await Probe(rows).attempt(*arguments, **limits) == arguments[0]
        assert (counted("probe_attempt_total"), lines) == (before, [])
        for call in rows.after_commit.call_args_list:
            call.args[0]()

    assert counted("probe_attempt_total") == before + 1
    assert lines == [{"event": "probe_attempt", "log_level": "info"}]


async def test_a_refusal_is_logged_and_not_counted(rows: Mock) -> None:
    with capture_logs() as lines, pytest.raises(RefusedError, match="Too large"):
        await Probe(rows).attempt(4)

    assert rows.mock_calls == []
    assert lines == [{"event": "probe_attempt_refused", "code": "too_large", "log_level": "info"}]


def test_an_operation_keeps_its_name() -> None:
    assert Probe.attempt.__name__ == "attempt"
