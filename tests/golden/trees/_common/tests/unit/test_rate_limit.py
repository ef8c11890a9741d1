# Generated from specs/<app>.yaml by templates/tests/unit/test_rate_limit.py.j2.
"""Rate limits: how requests are counted, and what happens without Redis."""

import json

import pytest
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


def test_a_window_counts_each_client_and_begins_anew() -> None:
    window = MemoryWindow()
    assert [window.hit("a", 1), window.hit("a", 1), window.hit("b", 1), window.hit("a", 2)] == [1, 2, 1, 1]


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
    """Counts like Redis, or fails like Redis."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}
        self.calls = 0
        self.down = False

    async def incr(self, key: str, expiry: int) -> int:
        """Add one to a key."""
        self.calls += 1
        if self.down:
            raise RedisConnectionError("refused")
        self.counts[key] = self.counts.get(key, 0) + 1
        return self.counts[key]


async def test_two_processes_share_the_count_over_redis(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other, redis = limiter(), limiter(), RedisStub()
    monkeypatch.setattr(one, "_redis", redis)
    monkeypatch.setattr(other, "_redis", redis)
    await write(one)
    with pytest.raises(RateLimitedError):
        await write(other)


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
