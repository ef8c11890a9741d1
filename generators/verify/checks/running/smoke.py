"""Every operation of the spec, over HTTP, on the application as it runs in production."""

from __future__ import annotations

from collections.abc import Iterator

from generators.verify.evidence import Observation
from generators.verify.subjects.client import Client
from generators.verify.subjects.expected import OBSERVABILITY, endpoints, operations
from generators.verify.subjects.live import Rows, live
from generators.verify.workspace import Workspace, passed

START_SECONDS = 10.0
_DOCUMENTATION = ("/docs", "/redoc", "/openapi.json")
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "default-src",
    "X-Request-ID": "",
}
_STAY = "Strict-Transport-Security"
_BY_HTTPS = {"X-Forwarded-Proto": "https"}


def smoke(work: Workspace) -> Iterator[Observation]:
    """Start-up, a success of every endpoint, a refusal of every operation, documentation off, security headers.

    That business operations succeed is seen in the scenarios.
    """
    with live(work, TRUSTED_PROXIES="127.0.0.1") as stack:
        http = stack.http
        started = work.figures["start_seconds"]
        yield passed("starts", started <= START_SECONDS, f"connections within {START_SECONDS:g} s", f"{started:.2f} s")
        runs = Rows(work, stack)
        answers = {each.name: runs.succeed(each) for each in endpoints(work.spec)}
        answers |= {f"GET {path}": http.get(path).status_code for path in OBSERVABILITY}
        wrong = {name: status for name, status in answers.items() if not 200 <= status < 300}
        yield passed(
            "succeeds",
            not wrong,
            f"2xx from each of {len(answers)} endpoints",
            wrong or answers,
        )
        refusals = {each.name: runs.refuse(each) for each in operations(work.spec) if each.takes}
        accepted = {name: status for name, status in refusals.items() if not 400 <= status < 500}
        yield passed("refuses", not accepted, "4xx for what is wrong", accepted or refusals)
        shown = {path: http.get(path).status_code for path in _DOCUMENTATION}
        yield passed("documentation-off", set(shown.values()) == {404}, "404 in production", shown)
        yield _headers(http)


def _headers(http: Client) -> Observation:
    """The security headers on answers of several kinds; that of HTTPS only on what a proxy got that way."""
    answers = {
        "200": http.get("/health/health"),
        "404": http.get("/no/such/path"),
        "405": http.request("PATCH", "/health/health"),
    }
    lacking = [
        f"{status} without {name}"
        for status, answer in answers.items()
        for name, value in _HEADERS.items()
        if value not in answer.headers.get(name, "\0")
    ]
    lacking += [] if "max-age=" in http.get("/no/such/path", headers=_BY_HTTPS).headers.get(_STAY, "") else [_STAY]
    lacking += [f"{status} with {_STAY} over HTTP" for status, answer in answers.items() if _STAY in answer.headers]
    return passed("headers", not lacking, "security headers on 200, 404 and 405", lacking or "all there")
