"""Clients that want to use up the memory or the time of a server: over sockets, for no library sends such requests."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from http.client import HTTPConnection, HTTPException
from itertools import cycle, islice
from threading import Event, Thread
from typing import Final, Self, TypeVar

T = TypeVar("T")

_MEGABYTE: Final = 1_000_000
_SECONDS: Final = 30.0
# Seconds that the server under attack leaves a client for its headers.
PATIENCE: Final = 2
_PAUSE: Final = 0.05
_TRIED: Final = 200  # bodies
# Less than a server waits for a body.
_TOLD_SECONDS: Final = 10.0
_HEAD: Final = b"GET /health/health HTTP/1.1\r\nHost: attacker\r\n"


@dataclass(frozen=True, slots=True)
class Write:
    """A request with a body. names: of its fields in JSON; guarded: not everybody may send it."""

    method: str
    path: str
    names: tuple[str, ...]
    guarded: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """A server, and what it lets clients write. caller: the headers by which they say who they are."""

    port: int
    writes: tuple[Write, ...]
    caller: Mapping[str, str] = field(default_factory=dict)

    @property
    def head(self) -> str:
        """The lines that are in every request."""
        return "".join(f"{name}: {value}\r\n" for name, value in {"Host": "attacker", **self.caller}.items())


def unknown_keys(target: Target) -> None:
    """Bodies of a megabyte that say nothing but what nobody asked for, eight at a time."""
    keys = b"{" + b",".join(b'"%d":0' % number for number in range(100_000)) + b"}"
    _at_once(lambda write: _send(target, write, keys), islice(cycle(target.writes), 24), 8)


def wrong_values(target: Target) -> None:
    """A megabyte of wrong items, of empty lists in lists and of digits, as the values of fields: of all, or of many."""
    bodies = [
        (write, b'{"%b":%b}' % (name.encode(), value))
        for write in target.writes
        for name in write.names
        for value in (_list(b'""'), _list(b"{}"), _list(b"[]"), b"[" * 5000 + b"]" * 5000, b"1" * _MEGABYTE)
    ]
    _at_once(lambda each: _send(target, *each), bodies[:: 1 + len(bodies) // _TRIED], 8)


def headers_without_end(target: Target) -> None:
    """Twenty megabytes of short headers, and of one long one, on four connections each."""
    parts = [_HEAD + b"a:\r\n", _HEAD + b"a: x"] * 4
    _at_once(lambda part: _pour(target, part, part[len(_HEAD) :] * 5000, 1000), parts, 8)


def unfinished_bodies(target: Target) -> None:
    """Bodies of a megabyte of which the end is not sent, on 300 connections."""
    with ExitStack() as opened:
        for write in islice(cycle(target.writes), 300):
            with suppress(OSError):
                connection = opened.enter_context(_connect(target))
                connection.sendall(_request(target, write, _MEGABYTE) + b"[" + b" " * (_MEGABYTE - 2))
        time.sleep(1)


def uninvited_bodies(target: Target) -> str:
    """Bodies of a megabyte by nobody, with and without an end: who is not let in is told so before the body is read."""
    uninvited = replace(target, caller={}, writes=tuple(each for each in target.writes if each.guarded))
    unread: list[str] = []

    def knock(write: Write) -> None:
        if b" 401 " not in (answer := _told(uninvited, write)):
            unread.append(f"{write.method} {write.path}: {answer[:30]!r}")

    _at_once(knock, islice(cycle(uninvited.writes), 24), 8)
    unknown_keys(uninvited)
    unfinished_bodies(uninvited)
    return f"not refused by its head: {', '.join(sorted(set(unread))[:3])}" if unread else ""


def silent_connections(target: Target) -> str:
    """A thousand connections that say nothing, or only how they begin; none may stay open."""
    opened = []
    for number in range(1000):
        with suppress(OSError):
            opened.append(_connect(target))
            opened[-1].sendall(_HEAD if number % 2 else b"")
    time.sleep(PATIENCE + 4)
    left = sum(_is_open(each) for each in opened)
    return f"{left} of {len(opened)} silent connections are still open" if left else ""


def impatient_requests(target: Target) -> None:
    """Thousands of requests on each connection, without waiting for an answer."""
    _at_once(lambda _: _pour(target, b"", (_HEAD + b"\r\n") * 1000, 20), range(30), 10)


def read_greedily(target: Target, path: str) -> str:
    """The same answer for eight clients again and again, and for eight more that do not read it."""
    asked = f"GET {path} HTTP/1.1\r\n{target.head}\r\n".encode()
    answers: list[int | str] = []
    with ExitStack() as opened:
        for _ in range(8):
            with suppress(OSError):
                opened.enter_context(_connect(target)).sendall(asked)
        _at_once(lambda _: answers.append(_read(target, path)), range(32), 8)
    wrong = sorted({str(each) for each in answers if each not in (200, 422, 503)})
    return f"answered with {', '.join(wrong)}" if wrong else ""


# What the server did wrong, as far as the attacker can tell.
Attack = Callable[[Target], str | None]

ATTACKS: Final[dict[str, Attack]] = {
    "unknown-keys": unknown_keys,
    "wrong-values": wrong_values,
    "endless-headers": headers_without_end,
    "unfinished-bodies": unfinished_bodies,
    "uninvited-bodies": uninvited_bodies,
    "silent-connections": silent_connections,
    "impatient-requests": impatient_requests,
}
ON_WRITES: Final = frozenset({"unknown-keys", "wrong-values", "unfinished-bodies"})
ON_GUARDED: Final = frozenset({"uninvited-bodies"})


class Watcher:
    """Asks a server whether it is alive, again and again. slowest: seconds; failures: what went wrong."""

    def __init__(self, port: int) -> None:
        self.slowest = 0.0
        self.failures: list[str] = []
        self._port = port
        self._ended = Event()
        self._thread = Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(_PAUSE):
            began = time.monotonic()
            try:
                connection = HTTPConnection("127.0.0.1", self._port, timeout=_SECONDS)
                connection.request("GET", "/health/health")
                status = connection.getresponse().status
                connection.close()
                if status != 200:
                    self.failures.append(f"status {status}")
            except (OSError, HTTPException) as error:
                self.failures.append(type(error).__name__)
            self.slowest = max(self.slowest, time.monotonic() - began)


def _is_open(connection: socket.socket) -> bool:
    with connection:
        connection.setblocking(False)
        try:
            while connection.recv(10_000):
                pass
        except BlockingIOError:
            return True
        except OSError:
            pass
    return False


def _read(target: Target, path: str) -> int | str:
    """The status of an answer that is read to its end, or what came instead of one."""
    connection = HTTPConnection("127.0.0.1", target.port, timeout=_SECONDS)
    try:
        connection.request("GET", path, headers=dict(target.caller))
        answer = connection.getresponse()
        answer.read()
    except (OSError, HTTPException) as error:
        return type(error).__name__
    finally:
        connection.close()
    return answer.status


def _list(item: bytes) -> bytes:
    return b"[" + b",".join([item] * (_MEGABYTE // (len(item) + 1))) + b"]"


def _connect(target: Target) -> socket.socket:
    return socket.create_connection(("127.0.0.1", target.port), timeout=_SECONDS)


def _request(target: Target, write: Write, length: int) -> bytes:
    lines = f"{write.method} {write.path} HTTP/1.1\r\n{target.head}Content-Type: application/json\r\n"
    return lines.encode() + b"Content-Length: %d\r\n\r\n" % length


def _told(target: Target, write: Write) -> bytes:
    """The beginning of what answers the head of a request whose body does not come; nothing when nothing does."""
    with suppress(OSError), socket.create_connection(("127.0.0.1", target.port), timeout=_TOLD_SECONDS) as connection:
        connection.sendall(_request(target, write, _MEGABYTE))
        return connection.recv(1000)
    return b""


def _send(target: Target, write: Write, body: bytes) -> None:
    """Send a whole request and wait for the beginning of the answer."""
    with suppress(OSError), _connect(target) as connection:
        connection.sendall(_request(target, write, len(body)) + body)
        connection.recv(1000)


def _pour(target: Target, first: bytes, part: bytes, times: int) -> None:
    """Send the same again and again, until the server has enough."""
    with suppress(OSError), _connect(target) as connection:
        connection.sendall(first)
        for _ in range(times):
            connection.sendall(part)
        connection.recv(1000)


def _at_once(work: Callable[[T], None], items: Iterable[T], number: int) -> None:
    with ThreadPoolExecutor(number) as pool:
        list(pool.map(work, items))
