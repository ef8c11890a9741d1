"""An application serves while its database gets the schema of the next release, and so does the next one then."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import reduce
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import yaml

from generators.verify.subjects.postgres import Postgres
from generators.verify.subjects.server import Server, serve
from generators.verify.workspace import Workspace
from tests.evolution.apps import generated
from tests.evolution.conftest import Alembic
from tests.evolution.one_edit import BEFORE, EDITS, edited
from tests.evolution.test_load import released, stored

CLIENTS = 6
PAUSE = 0.02


class Clients:
    """Clients of one server, each of which makes an article, reads, changes and lists it, again and again.

    author, code: what that version calls them.
    """

    def __init__(self, server: Server, author: str, code: str, body: dict[str, Any]) -> None:
        self.url, self.author, self.code, self.body = f"{server.url}/api/v1", author, code, body
        self.answers: list[tuple[str, int, str]] = []
        self._ends = threading.Event()
        self._threads = [threading.Thread(target=self._work) for _ in range(CLIENTS)]

    def _work(self) -> None:
        with httpx.Client(base_url=self.url, timeout=15) as http:
            author = http.post("/authors", json={"name": "Author"}).json()["id"]
            for number in count():
                if self._ends.wait(PAUSE):
                    return
                own = {self.author: author, self.code: str(uuid4())}
                body = {**self.body, **own, "title": "Title", "slug": str(uuid4()), "pages": 1}
                made = self._send(http, "POST", "/articles", json=body)
                place = f"/articles/{made.get('id')}"
                self._send(http, "GET", place)
                self._send(http, "PUT", place, json={"stock": number, "price": "1.50"})
                self._send(http, "GET", "/articles?size=2")

    def _send(self, http: httpx.Client, method: str, path: str, **options: Any) -> dict[str, Any]:
        answer = http.request(method, path, **options)
        self.answers.append((method, answer.status_code, answer.text if answer.status_code >= 300 else ""))
        found: dict[str, Any] = answer.json()
        return found

    def start(self) -> None:
        """Begin."""
        for thread in self._threads:
            thread.start()

    def end(self) -> None:
        """Send nothing more."""
        self._ends.set()
        for thread in self._threads:
            thread.join()


@contextmanager
def clients(work: Workspace, url: str, author: str, code: str, **body: Any) -> Iterator[Clients]:
    """A server of an application, and clients of it. Every answer has to be a good one."""
    with serve(work, url, DB_POOL_SIZE="4") as server:
        clients = Clients(server, author, code, body)
        clients.start()
        try:
            time.sleep(1)
            yield clients
            time.sleep(1)
        finally:
            clients.end()
    assert {answer for answer in clients.answers if answer[1] >= 300} == set(), _why(server)
    assert len(clients.answers) > 40


def _why(server: Server) -> str:
    """What a server says of what went wrong."""
    return "\n".join(str(line) for line in server.lines() if line.get("level") == "error")[:6000]


def test_a_server_works_while_it_is_followed_by_the_next_release(
    work: Workspace, server: Postgres, alembic: Alembic
) -> None:
    before = yaml.safe_load(BEFORE)
    after = reduce(edited, EDITS, before)
    evolution, database = released(*EDITS), "rolling"
    stored(2000, evolution, database, server, alembic)
    url, expanded = server.url(database), evolution.history.snapshots[-2].revision
    with generated(Path(work.python), first=before, second=after) as (first, second):
        with clients(first, url, "author_id", "code", legacy="x", state="LIVE", grade=4) as old:
            assert alembic.again(database, expanded) == ""
            with clients(second, url, "writer_id", "mark", edition=2, rating=5) as new:
                read_each_other(old.url, new.url)
        with clients(second, url, "writer_id", "mark", edition=2, rating=5):
            assert alembic.again(database) == ""


def read_each_other(old: str, new: str) -> None:
    """What a client of one version writes a client of the other one reads, under another name."""
    names = {"author_id": "writer_id", "code": "mark", "grade": "rating"}
    with httpx.Client(timeout=15) as http:
        author = http.post(f"{old}/authors", json={"name": "Author"}).json()["id"]
        for own, other, called in ((old, new, names), (new, old, {now: was for was, now in names.items()})):
            values = dict(zip(called, (author, str(uuid4()), 9), strict=True))
            made = http.post(f"{own}/articles", json={**values, "title": "Title", "slug": str(uuid4()), "pages": 1})
            read = http.get(f"{other}/articles/{made.json()['id']}").json()
            assert {name: read[now] for name, now in called.items()} == values
            changed = http.put(f"{other}/articles/{made.json()['id']}", json={list(called.values())[2]: 2})
            assert changed.status_code == 200, changed.text
            read = http.get(f"{own}/articles/{made.json()['id']}").json()
            assert read[list(called)[2]] == 2
