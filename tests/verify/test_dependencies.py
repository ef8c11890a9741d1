"""What is known of the packages of an application, from a service that answers as OSV does, or does not."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from generators.support.failures import NotRun
from generators.verify.checks.files import dependencies
from generators.verify.checks.files.dependencies import shipped
from generators.verify.evidence import Evidence
from tests.verify.conftest import Verifier, why

needs_make = pytest.mark.skipif(shutil.which("make") is None, reason="NOT-RUN: no make")


@contextmanager
def service(vulnerable: str) -> Iterator[str]:
    """The address of one that knows something bad of a package, or of none."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
            known = {"vulns": [{"id": "GHSA-0000", "modified": "2026-01-01T00:00:00Z"}]}
            self._send({"results": [known if each["package"]["name"] == vulnerable else {} for each in asked]})

        def do_GET(self) -> None:
            at = "2026-01-01T00:00:00Z"
            ranges = [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}]}]
            affected = [{"package": {"ecosystem": "PyPI", "name": vulnerable}, "ranges": ranges}]
            self._send({"id": "GHSA-0000", "modified": at, "published": at, "summary": "bad", "affected": affected})

        def _send(self, value: object) -> None:
            data = json.dumps(value).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *arguments: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def audited(verifier: Verifier, folder: Path, monkeypatch: pytest.MonkeyPatch, url: str) -> Evidence:
    """The evidence of an application that asks this service."""
    programs = folder / "programs"
    programs.mkdir()
    wrapper = programs / "uv"
    real = dependencies.PROGRAMS / "uv"
    wrapper.write_text(
        f'#!/bin/sh\nif [ "$1" = audit ]; then set -- "$@" --service-url {url}; fi\nexec "{real}" "$@"\n'
    )
    wrapper.chmod(0o755)
    monkeypatch.setattr(dependencies, "PROGRAMS", programs)
    return verifier.run(verifier.copy(folder), {"dependencies"})["dependencies"]


def states(evidence: Evidence) -> dict[str, str]:
    return {each.name: each.state for each in evidence.observations}


@needs_make
@pytest.mark.parametrize(("vulnerable", "state"), [("", "PASS"), ("starlette", "FAIL")])
def test_what_is_known_of_the_packages(
    verifier: Verifier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, vulnerable: str, state: str
) -> None:
    with service(vulnerable) as url:
        evidence = audited(verifier, tmp_path, monkeypatch, url)

    expected = {"sbom-complete": "PASS", "sbom-valid": "PASS", "audit": state}
    assert states(evidence) == expected, why({"dependencies": evidence})


@needs_make
def test_no_answer_is_no_good_news(verifier: Verifier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    evidence = audited(verifier, tmp_path, monkeypatch, "http://127.0.0.1:1")

    assert states(evidence) == {"sbom-complete": "PASS", "sbom-valid": "PASS", "audit": "NOT-RUN"}
    assert "nobody says what is known of the packages: error: " in evidence.observations[-1].seen


def test_without_make_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NotRun, match="make is not installed"):
        list(dependencies.dependencies(None))  # type: ignore[arg-type]


def test_what_a_lock_has_for_the_application_itself() -> None:
    """With extras, in every version that some Python gets, once each, and without what developers need."""
    own = {
        "name": "app", "version": "1", "source": {"editable": "."},
        "dependencies": [{"name": "orm", "extra": ["fast"]}, {"name": "old", "version": "1"}],
        "dev-dependencies": {"dev": [{"name": "linter"}]},
    }  # fmt: skip
    orm = {
        "name": "orm", "version": "2", "source": {}, "dependencies": [{"name": "orm"}],
        "optional-dependencies": {"fast": [{"name": "forked"}], "slow": [{"name": "slow"}]},
    }  # fmt: skip
    others = [("old", "1"), ("old", "2"), ("forked", "1"), ("forked", "2"), ("slow", "1"), ("linter", "1")]
    lock = {"package": [own, orm, *({"name": name, "version": each, "source": {}} for name, each in others)]}
    assert shipped(lock) == {("orm", "2"), ("old", "1"), ("forked", "1"), ("forked", "2")}
