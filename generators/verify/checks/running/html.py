"""Point 16: nothing active is stored, and plain text stays as it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final, Never

from msgspec.structs import replace

from generators.model.app import Application
from generators.model.entity import Entity
from generators.model.payloads import body_of
from generators.model.routes import Route
from generators.model.values import Field
from generators.support.failures import NotApplicable, NotRun
from generators.verify.checks.running.scenarios import Shown, before, send, shown
from generators.verify.evidence import NOT_APPLICABLE, NOT_RUN, Observation
from generators.verify.subjects.expected import as_sent, collection, sent, table
from generators.verify.subjects.live import DATABASE, Live, Rows, live
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
HARMLESS: Final = "Hello"
PLAIN: Final = ("AT&T <3", "a < b > c & d", "<b>not bold</b>", "quotes \" and '")
# Tags, attributes and addresses that a browser would act on.
_ACTIVE: Final = re.compile(
    r"<\s*(script|iframe|img|svg|math|style|form|object|embed|details|video|audio|noscript)"
    r"|<[^>]*\son\w+\s*=|<[^>]*(href|src)\s*=\s*[\"']?\s*(javascript|data|vbscript):",
    re.IGNORECASE,
)


def html(work: Workspace) -> Iterator[Observation]:
    """Vectors by every way in; what is stored, sent again, stays; plain text byte for byte."""
    if not any(_columns(entity) for entity in work.spec.entities.values()):
        raise NotApplicable("no field of the spec takes HTML")
    creatable = [key for key, entity in work.spec.entities.items() if entity.endpoints.create is not None]
    with live(work) as stack:
        cases = [case for key in creatable for case in _cases(work, stack, key)]
        operated = [each for each in shown(work.spec) if _texts_of(work.spec, each[0].steps[each[1]].route)]
        cases += [case for each in operated for case in _operated(work, stack, each)]
        if not cases:
            _nothing_sent(work.spec)
        for verb in ("create", "update"):
            yield _inactive(work.spec, verb, [(name, sent, kept) for way, name, sent, kept in cases if way == verb])
        changed = [problem for key in creatable for problem in _idempotent(work, stack, key)]
        changed += [problem for each in operated for problem in _operated_again(work, stack, each)]
        yield passed(
            "idempotent", not changed, "what was sanitised stays when it is sent again", changed[:5] or "it does"
        )
        kept = [each for key in creatable for each in _plain(work, stack, key)]
        kept += [text for each in operated for text in _operated_plain(work, stack, each)]
        yield _unaltered(work.spec, kept)


def _columns(entity: Entity, *, sanitised: bool = True) -> list[str]:
    """The fields of free text that hold HTML, or those that do not."""
    return [
        name for name, field in entity.fields.items() if field.type.free_text and (field.html is not None) == sanitised
    ]


def _unseen(app: Application) -> str:
    """The first operation that takes text and that no scenario shows, "" for none."""
    seen = {scenario.steps[number].route for scenario, number in shown(app)}
    return next((route.name for route in app.routes.routes if _texts_of(app, route) and route not in seen), "")


def _nothing_sent(app: Application) -> Never:
    """Say why nothing that was sent became HTML."""
    if unseen := _unseen(app):
        raise NotRun(f"no scenario makes {unseen} succeed, which may store HTML")
    raise NotApplicable("nothing that a client sends becomes HTML")


def _inactive(app: Application, verb: str, tries: list[tuple[str, str, str]]) -> Observation:
    """What became of HTML that was sent in one way; nothing is seen where none could be sent so."""
    name, expected = f"nothing-active-{verb}", f"nothing active stored on {verb} ({len(tries)} tries)"
    if not tries:
        unseen = _unseen(app)
        reason = f"no scenario makes {unseen} succeed" if unseen else f"nothing that a client sends on {verb} is HTML"
        return Observation(name, NOT_RUN if unseen else NOT_APPLICABLE, expected, reason)
    bad = [f"{field}: {vector} -> {stored}" for field, vector, stored in tries if _ACTIVE.search(stored)]
    return passed(name, not bad, expected, bad[:5] or "nothing")


def _unaltered(app: Application, tries: list[tuple[str, str, str]]) -> Observation:
    """What became of plain text; nothing is seen where none that was sent is stored."""
    name, expected = "plain-text", f"plain text byte for byte ({len(tries)} tries)"
    if not tries:
        unseen = _unseen(app)
        reason = f"no scenario makes {unseen} succeed" if unseen else "no plain text that a client sends is stored"
        return Observation(name, NOT_RUN if unseen else NOT_APPLICABLE, expected, reason)
    altered = [f"{where}: {text} -> {stored}" for where, text, stored in tries if stored != text]
    return passed(name, not altered, expected, altered[:5] or "it is")


def _texts_of(app: Application, route: Route) -> list[str]:
    """What an operation takes of free text."""
    body = body_of(app, route) if route.operation else None
    return [name for name, field in body.fields.items() if field.type.free_text] if body is not None else []


def _operate(
    work: Workspace, stack: Live, operated: Shown, text: str, *, sanitised: bool = True
) -> list[tuple[str, str]]:
    """Send a text wherever an operation takes one; returns (Entity.field, text) of what was not there before, of fields
    that hold HTML or of the others."""
    scenario, number = operated
    step = scenario.steps[number]
    taken = body_of(work.spec, step.route)
    fields = {} if taken is None else taken.fields
    texts = [name for name in _texts_of(work.spec, step.route) if fields[name].type.fits(fields[name], text)]
    if not texts:
        return []
    names = before(work, stack, scenario, number)
    held = Counter(_held(work.spec, stack, sanitised))
    send(work, stack.http, names, replace(step, body={**(step.body or {}), **dict.fromkeys(texts, text)}))
    return list((Counter(_held(work.spec, stack, sanitised)) - held).elements())


def _held(app: Application, stack: Live, sanitised: bool) -> Iterator[tuple[str, str]]:
    for key, entity in app.entities.items():
        for name in _columns(entity, sanitised=sanitised):
            found = stack.database.execute(DATABASE, f'SELECT "{name}" FROM "{table(app, key)}"')  # noqa: S608 - of the spec
            yield from ((f"{key}.{name}", value) for (value,) in found if value is not None)


def _operated(work: Workspace, stack: Live, operated: Shown) -> Iterator[tuple[str, str, str, str]]:
    scenario, number = operated
    verb = "update" if scenario.steps[number].route.parameters else "create"
    for vector in VECTORS:
        for name, stored in _operate(work, stack, operated, vector):
            yield verb, name, vector, stored


def _operated_again(work: Workspace, stack: Live, operated: Shown) -> Iterator[str]:
    for vector in VECTORS:
        for name, once in _operate(work, stack, operated, vector):
            twice = _operate(work, stack, operated, once)
            if twice and (name, once) not in twice:
                yield f"{name}: {once} -> {twice}"


def _texts(entity: Entity, verb: str, sanitised: bool) -> Iterator[tuple[str, Field]]:
    """The fields of free text that the API answers, with or without HTML."""
    for name, field in sent(entity, verb).items():
        if field.type.free_text and not field.write_only and (field.html is not None) == sanitised:
            yield name, field


def _send(work: Workspace, stack: Live, key: str, verb: str, name: str, value: Any) -> Any:
    """Store a value in a field; returns what a GET answers, None when it was refused."""
    path, rows, entity = collection(work.spec, key), Rows(work, stack), work.spec.entities[key]
    if verb == "create":
        answer = stack.http.post(path, rows.body(key, {name: value}))
    else:
        answer = stack.http.put(f"{path}/{rows.create(key)['id']}", as_sent(entity, {name: value}))
    if answer.status_code >= 300:
        return None
    return answer.json()[entity.json(name)]


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


def _plain(work: Workspace, stack: Live, key: str) -> Iterator[tuple[str, str, str]]:
    """Where plain text was sent, what it was, and what is answered."""
    entity = work.spec.entities[key]
    for verb in _verbs(entity):
        for name, field in _texts(entity, verb, sanitised=False):
            for text in PLAIN:
                stored = _send(work, stack, key, verb, name, text) if field.type.fits(field, text) else None
                if stored is not None:
                    yield f"{verb} {key}.{name}", text, str(stored)


def _operated_plain(work: Workspace, stack: Live, operated: Shown) -> Iterator[tuple[str, str, str]]:
    """The same of what an operation takes, in the fields where a harmless text arrives as it is."""
    scenario, number = operated
    probe = _operate(work, stack, operated, HARMLESS, sanitised=False)
    places = sorted({name for name, stored in probe if stored == HARMLESS})
    for text in PLAIN if places else ():
        new = _operate(work, stack, operated, text, sanitised=False)
        for place in places:
            found = [stored for name, stored in new if name == place]
            if found:
                yield f"{scenario.steps[number].route.name} {place}", text, text if text in found else found[0]
