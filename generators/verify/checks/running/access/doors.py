"""Every route lets in whom the spec says and nobody else, to the rows that are theirs, whatever a token claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from generators.language.access.rule import AUTHENTICATED, NOBODY
from generators.model.access import Access, Auth
from generators.model.app import Application
from generators.model.routes import Route
from generators.support.failures import NotApplicable
from generators.verify.checks.running.access.asking import tokens_of_rows
from generators.verify.checks.running.access.forgeries import believed, forgeries, signed_forgeries
from generators.verify.checks.running.access.guarded import Guarded, guarded, path_of
from generators.verify.checks.running.access.rotation import KEYS, rotation, tokens_of_issuer
from generators.verify.checks.running.access.row_rules import row_rules
from generators.verify.evidence import NOT_APPLICABLE, Observation
from generators.verify.subjects.client import Client
from generators.verify.subjects.identity.callers import (
    KEY,
    STRANGER,
    Signed,
    authorization,
    sign,
    tokens_of_callers,
)
from generators.verify.subjects.identity.issuer import issuer
from generators.verify.subjects.live import live
from generators.verify.workspace import Workspace, passed

if TYPE_CHECKING:
    import httpx

_LETS_IN: Final = "neither unauthenticated nor forbidden: whom the spec admits"
_UNKNOWN: Final = "401 with `WWW-Authenticate: Bearer` to nobody in particular"
_OTHERS: Final = "403 to callers who are known and may not"
_HOSTILE: Final = "401 to each token that is not in order, and not to the one that is"
_UNREAD: Final = "401 before the body of a megabyte is there"


def access(work: Workspace) -> Iterator[Observation]:
    """Each route for each caller; forged tokens; bodies of strangers; rows of others; an issuer whose keys change."""
    auth = work.spec.auth
    if auth is None:
        raise NotApplicable("anybody may call")
    with issuer() as provider:
        wanted = {
            **tokens_of_callers(auth),
            **signed_forgeries(auth),
            **tokens_of_issuer(auth, provider.url),
            **tokens_of_rows(auth),
        }
        signed = sign(work, (*KEYS, STRANGER), wanted)
        with live(work, OIDC_JWKS=signed.key_set(KEY)) as stack:
            yield from _doors(work, auth, stack.http, signed.tokens)
            doors = guarded(work.spec)
            yield _forged(work, stack.http, doors, forgeries(auth, signed))
            yield _unread(stack.http, doors)
            yield from row_rules(work, stack.http, stack.database, signed.tokens)
            yield _kept(stack.server.output(), signed)
            yield from rotation(work, stack, provider, signed, doors)


def _doors(work: Workspace, auth: Auth, http: Client, tokens: Mapping[str, str]) -> Iterator[Observation]:
    """Every route with every kind of caller."""
    wrong: dict[str, list[str]] = {_LETS_IN: [], _UNKNOWN: [], _OTHERS: []}
    asked = dict.fromkeys(wrong, 0)
    for route in work.spec.routes.routes:
        may = work.spec.access(route) or Access(public=True, roles=())
        for caller in (NOBODY, AUTHENTICATED, *auth.roles):
            said = {} if caller == NOBODY else authorization(tokens[caller])
            body: dict[str, Any] = {} if route.reads or route.method == "DELETE" else {"json": {}}
            answer = http.request(route.method, path_of(work.spec, route), caller=said, **body)
            is_in = may.admits(auth.held(caller))
            expected = _LETS_IN if is_in else _UNKNOWN if caller == NOBODY else _OTHERS
            asked[expected] += 1
            if not _is_right(expected, answer, refusable=_may_refuse_new(work.spec, route)):
                wrong[expected].append(f"{route.name} as {caller}: {answer.status_code} {answer.text[:100]}")
            if not is_in and answer.status_code not in (401, 403):
                work.no_go.append(f"{route.name} lets in {caller}: {answer.status_code}")
    work.figures["doors_tried"] = float(sum(asked.values()))
    for name, expected in (("lets-in", _LETS_IN), ("refuses-unknown", _UNKNOWN), ("refuses-others", _OTHERS)):
        if asked[expected]:
            yield passed(name, not wrong[expected], expected, wrong[expected][:5] or f"{asked[expected]} requests")
        else:
            yield Observation(name, NOT_APPLICABLE, expected, "there is no such caller")


def _may_refuse_new(app: Application, route: Route) -> bool:
    """Whether a rule over rows may refuse what is created to who is let in."""
    entity, access = app.entities[route.entity], app.access(route)
    return route.verb == "create" and (entity.seen is not None or (access is not None and bool(access.grants)))


def _is_right(expected: str, answer: httpx.Response, *, refusable: bool) -> bool:
    # A business operation may have refusals of its own.
    code = answer.json().get("error") if answer.status_code in (401, 403) else ""
    challenged = answer.headers.get("WWW-Authenticate", "").startswith("Bearer")
    if expected == _LETS_IN:
        return code != "unauthenticated" and (refusable or code != "forbidden")
    refusal = (401, "unauthenticated") if expected == _UNKNOWN else (403, "forbidden")
    return challenged and (answer.status_code, code) == refusal


def _forged(work: Workspace, http: Client, doors: tuple[Guarded, ...], forged: Mapping[str, list[str]]) -> Observation:
    """Every forgery at one door; the true token opens it, or the others would say nothing."""
    if not doors:
        return Observation("hostile-tokens", NOT_APPLICABLE, _HOSTILE, "everybody may call everything")
    door = doors[0]
    answers = {name: door.knock(http, lines) for name, lines in forged.items()}
    wrong = [f"{name}: {status}" for name, status in answers.items() if (status == 401) == believed(name)]
    work.no_go += [
        f"{door.name} with a forged token: {name}: {status}"
        for name, status in answers.items()
        if not believed(name) and (200 <= status < 400 or status in (404, 409, 422) or status >= 500)
    ]
    work.figures["forgeries_tried"] = float(len(answers))
    return passed("hostile-tokens", not wrong, _HOSTILE, wrong or f"{len(answers)} at {door.name}")


def _unread(http: Client, doors: tuple[Guarded, ...]) -> Observation:
    """Who is not let in costs no memory: the answer is there before the body is."""
    writes = [each for each in doors if not each.reads]
    if not writes:
        return Observation("before-the-body", NOT_APPLICABLE, _UNREAD, "everybody may write everything")
    waits = [f"{each.name}: {status}" for each in writes if (status := each.knock(http, [], length=1_000_000)) != 401]
    return passed("before-the-body", not waits, _UNREAD, waits or f"{len(writes)} routes")


def _kept(output: str, signed: Signed) -> Observation:
    """What claims and what proves them is in no line of the log, of tokens that were believed or not."""
    parts = {part for token in signed.tokens.values() for part in token.split(".")[1:]}
    told = sum(part in output for part in parts)
    expected = "no part of a token in what the server says"
    return passed("keeps-tokens", not told, expected, f"{told} parts of tokens" if told else "none")
