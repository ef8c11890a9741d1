# Generated from specs/<app>.yaml by templates/tests/unit/test_operation.py.j2.
"""What every business operation does besides its work."""

from typing import Any

import pytest
from structlog.testing import capture_logs

from src.core.refusals import RefusedError
from src.services.operation import operation
from tests.support import counted


@operation("probe_attempt")
async def attempt(amount: int, *, limit: int = 3) -> int:
    """Answer the amount, unless it is too large."""
    if amount > limit:
        raise RefusedError(400, "too_large", "Too large")
    return amount


@pytest.mark.parametrize(("arguments", "limits"), [((2,), {}), ((5,), {"limit": 5})])
async def test_a_success_is_answered_counted_and_logged(arguments: tuple[int], limits: dict[str, Any]) -> None:
    before = counted("probe_attempt_total")

    with capture_logs() as lines:
        assert await attempt(*arguments, **limits) == arguments[0]

    assert counted("probe_attempt_total") == before + 1
    assert lines == [{"event": "probe_attempt", "log_level": "info"}]


async def test_a_refusal_is_logged_and_not_counted() -> None:
    before = counted("probe_attempt_total")

    with capture_logs() as lines, pytest.raises(RefusedError, match="Too large"):
        await attempt(4)

    assert counted("probe_attempt_total") == before
    assert lines == [{"event": "probe_attempt_refused", "code": "too_large", "log_level": "info"}]


def test_an_operation_keeps_its_name() -> None:
    assert attempt.__name__ == "attempt"
