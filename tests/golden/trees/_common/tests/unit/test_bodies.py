# Generated from specs/<app>.yaml by templates/tests/unit/test_bodies.py.j2.
"""How bodies are read: within their size, within their time, and within the memory that all of them share."""

import asyncio
from collections.abc import Sequence

import pytest
from fastapi import Request
from starlette.types import Message

from src.core.bodies import LARGE, BodyReader
from src.core.errors import AppError
from tests.conftest import make_settings

URL = "postgresql+asyncpg://localhost/unused"


def reader(**settings: object) -> BodyReader:
    """A reader of bodies of at most ten bytes, and of fifteen bytes at a time."""
    limits = {"max_body_bytes": 10, "max_bodies_bytes": 15, "body_timeout": 30.0, **settings}
    return BodyReader(make_settings(database_url=URL, **limits))


def sending(*parts: bytes, end: bool = True, announced: int | None = None) -> Request:
    """A request that sends its body in parts, and then ends it or says nothing more."""
    left = list(parts)

    async def receive() -> Message:
        if not left:
            await asyncio.sleep(3600)
        return {"type": "http.request", "body": left.pop(0), "more_body": bool(left) or not end}

    headers = [] if announced is None else [(b"content-length", str(announced).encode())]
    return Request({"type": "http", "method": "POST", "headers": headers}, receive)


async def read(bodies: BodyReader, request: Request, largest: int | None = None) -> bytes | int:
    """The body, or the status of the refusal."""
    try:
        async with bodies.hold(request, largest) as body:
            return body
    except AppError as error:
        return error.status_code


@pytest.mark.parametrize(
    ("parts", "largest", "expected"),
    [
        ([b""], None, b""),
        ([b"12345", b"67890"], None, b"1234567890"),
        ([b"12345", b"67890", b"1"], None, 413),
        ([b"1234"], 4, b"1234"),
        ([b"12345"], 4, 413),
        ([b"12345678901"], 20, 413),
    ],
)
async def test_the_size_is_limited(parts: Sequence[bytes], largest: int | None, expected: bytes | int) -> None:
    bodies = reader()
    assert await read(bodies, sending(*parts), largest) == expected
    assert bodies.held == 0


@pytest.mark.parametrize("announced", [11, 10**30])
async def test_what_is_announced_is_refused_before_it_is_read(announced: int) -> None:
    assert await read(reader(), sending(b"1", announced=announced)) == 413


async def test_the_time_is_limited() -> None:
    bodies = reader(body_timeout=0.05)
    assert await read(bodies, sending(b"1", end=False)) == 408
    assert bodies.held == 0


async def test_a_client_that_goes_away_is_no_fault() -> None:
    async def receive() -> Message:
        return {"type": "http.disconnect"}

    request = Request({"type": "http", "method": "POST", "headers": []}, receive)
    assert await read(reader(), request) == 400


async def test_the_largest_unfinished_body_makes_room() -> None:
    bodies = reader()
    large = asyncio.create_task(read(bodies, sending(b"1" * 9, end=False)))
    small = asyncio.create_task(read(bodies, sending(b"1" * 4, end=False)))
    await asyncio.sleep(0.01)
    another, makes_room = await read(bodies, sending(b"1" * 5)), await large
    assert (another, makes_room) == (b"11111", 503)
    assert not small.done()
    small.cancel()


async def test_large_bodies_take_turns_with_all_else() -> None:
    bodies, turns = reader(max_body_bytes=2 * LARGE, max_bodies_bytes=20 * LARGE), []

    async def decode() -> None:
        async with bodies.hold(sending(b"1" * 2 * LARGE), None):
            turns.append("large")

    async def others() -> None:
        for _ in range(40):
            turns.append("other")
            await asyncio.sleep(0)

    await asyncio.gather(others(), *(decode() for _ in range(8)))
    assert turns.count("large") == 8
    assert "large large" not in " ".join(turns)


async def test_bodies_in_use_keep_others_out_until_they_are_done_with() -> None:
    bodies = reader()
    async with bodies.hold(sending(b"1" * 10), None):
        assert await read(bodies, sending(b"1" * 6)) == 503
        assert await read(bodies, sending(b"1" * 5)) == b"11111"
    assert await read(bodies, sending(b"1" * 10)) == b"1" * 10
