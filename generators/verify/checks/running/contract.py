"""Point 9: the operations of the application are those of the spec, none more, none less, none twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generators.support.failures import Broken
from generators.verify.evidence import Observation
from generators.verify.subjects.client import client
from generators.verify.subjects.expected import OBSERVABILITY, operations
from generators.verify.subjects.server import serve
from generators.verify.workspace import Workspace, passed

_UNREACHABLE = "postgresql+asyncpg://nobody@127.0.0.1:1/nothing"
_METHODS = ("delete", "get", "head", "options", "patch", "post", "put", "trace")


def contract(work: Workspace) -> Iterator[Observation]:
    """Compare the OpenAPI document that the application serves with the spec."""
    with serve(work, _UNREACHABLE, ENVIRONMENT="development") as server, client(work, server.url) as http:
        answer = http.get("/openapi.json")
        if answer.status_code != 200:
            raise Broken(f"GET /openapi.json in development: {answer.status_code}")
        document = answer.json()
    found = [
        f"{method.upper()} {re.sub('{[^}]*}', '{id}', path)}"
        for path, methods in document["paths"].items()
        for method in methods
        if method in _METHODS
    ]
    expected = {each.name for each in operations(work.spec)} | {f"GET {path}" for path in OBSERVABILITY}
    missing, more = sorted(expected - set(found)), sorted(set(found) - expected)
    seen = f"missing: {missing or 'none'}; not in the spec: {more or 'none'}"
    yield passed("operations", not missing and not more, f"the {len(expected)} operations of the spec", seen)
    ids = Counter(
        methods[method].get("operationId") for methods in document["paths"].values() for method in methods
        if method in _METHODS
    )  # fmt: skip
    twice = sorted(name for name, number in (ids + Counter(found)).items() if number > 1)
    yield passed("no-duplicates", not twice, "no operation and no operation id twice", twice or "none")
