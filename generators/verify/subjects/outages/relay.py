"""What is between an application and its database, and may be slow, fall silent, or lead elsewhere."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread
from typing import Final

_HOST: Final = "127.0.0.1"
_PIECE: Final = 65_536


@dataclass(eq=False, slots=True)
class _Line:
    """One connection. dead: nothing passes, and neither side hears that the other one is gone."""

    dead: bool
    ends: list[asyncio.StreamWriter] = field(default_factory=list)

    def close(self) -> None:
        for end in self.ends:
            end.close()

    def cut(self) -> None:
        """Reset it, as when a host is gone and another one has its address."""
        for end in self.ends:
            end.transport.abort()


class Relay:
    """A proxy of TCP. delay: seconds that everything takes, each way; connections of the ledger's own go past it."""

    def __init__(self, target: int) -> None:
        self.delay = 0.0
        self._target, self._silent = target, False
        self._lines: set[_Line] = set()
        self._ended = asyncio.Event()
        self._loop = asyncio.new_event_loop()
        self._server = self._loop.run_until_complete(asyncio.start_server(self._connected, _HOST, 0))
        self._thread = Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        """Where it listens."""
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    def fall_silent(self) -> None:
        """Let nothing pass any more, and tell nobody: what is connected now, or tries to be, is dead for good."""
        self._silent = True
        for line in list(self._lines):
            line.dead = True

    def let_in(self) -> None:
        """Let new connections through again."""
        self._silent = False

    def lead_to(self, target: int) -> None:
        """Lead new connections to another port, and cut those that there are."""
        self._target = target
        for line in list(self._lines):
            self._loop.call_soon_threadsafe(line.cut)

    def close(self) -> None:
        """Let go of everything."""
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _end(self) -> None:
        self._server.close()
        self._ended.set()
        for line in list(self._lines):
            line.cut()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line = _Line(self._silent, [writer])
        self._lines.add(line)
        try:
            await self._lead(line, reader, writer)
        except OSError:
            # To whom asked it is the end of the connection, as it is when the server is not there.
            pass
        finally:
            self._lines.discard(line)
            line.close()

    async def _lead(self, line: _Line, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if line.dead:
            await self._ended.wait()
            return
        target_reader, target_writer = await asyncio.open_connection(_HOST, self._target)
        line.ends.append(target_writer)
        ways = [self._pass(line, reader, target_writer), self._pass(line, target_reader, writer)]
        done, left = await asyncio.wait(
            [asyncio.ensure_future(way) for way in ways], return_when=asyncio.FIRST_COMPLETED
        )
        for task in left:
            task.cancel()
        for task in done:
            task.result()

    async def _pass(self, line: _Line, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Pass on what one side says, until it ends the connection."""
        while data := await reader.read(_PIECE):
            await asyncio.sleep(self.delay)
            if not line.dead:
                writer.write(data)
                await writer.drain()
        if line.dead:
            await self._ended.wait()


@contextmanager
def relay(target: int) -> Iterator[Relay]:
    """A relay to a port, while the context lasts."""
    made = Relay(target)
    try:
        yield made
    finally:
        made.close()
