"""Clients that create rows all the time, and a ledger of what they were told is stored."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import islice
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Final, Self

from generators.verify.subjects.client import TIMEOUT

if TYPE_CHECKING:
    import httpx

_WRITERS: Final = 6
_PAUSE_SECONDS: Final = 0.05


class Bodies(Iterator[Mapping[str, object]]):
    """Bodies for several threads: each is taken once."""

    def __init__(self, bodies: Iterator[Mapping[str, object]]) -> None:
        self._bodies, self._lock = bodies, Lock()

    def __next__(self) -> Mapping[str, object]:
        with self._lock:
            return next(self._bodies)


class Writers:
    """Threads that post bodies one after the other, until the context is left. caller: the headers that say who.

    acknowledged: ids of the rows that were answered. answers: how often each status came, or what came instead of an
    answer. latest: the moment of the newest acknowledgement, on the monotonic clock. longest: seconds that one waited.
    """

    def __init__(self, url: str, path: str, bodies: Bodies, caller: Mapping[str, str]) -> None:
        import httpx

        self._http = httpx.Client(base_url=url, timeout=TIMEOUT, trust_env=False, headers=caller)
        self._path, self._bodies = path, bodies
        self.acknowledged: list[str] = []
        self.answers: Counter[int | str] = Counter()
        self.latest = self.longest = 0.0
        self._lock, self._ended = Lock(), Event()
        self._threads = [Thread(target=self._write) for _ in range(_WRITERS)]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        for thread in self._threads:
            thread.join()
        self._http.close()

    def _write(self) -> None:
        import httpx

        while not self._ended.is_set():
            began = time.monotonic()
            try:
                self._note(self._http.post(self._path, json=next(self._bodies)), began)
            except httpx.HTTPError as error:
                with self._lock:
                    self.answers[type(error).__name__] += 1
                time.sleep(_PAUSE_SECONDS)

    def _note(self, response: httpx.Response, began: float) -> None:
        with self._lock:
            now = time.monotonic()
            self.answers[response.status_code] += 1
            self.longest = max(self.longest, now - began)
            if response.is_success:
                self.acknowledged.append(response.json()["id"])
                self.latest = now
        if not response.is_success:
            time.sleep(_PAUSE_SECONDS)


def leave(url: str, path: str, bodies: Bodies, times: int, caller: Mapping[str, str]) -> None:
    """Clients that send a request and are gone before there is an answer."""
    import httpx

    with httpx.Client(base_url=url, trust_env=False, headers=caller) as http:
        for body in islice(bodies, times):
            with suppress(httpx.ReadTimeout):
                http.post(path, json=body, timeout=httpx.Timeout(TIMEOUT, read=0.001))
