# Generated from specs/<app>.yaml by templates/tests/unit/test_rate_limit.py.j2.
"""Rate limits: how requests are counted, and what happens without Redis."""

import json

import pytest
from limits import parse
from redis.exceptions import ConnectionError as RedisConnectionError
from starlette.requests import HTTPConnection

from src.core.errors import RateLimitedError
from src.core.logging import setup_logging
from src.core.rate_limit import MemoryWindow, RateLimiter
from tests.conftest import make_settings

URL = "postgresql+asyncpg://localhost/unused"


def connection(peer: str) -> HTTPConnection:
    """Return a connection from ``peer``."""
    return HTTPConnection({"type": "http", "headers": [], "client": (peer, 1234), "state": {}})


def limiter(**values: object) -> RateLimiter:
    """Return a limiter of two reads and one write."""
    rates = {"rate_limit_enabled": True, "rate_limit_read": "2/day", "rate_limit_write": "1/day"}
    return RateLimiter(make_settings(database_url=URL, **{**rates, **values}))


async def read(limits: RateLimiter, peer: str = "192.0.2.1") -> None:
    """Count a read."""
    await limits.check(connection(peer), "read")


async def write(limits: RateLimiter, peer: str = "192.0.2.1") -> None:
    """Count a write."""
    await limits.check(connection(peer), "write")


def test_a_window_counts_each_client() -> None:
    window = MemoryWindow(parse("2/minute"))
    assert [window.hit(client, 600.0) for client in "aabaa"] == [None, None, None, 60.0, 60.0]
    assert window.hit("a", 630.5) == 29.5


def test_of_the_window_before_counts_what_would_still_be_in_a_moving_one() -> None:
    window = MemoryWindow(parse("2/minute"))
    moments = [659.0, 659.0, 660.0, 661.0, 661.0, 689.0, 691.0, 691.0]
    assert [window.hit("a", now) for now in moments] == [None, None, 0.0, None, 29.0, 1.0, None, 29.0]
    # What is older than that counts for nothing.
    assert [window.hit("a", now) for now in [780.0, 780.0, 780.0]] == [None, None, 60.0]


def test_at_the_edge_of_a_window_nobody_gets_twice_as_much() -> None:
    window = MemoryWindow(parse("60/minute"))
    answers = [window.hit("a", now) for now in [659.0] * 100 + [660.5] * 100]
    assert answers.count(None) == 61


async def test_one_request_too_many_is_refused() -> None:
    limits = limiter()
    await read(limits)
    await read(limits)
    with pytest.raises(RateLimitedError) as refusal:
        await read(limits)
    assert refusal.value.headers is not None
    assert 1 <= int(refusal.value.headers["Retry-After"]) <= 86_400


async def test_other_clients_and_other_kinds_have_their_own_count() -> None:
    limits = limiter()
    await write(limits)
    await write(limits, "192.0.2.2")
    await read(limits)
    with pytest.raises(RateLimitedError):
        await write(limits)


async def test_a_request_that_is_repeated_counts_once() -> None:
    limits, repeated = limiter(), connection("192.0.2.1")
    for _ in range(3):
        await limits.check(repeated, "write")
    with pytest.raises(RateLimitedError):
        await write(limits)


async def test_limits_can_be_switched_off() -> None:
    limits = limiter(rate_limit_enabled=False)
    for _ in range(5):
        await write(limits)


class RedisStub:
    """Counts like Redis, in a window of which ten seconds are left, or fails like Redis."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}
        self.calls = 0
        self.down = False

    async def acquire_sliding_window_entry(self, key: str, limit: int, expiry: int) -> bool:
        """Add one to a key, unless that is too many."""
        self.calls += 1
        if self.down:
            raise RedisConnectionError("refused")
        count = self.counts.get(key, 0)
        self.counts[key] = min(count + 1, limit)
        return count < limit

    async def get_sliding_window(self, key: str, expiry: int) -> tuple[int, float, int, float]:
        """Return the count and the time to live of the window before, and those of the current one."""
        return 0, 0.0, self.counts[key], expiry + 10.0


async def test_two_processes_share_the_count_over_redis(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other, redis = limiter(), limiter(), RedisStub()
    monkeypatch.setattr(one, "_redis", redis)
    monkeypatch.setattr(other, "_redis", redis)
    await write(one)
    with pytest.raises(RateLimitedError) as refusal:
        await write(other)
    assert refusal.value.headers == {"Retry-After": "11"}


async def test_without_redis_requests_are_counted_in_the_process(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    setup_logging("INFO")
    limits, redis = limiter(), RedisStub()
    redis.down = True
    monkeypatch.setattr(limits, "_redis", redis)
    await write(limits)
    with pytest.raises(RateLimitedError):
        await write(limits)
    events = [json.loads(line)["event"] for line in capsys.readouterr().out.splitlines()]
    assert events == ["rate_limit_redis_unavailable"]
    assert redis.calls == 1


async def test_redis_is_used_again_when_it_is_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("src.core.rate_limit.REDIS_PAUSE", 0.0)
    limits, redis = limiter(), RedisStub()
    redis.down = True
    monkeypatch.setattr(limits, "_redis", redis)
    await read(limits)
    redis.down = False
    await read(limits)
    assert list(redis.counts.values()) == [1]


async def test_an_unreachable_redis_is_no_error() -> None:
    await read(limiter(redis_url="redis://127.0.0.1:1/0"))
