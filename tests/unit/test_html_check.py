"""What the check of HTML says of ways in by which it could send nothing: never that all is well."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from types import SimpleNamespace
from typing import Any

import pytest

from generators.model.app import Application
from generators.model.load import read_app
from generators.verify.checks.running import html
from generators.verify.checks.running.html import _inactive, _operated_plain, _unaltered
from generators.verify.checks.running.scenarios import shown

OPERATED = """
    operations:
      rewrite: {http: "POST /pages/{id}/rewrite -> 204", input: {said: {type: text}}, do: "self.body = said"}
"""


def app_text(body: str, more: str) -> str:
    return f"""
app: {{name: pages, title: Pages}}
entities:
  Page:
    fields: {{body: {body}}}
    endpoints: {{create: {{}}, get: {{}}}}{more}
"""


def app(more: str = "") -> Application:
    return read_app(app_text("{type: text, html: sanitize}", more), "pages.yaml", "pages")


@pytest.mark.parametrize(("more", "state"), [("", "N/A"), (OPERATED, "NOT-RUN")])
def test_what_was_not_tried_does_not_pass(more: str, state: str) -> None:
    assert _inactive(app(more), "update", []).state == state
    assert _unaltered(app(more), []).state == state


@pytest.mark.parametrize(("stored", "state"), [("<p>Hi</p>", "PASS"), ("<script>alert(1)</script>", "FAIL")])
def test_what_is_stored_is_inactive(stored: str, state: str) -> None:
    assert _inactive(app(), "create", [("Page.body", "sent", stored)]).state == state


@pytest.mark.parametrize(("stored", "state"), [("a < b", "PASS"), ("a &lt; b", "FAIL")])
def test_plain_text_is_kept(stored: str, state: str) -> None:
    assert _unaltered(app(), [("create Page.title", "a < b", stored)]).state == state


RENAMED = """
    operations:
      rename: {http: "POST /pages/{id}/rename -> 204", input: {said: {type: string}}, do: "self.body = said"}
scenarios:
  renamed:
    given: {page: {Page: {}}}
    steps: [{call: POST /pages/$page.id/rename, body: {said: new}, status: 204}]
"""


def altering(stored: Callable[[str], str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """What becomes of plain text that the operation above takes, where it is stored in some way."""
    rows = [("what was there",), ("Hello",)]

    def send(_work: Any, _http: Any, _names: Any, step: Any) -> None:
        rows.append((stored(step.body["said"]),))

    monkeypatch.setattr(html, "before", lambda *_: {})
    monkeypatch.setattr(html, "send", send)
    spec = read_app(app_text("{type: text}", RENAMED), "pages.yaml", "pages")
    stack: Any = SimpleNamespace(http=None, database=SimpleNamespace(execute=lambda *_: tuple(rows)))
    work: Any = SimpleNamespace(spec=spec)
    return _unaltered(spec, [each for operated in shown(spec) for each in _operated_plain(work, stack, operated)])


@pytest.mark.parametrize(
    ("stored", "state"),
    [(str, "PASS"), (escape, "FAIL"), (lambda _: "moved", "N/A")],
    ids=["as it is", "escaped", "not"],
)
def test_plain_text_that_an_operation_takes(
    stored: Callable[[str], str], state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert altering(stored, monkeypatch).state == state
