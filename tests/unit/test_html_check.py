"""What the check of HTML says of ways in by which it could send nothing: never that all is well."""

from __future__ import annotations

import pytest

from generators.model.app import Application
from generators.model.load import read_app
from generators.verify.checks.running.html import _inactive, _unaltered

OPERATED = """
    operations:
      rewrite: {http: "POST /pages/{id}/rewrite -> 204", input: {said: {type: text}}, do: "self.body = said"}
"""


def app(more: str = "") -> Application:
    spec = f"""
app: {{name: pages, title: Pages}}
entities:
  Page:
    fields: {{body: {{type: text, html: sanitize}}}}
    endpoints: {{create: {{}}, get: {{}}}}{more}
"""
    return read_app(spec, "pages.yaml", "pages")


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
