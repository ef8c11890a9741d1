# Generated from specs/<app>.yaml by templates/tests/unit/test_security.py.j2.
"""Sanitising of HTML."""

import pytest

from src.core.security import sanitize_html

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt&#58;alert(1)">x</a>',
    '<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>',
    '<p onclick="alert(1)">x</p>',
    '<p style="background:url(javascript:alert(1))">x</p>',
    "<svg/onload=alert(1)>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<<script>script>alert(1)<</script>/script>",
    "<p><form action=javascript:alert(1)><button>x</button></form></p>",
]


@pytest.mark.parametrize("text", ATTACKS)
def test_nothing_active_is_left(text: str) -> None:
    cleaned = sanitize_html(text).lower()
    for active in ("<script", "<img", "<svg", "<iframe", "<form", "<style", "<math", "onclick=", "style=", "href="):
        assert active not in cleaned


@pytest.mark.parametrize("text", [*ATTACKS, "AT&T <3", "a < b && c > d", "<p>one<br>two</p>", '<a href="/x">y</a>'])
def test_sanitising_twice_changes_nothing(text: str) -> None:
    once = sanitize_html(text)
    assert sanitize_html(once) == once


def test_harmless_markup_is_kept() -> None:
    text = "<p>One <strong>two</strong><br><em>three</em></p>"
    assert sanitize_html(text) == text


@pytest.mark.parametrize("address", ["https://example.com/", "http://example.com/?a=1", "mailto:a@example.com"])
def test_links_keep_their_address(address: str) -> None:
    assert f'href="{address}"' in sanitize_html(f'<a href="{address}" title="t" target="_blank">x</a>')


def test_links_lose_other_attributes() -> None:
    assert "target" not in sanitize_html('<a href="https://example.com/" target="_blank">x</a>')


def test_plain_text_stays_readable() -> None:
    assert sanitize_html("just words, 1 + 1 = 2") == "just words, 1 + 1 = 2"
