# Generated from specs/<app>.yaml by templates/src/core/bodies.py.j2.
"""The bodies of requests, read within limits: each has a size and a time, and all of them share one amount of
memory.
"""

import asyncio

from fastapi import Request

from src.core.config import Settings
from src.core.errors import HTTPError, UnavailableError

LARGE = 64 * 1024
# So many digits are beyond every limit, and Python refuses to read thousands of them.
_DIGITS = 20


class BodyReader:
    """Reads bodies, each of which counts until its request is answered.

    When they become too many, the largest of those that are not complete makes room: who sends much and does not end
    cannot keep out those who do.
    """

    def __init__(self, settings: Settings) -> None:
        self.held = 0
        self._most = settings.max_body_bytes
        self._memory = settings.max_bodies_bytes
        self._seconds = settings.body_timeout
        self._unfinished: set[_Body] = set()
        # One large body is decoded in each turn of the event loop, and others are served in between.
        self._turn = asyncio.Lock()

    def hold(self, request: Request, largest: int | None) -> "_Body":
        """Return a context with the body of a request. largest: bytes of a valid one.

        Raises HTTPError, and HTTPError or UnavailableError when it is entered.
        """
        most = self._most if largest is None else min(largest, self._most)
        announced = request.headers.get("content-length", "")
        if announced.isdecimal() and int(announced[:_DIGITS]) > most:
            raise _too_large()
        return _Body(self, request, most)

    async def read(self, request: Request, body: "_Body", most: int) -> bytes:
        """Return a body, which counts from its first byte on. Raises HTTPError or UnavailableError."""
        self._unfinished.add(body)
        try:
            async with asyncio.timeout(self._seconds) as body.deadline:
                await self._receive(request, body, most)
        except TimeoutError:
            if body.given_up:
                raise UnavailableError from None
            raise HTTPError(408, "body_timeout", "The body took too long", {"Connection": "close"}) from None
        finally:
            self._unfinished.discard(body)
        if body.size > LARGE:
            async with self._turn:
                await asyncio.sleep(0)
        whole = b"".join(body.parts)
        body.parts.clear()
        return whole

    async def _receive(self, request: Request, body: "_Body", most: int) -> None:
        more = True
        while more:
            message = await request.receive()
            if message["type"] == "http.disconnect":
                raise HTTPError(400, "body_incomplete", "The body ended too early")
            part, more = message.get("body", b""), message.get("more_body", False)
            body.parts.append(part)
            body.size += len(part)
            self.held += len(part)
            if body.size > most:
                raise _too_large()
            self._make_room()
            if body.given_up:
                raise UnavailableError

    def forget(self, body: "_Body") -> None:
        """Make room of what a body takes."""
        self.held -= body.size
        body.size = 0
        body.parts.clear()

    def _make_room(self) -> None:
        while self.held > self._memory and self._unfinished:
            largest = max(self._unfinished, key=lambda body: body.size)
            self._unfinished.discard(largest)
            largest.given_up = True
            largest.deadline.reschedule(asyncio.get_running_loop().time())
            self.forget(largest)


class _Body:
    """A body that is read when it is entered, and forgotten when it is left."""

    deadline: asyncio.Timeout

    def __init__(self, reader: BodyReader, request: Request, most: int) -> None:
        self.parts: list[bytes] = []
        self.size = 0
        self.given_up = False
        self._reader, self._request, self._most = reader, request, most

    async def __aenter__(self) -> bytes:
        try:
            return await self._reader.read(self._request, self, self._most)
        except BaseException:
            self._reader.forget(self)
            raise

    async def __aexit__(self, *_: object) -> None:
        self._reader.forget(self)


def _too_large() -> HTTPError:
    return HTTPError(413, "body_too_large", "Content Too Large")
