"""Hostile input: refused without an echo, or accepted and then the same everywhere; never 5xx."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from generators.field_types.hostile import CANARY
from generators.model.entity import Entity
from generators.verify.evidence import Observation
from generators.verify.subjects.expected import Operation, collection, declared, operations, sent, table
from generators.verify.subjects.hostile_values import hostile_values
from generators.verify.subjects.live import DATABASE, Live, Rows, live
from generators.verify.workspace import Workspace, passed

if TYPE_CHECKING:
    import httpx

_JSON: Final = {"Content-Type": "application/json"}
_QUERIES: Final = (
    "page=9223372036854775808", "page=-1", "page=1e400", "size=0", "size=101000", "page=%00", "sort=%00", "sort=-",
    "page=1&page=2", f"no_such_parameter={CANARY}", f"sort={CANARY}", "page=%ff", "q=%00", "q=%ff%fe",
    "page=" + "9" * 5000, "%00=1", "&&&", "page=\uff11",
)  # fmt: skip
_IDS: Final = ("0", "%00", "%ff", "..%2f..", "1" * 5000, CANARY, "{}", "%7B%7D", "null", "%F0%9F%A6%8A")
# Without lengths and scales: a cast to those would round what is to be compared.
_COLUMN_TYPES: Final = """
SELECT attname, format_type(atttypid, NULL) FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0
"""


def hostile(work: Workspace) -> Iterator[Observation]:
    """Bodies, queries, paths and headers."""
    with live(work) as stack:
        run = _Run(work, stack)
        written = [
            (key, entity, verb)
            for key, entity in work.spec.entities.items()
            for verb in ("create", "update")
            if entity.endpoints.has(verb)
        ]
        for key, entity, verb in written:
            run.fields(key, entity, verb)
        run.bodies()
        run.paths_and_queries()
        _headers(run)
        alive = run.http.get("/health/health").status_code
    yield passed("no-5xx", not work.no_go and alive == 200, f"no 5xx to {run.sent} requests", work.no_go[:5] or "none")
    yield passed("no-echo", not run.echoes, "no refusal repeats the input", run.echoes[:5] or "none does")
    expected = f"POST == GET == database for {run.accepted} accepted values"
    yield passed(
        "read-back", bool(run.accepted or not written) and not run.broken, expected, run.broken[:5] or "the same"
    )


class _Run:
    """Sends and compares. ``echoes`` and ``broken`` collect what went wrong."""

    def __init__(self, work: Workspace, stack: Live) -> None:
        self._work, self._database, self._rows = work, stack.database, Rows(work, stack)
        self.http = stack.http
        self.sent = self.accepted = 0
        self._types: dict[str, dict[str, str]] = {}
        self.echoes: list[str] = []
        self.broken: list[str] = []

    def request(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Send; a refusal must not contain the canary, nor be much longer than an error needs to be."""
        self.sent += 1
        answer = self.http.request(method, path, **options)
        if answer.status_code >= 400 and (CANARY in answer.text or len(answer.content) > 20_000):
            self.echoes.append(f"{method} {path[:100]}: {answer.status_code} {answer.text[:200]}")
        return answer

    def fields(self, key: str, entity: Entity, verb: str) -> None:
        """Every hostile value of every field."""
        for name, field in sent(entity, verb).items():
            for value in hostile_values(field):
                self._value(key, entity, verb, name, value)

    def _value(self, key: str, entity: Entity, verb: str, name: str, value: str) -> None:
        path, called = collection(self._work.spec, key), entity.json(name)
        if verb == "create":
            others = {other: each for other, each in self._rows.body(key).items() if other != called}
            members = [f"{json.dumps(other)}: {json.dumps(each)}" for other, each in others.items()]
            body = "{" + ", ".join([*members, f'"{called}": {value}']) + "}"
            answer = self.request("POST", path, content=body.encode(), headers=_JSON)
        else:
            row = self._rows.create(key)
            body = f'{{"{called}": {value}}}'
            answer = self.request("PUT", f"{path}/{row['id']}", content=body.encode(), headers=_JSON)
        if answer.status_code < 300:
            self.accepted += 1
            self._read_back(key, entity, answer.json(), f"{verb} {key}.{name} = {value[:80]}")
            if entity.fields[name].type.exact_number and not _same_number(value, answer.json().get(called)):
                self.broken.append(f"{verb} {key}.{name}: {value[:80]} became {answer.json().get(called)}")
        elif answer.status_code not in {409, 413, 422, *declared(entity)}:
            self.broken.append(f"{verb} {key}.{name} = {value[:80]}: {answer.status_code}")

    def _read_back(self, key: str, entity: Entity, answered: dict[str, Any], what: str) -> None:
        path, name = collection(self._work.spec, key), table(self._work.spec, key)
        if entity.endpoints.get is not None:
            got = self.http.get(f"{path}/{answered['id']}")
            if got.status_code != 200 or got.json() != answered:
                self.broken.append(f"{what}: GET answers {got.status_code} {got.text[:200]}")
        for column in self._held_differently(name, entity, answered):
            self.broken.append(
                f"{what}: answered {str(answered[entity.json(column)])[:200]}, the column {column} holds another value"
            )

    def _held_differently(self, name: str, entity: Entity, answered: dict[str, Any]) -> list[str]:
        """The columns whose value in the database is not the one that was answered, by the database's own judgement."""
        if name not in self._types:
            self._types[name] = dict(self._database.execute(DATABASE, _COLUMN_TYPES, name))
        types = {each: self._types[name][each] for each in entity.fields if entity.json(each) in answered}
        same = ", ".join(f'"{each}" IS NOT DISTINCT FROM %s::{kind}' for each, kind in types.items())
        values = [_parameter(answered[entity.json(each)], kind) for each, kind in types.items()]
        statement = f'SELECT {same} FROM "{name}" WHERE id = %s'  # noqa: S608 - names of the spec
        rows = self._database.execute(DATABASE, statement, *values, answered["id"])
        verdicts = rows[0] if rows else (False,) * len(types)
        return [each for each, verdict in zip(types, verdicts, strict=True) if not verdict]

    def bodies(self) -> None:
        """Bodies that are no JSON object, too deep, too large, or of another type."""
        bodies = [
            b"",
            b"{",
            b"null",
            b"[]",
            b'"x"',
            b"{" * 100_000,
            b'{"a": ' + b"[" * 100_000,
            b"\xff\xfe",
            b'{"\xff": 1}',
        ]
        bodies += [
            b'{"a": ' + b"1" * 5000 + b"}",
            b'{"\\ud800": 1}',
            b'{"a": NaN}',
            f'{{"no_such_field": "{CANARY}"}}'.encode(),
        ]
        for each in self._written():
            for body in bodies:
                self._refused(each, body, _JSON)
            self._refused(each, f"{CANARY}=1".encode(), {"Content-Type": "application/x-www-form-urlencoded"})
            self._refused(each, f"<x>{CANARY}</x>".encode(), {"Content-Type": "text/xml"})
            self._refused(each, b'{"a": "' + CANARY.encode() * 4_000_000 + b'"}', _JSON)

    def _written(self) -> Iterator[Operation]:
        yield from (each for each in operations(self._work.spec) if each.verb in ("create", "update"))

    def _refused(self, each: Operation, body: bytes, headers: dict[str, str]) -> None:
        answer = self.request(each.method, each.url(uuid4()), content=body, headers=headers)
        if not 400 <= answer.status_code < 500:
            self.broken.append(f"{each.name} with {body[:60]!r}: {answer.status_code}")

    def paths_and_queries(self) -> None:
        """Ids, queries and paths that nobody sends by accident."""
        for each in operations(self._work.spec):
            if each.verb == "list":
                for query in (*_QUERIES, *self._filters(each)):
                    self.request("GET", f"{each.path}?{query}")
            elif each.verb != "create":
                for value in _IDS:
                    self.request(each.method, each.url(value), content=b"{}", headers=_JSON)
        for number in range(200):
            self.request("GET", f"/{CANARY}/{number}")

    def _filters(self, each: Operation) -> Iterator[str]:
        """Every filter with values of no type."""
        entity = self._work.spec.entities[each.entity]
        declared = entity.endpoints.list
        assert declared is not None
        asked = map(entity.json, (*declared.filter, *entity.blanks))
        for name in (*asked, *(("q",) if declared.search else ())):
            for value in ("", "%00", "%ff", "1" * 400, "9223372036854775808", "1e400", "NaN", "0001-01-01", CANARY):
                yield f"{name}={value}"


def _parameter(value: Any, kind: str) -> Any:
    """An answered value as a parameter that the database can cast."""
    if kind == "jsonb":
        return None if value is None else json.dumps(value)
    return value if value is None or isinstance(value, list | bool) else str(value)


def _same_number(sent: str, answered: Any) -> bool:
    """Whether a number, sent as JSON, is the one that was answered; one that was left out or is null is."""
    if answered is None or sent == "null":
        return True
    try:
        return Decimal(str(json.loads(sent, parse_float=Decimal))) == Decimal(str(answered))
    except (ArithmeticError, TypeError, ValueError):
        return False


def _headers(run: _Run) -> None:
    """What only a connection of its own can carry."""
    for value in (b"x" * 60_000, b"a\r\n b", b"a\x00b", b"\xff", b"a\nb: c", b"${jndi:x}"):
        head = b"GET /health/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Request-ID: " + value + b"\r\n\r\n"
        run.sent += 1
        answer = run.http.raw(head)
        status = answer.split(b" ")[1:2]
        if status and status[0].startswith(b"5"):
            run.broken.append(f"X-Request-ID {value[:20]!r}: {answer[:100]!r}")
        if value in answer or b"\nb: c" in answer:
            run.echoes.append(f"X-Request-ID {value[:20]!r} came back")
    for path in (b"/%00", b"/\x00", b"/\xff", b"/" + b"x" * 100_000):
        run.sent += 1
        answer = run.http.raw(b"GET " + path + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        if answer.startswith(b"HTTP/1.1 5"):
            run.broken.append(f"path {path[:20]!r}: {answer[:100]!r}")
