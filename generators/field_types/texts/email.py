"""``email``: an address that can receive mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from generators.field_types.base import Bounded
from generators.field_types.hostile import CANARY, OTHER_TYPES
from generators.field_types.texts.plain_text import Text
from generators.field_types.values import PLENTY, Case, LiteralError, Support, Unique, same
from generators.support.quoting import show

_LABEL: Final = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS: Final = re.compile(
    rf"[A-Za-z0-9!#$%&'*+/=?^_{{|}}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_{{|}}~-]+)*@{_LABEL}(\.{_LABEL})*"
)
_WORLDWIDE: Final = re.compile(r".+\.[A-Za-z]{2,63}")
_LOCAL: Final = 64
_LABELS: Final = f"{'x' * 39}." * 10
_UNUSABLE_DOMAINS: Final = (".test", ".invalid", ".localhost", ".local", ".onion", ".arpa")
_HOSTILE: Final = (
    ("a long local part", f'"{"x" * 64}@example.com"'),
    ("a local part that is too long", f'"{"x" * 300}@example.com"'),
    ("a domain in Unicode", r'"x@b\u00fccher.example"'),
    ("a domain in Punycode", '"x@xn--bcher-kva.example"'),
    ("a domain that no domain may be", rf'"x@{CANARY}\u2603.com"'),
    ("Punycode that is none", f'"x@xn--{CANARY}.com"'),
    ("with a name", '"Ada <ada@example.com>"'),
    ("two addresses", f'"x@example.com,{CANARY}@example.com"'),
    ("a line break", rf'"{CANARY}@example.com\r\nBcc: x@example.com"'),
    ("a NUL", rf'"{CANARY}\u0000@example.com"'),
    ("half a character", rf'"{CANARY}\ud800@example.com"'),
    ("a character without a width", rf'"x@\u200b{CANARY}.com"'),
    *OTHER_TYPES,
)


def _address(length: int) -> str:
    """An address of this length, in which no part is too long."""
    spare = length - len("@example.com")
    local = min(spare, _LOCAL)
    labels = _LABELS[len(_LABELS) - (spare - local) :]
    # A label that would be empty is the beginning of the next one.
    return f"{'x' * local}@{labels.replace('.', 'x', 1) if labels.startswith('.') else labels}example.com"


class Email(Text):
    """A library reads it; two addresses may differ in case only."""

    name = "email"
    rank = 120
    description = "An email address."
    keys = frozenset({"max_length"})
    field_keys = frozenset({"unique", "index", "local"})
    in_lists = False
    default_length = 254
    least_length = 30
    swaps_case = True
    schema = "Email"
    supports = (Support("emails", ("Email",)), Support("local_emails", ("LocalEmail",)))
    requirements = ("email-validator>=2.3,<3",)
    coercible = (1, True)

    def read(self, raw: Any) -> str:
        if isinstance(raw, str) and _ADDRESS.fullmatch(raw) and len(raw.partition("@")[0]) <= _LOCAL:
            return raw
        raise LiteralError("expected an email address")

    def refusals(self, spec: Bounded, value: Any) -> Iterator[str]:
        domain = value.partition("@")[2].lower()
        reached = _WORLDWIDE.fullmatch(domain) and not domain.endswith(_UNUSABLE_DOMAINS)
        if not spec.local and not reached:
            yield f"{show(value)}: expected an address whose domain can receive mail; `local: true` takes any domain"
        yield from super().refusals(spec, value)

    def schema_of(self, spec: Bounded) -> str:
        return "LocalEmail" if spec.local else self.schema

    def supported_by(self, spec: Bounded, *, sent: bool) -> tuple[Support, ...]:
        worldwide, local = self.supports
        return (local if spec.local else worldwide,)

    def sample(self, spec: Bounded, name: str, index: int) -> str:
        return "two@example.com" if index else "one@example.com"

    def cases(self, spec: Bounded) -> Iterator[Case]:
        high = self.longest(spec) or 0
        # A bound of the spec is looked at after the address has been read, the type's own before.
        error = "too_long" if spec.max_length is not None else "string_too_long"
        yield Case("at the maximum length", _address(high), True)
        yield Case("above the maximum length", _address(high + 1), False, error, database=True)
        yield Case("no address", "nonsense", False, "value_error")
        yield Case("with a name", "Ann <ann@example.com>", False, "value_error")
        yield Case("with a blank", " ann@example.com", False, "value_error")
        yield Case("of this machine", "root@localhost", spec.local, "" if spec.local else "value_error")
        yield Case("a number", 1, False, "string_type")

    def unique(self, spec: Bounded, name: str) -> Unique:
        return same('f"user{number}@example.com"', PLENTY, "user{}@example.com".format)

    def hostile(self, spec: Bounded) -> Iterator[tuple[str, str]]:
        yield from _HOSTILE


TYPE: Final = Email()
