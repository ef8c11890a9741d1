"""``url``: the address of a web page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from generators.field_types.base import Bounded
from generators.field_types.hostile import CANARY, OTHER_TYPES
from generators.field_types.texts.plain_text import SUPPORT, Text
from generators.field_types.values import PLENTY, Case, LiteralError, Support, Unique, same

_URL: Final = re.compile(
    r"https?://([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9-]{1,63}(:[0-9]{1,5})?([/?#][!-~]*)?"
)
_BASE: Final = "https://example.com/"
_HOSTILE: Final = (
    ("a script", f'"javascript:{CANARY}"'),
    ("a line break at the end", rf'"https://example.com/{CANARY}\n"'),
    ("a line break in the scheme", rf'"ht\ntps://example.com/{CANARY}"'),
    ("blanks around it", f'" https://example.com/{CANARY} "'),
    ("backslashes", rf'"https:\\\\example.com\\{CANARY}"'),
    ("no slashes", f'"https:{CANARY}.example.com"'),
    ("a NUL", rf'"https://example.com/{CANARY}\u0000"'),
    ("half a character", rf'"https://example.com/{CANARY}\ud800"'),
    ("another direction", rf'"https://example.com/{CANARY}\u202e"'),
    ("a NUL that is escaped", '"https://example.com/%00"'),
    ("a host in Unicode", r'"https://b\u00fccher.example/"'),
    ("a port that is none", f'"https://{CANARY}:99999/"'),
    ("half an address", f'"https://[::1/{CANARY}"'),
    *OTHER_TYPES,
)


class Url(Text):
    """With http or https only: nothing that a browser would run."""

    name = "url"
    rank = 130
    description = "An http or https URL."
    synonyms = ("uri",)
    keys = frozenset({"max_length"})
    in_lists = False
    default_length = 2083
    least_length = 30
    schema = "Url"
    supports = (SUPPORT, Support("urls", ("Url",)))
    coercible = (1, True)

    def read(self, raw: Any) -> str:
        if isinstance(raw, str) and _URL.fullmatch(raw):
            return raw
        raise LiteralError("expected a URL that starts with http:// or https://")

    def indexed_length(self, spec: Bounded) -> int:
        return spec.max_length or 0

    def sample(self, spec: Bounded, name: str, index: int) -> str:
        return f"{_BASE}two" if index else f"{_BASE}one"

    def cases(self, spec: Bounded) -> Iterator[Case]:
        high = self.longest(spec) or 0
        # A bound of the spec is looked at after the address has been read, the type's own before.
        error = "too_long" if spec.max_length is not None else "string_too_long"
        yield Case("at the maximum length", _BASE + "x" * (high - len(_BASE)), True)
        yield Case("above the maximum length", _BASE + "x" * (high + 1 - len(_BASE)), False, error, database=True)
        yield Case("of another scheme", "javascript:alert(1)", False, "url_scheme")
        yield Case("with a line break", f"{_BASE}\n", False, "url_parsing")
        yield Case("with a control character", f"{_BASE}\x1b", False, "url_parsing")
        yield Case("without slashes", "https:example.com", False, "url_parsing")
        yield Case("a number", 1, False, "string_type")

    def unique(self, spec: Bounded, name: str) -> Unique:
        return same(f'f"{_BASE}{{number}}"', PLENTY, f"{_BASE}{{}}".format)

    def hostile(self, spec: Bounded) -> Iterator[tuple[str, str]]:
        yield from _HOSTILE


TYPE: Final = Url()
