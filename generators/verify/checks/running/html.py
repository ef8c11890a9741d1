"""Point 16: nothing active is stored, and plain text stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from generators.model.entity import Entity
from generators.model.values import Field
from generators.support.failures import Broken, NotRun
from generators.verify.evidence import Observation
from generators.verify.subjects.expected import collection, sent
from generators.verify.subjects.live import Live, Rows, live
from generators.verify.workspace import Workspace, passed

VECTORS: Final = (
    "<script>alert(1)</script>Hi",
    "<img src=x onerror=alert(1)>Hi",
    "<svg/onload=alert(1)>Hi",
    '<a href="javascript:alert(1)">Hi</a>',
    '<a href="jav&#x09;ascript:alert(1)">Hi</a>',
    '<a href=" data:text/html,<script>alert(1)</script>">Hi</a>',
    '<iframe src="https://example.com"></iframe>Hi',
    "<math><mtext></form><form><mglyph><svg><mtext><style><path id=</style><img onerror=alert(1) src>",
    "<p onclick=alert(1) style=x:expression(alert(1))>Hi</p>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<details open ontoggle=alert(1)>Hi",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
)
PLAIN: Final = ("AT&T <3", "a < b > c & d", "<b>not bold</b>", "quotes \" and '")
# Tags, attributes and addresses that a browser would act on.
_ACTIVE: Final = re.compile(
    r"<\s*(script|iframe|img|svg|math|style|form|object|embed|details|video|audio|noscript)"
    r"|<[^>]*\son\w+\s*=|<[^>]*(href|src)\s*=\s*[\"']?\s*(javascript|data|vbscript):",
    re.IGNORECASE,
)


def html(work: Workspace) -> Iterator[Observation]:
    """Vectors on create and on update; what is stored, sent again, stays; plain text byte for byte."""
    creatable = [key for key, entity in work.spec.entities.items() if entity.endpoints.create is not None]
    if not creatable:
        raise Broken("no entity can be created through the API")
    with live(work) as stack:
        cases = [case for key in creatable for case in _cases(work, stack, key)]
        if not cases:
            raise NotRun("no field of the spec takes HTML, so nothing was sanitised")
        for verb in ("create", "update"):
            active = [f"{name}: {vector} -> {stored}" for way, name, vector, stored in cases if way == verb]
            expected = f"nothing active stored on {verb} ({sum(way == verb for way, *_ in cases)} tries)"
            bad = [line for line in active if _ACTIVE.search(line.partition(" -> ")[2])]
            yield passed(f"nothing-active-{verb}", not bad, expected, bad[:5] or "nothing")
        changed = [problem for key in creatable for problem in _idempotent(work, stack, key)]
        yield passed(
            "idempotent", not changed, "what was sanitised stays when it is sent again", changed[:5] or "it does"
        )
        altered = [problem for key in creatable for problem in _altered(work, stack, key)]
        yield passed("plain-text", not altered, "plain text byte for byte", altered[:5] or "it is")


def _texts(entity: Entity, verb: str, sanitised: bool) -> Iterator[tuple[str, Field]]:
    """The fields of free text that the API answers, with or without HTML."""
    for name, field in sent(entity, verb).items():
        if field.type.free_text and not field.write_only and (field.html is not None) == sanitised:
            yield name, field


def _send(work: Workspace, stack: Live, key: str, verb: str, name: str, value: Any) -> Any:
    """Store a value in a field; returns what a GET answers, None when it was refused."""
    path, rows = collection(work.spec, key), Rows(work, stack)
    if verb == "create":
        answer = stack.http.post(path, rows.body(key, {name: value}))
    else:
        answer = stack.http.put(f"{path}/{rows.create(key)['id']}", {name: value})
    if answer.status_code >= 300:
        return None
    return answer.json()[name]


def _verbs(entity: Entity) -> list[str]:
    return ["create", "update"] if entity.endpoints.update is not None else ["create"]


def _cases(work: Workspace, stack: Live, key: str) -> Iterator[tuple[str, str, str, str]]:
    entity = work.spec.entities[key]
    for verb in _verbs(entity):
        for name, field in _texts(entity, verb, sanitised=True):
            for vector in VECTORS:
                stored = _send(work, stack, key, verb, name, vector) if field.type.fits(field, vector) else None
                if stored is not None:
                    yield verb, f"{key}.{name}", vector, str(stored)


def _idempotent(work: Workspace, stack: Live, key: str) -> Iterator[str]:
    entity = work.spec.entities[key]
    for name, field in _texts(entity, "create", sanitised=True):
        for vector in VECTORS:
            once = _send(work, stack, key, "create", name, vector) if field.type.fits(field, vector) else None
            if once is not None and field.type.fits(field, once):
                twice = _send(work, stack, key, "create", name, once)
                if twice != once:
                    yield f"{key}.{name}: {once} -> {twice}"


def _altered(work: Workspace, stack: Live, key: str) -> Iterator[str]:
    entity = work.spec.entities[key]
    for verb in _verbs(entity):
        for name, field in _texts(entity, verb, sanitised=False):
            for text in PLAIN:
                stored = _send(work, stack, key, verb, name, text) if field.type.fits(field, text) else None
                if stored not in (text, None):
                    yield f"{verb} {key}.{name}: {text} -> {stored}"
