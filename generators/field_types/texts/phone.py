"""``phone``: a telephone number in the form of E.164."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from generators import regexes
from generators.field_types.base import Bounded
from generators.field_types.hostile import CANARY, OTHER_TYPES
from generators.field_types.texts.plain_text import Text
from generators.field_types.values import PLENTY, Case, LiteralError, Support, Unique, same
from generators.python_source.literals import sql

# The same as in templates/src/models/fields/phones.py.j2.
_E164: Final = r"^\+[1-9][0-9]{6,14}$"
_MISMATCH: Final = "string_pattern_mismatch"
_HOSTILE: Final = (
    ("no plus", '"49301234567"'),
    ("two zeros", '"0049301234567"'),
    ("the least", '"+1000000"'),
    ("the greatest", '"+999999999999999"'),
    ("17 characters", '"+1234567890123456"'),
    ("letters", f'"+{CANARY}"'),
    ("blanks", '"+49 30 1234567"'),
    ("blanks around it", '" +49301234567 "'),
    ("hyphens", '"+49-30-1234567"'),
    ("digits that are not ASCII", r'"+\u0664\u0669301234567"'),
    ("wide digits", r'"+\uff14\uff19301234567"'),
    ("a wide plus", r'"\uff0b49301234567"'),
    ("a line break", r'"+49301234567\n"'),
    ("another direction", r'"\u202e+49301234567"'),
    ("a NUL", r'"+49301234567\u0000"'),
    ("half a character", r'"+49301234567\ud800"'),
    ("a number", "49301234567"),
    *OTHER_TYPES,
)


class Phone(Text):
    """A plus, the code of a country and the number there: 7 to 15 digits."""

    name = "phone"
    rank = 125
    description = "A telephone number in the form of E.164, such as +49301234567."
    synonyms = ("tel", "telephone", "msisdn")
    searches = True
    default_length = 16
    schema = "PhoneStr"
    supports = (Support("phones", ("PhoneStr",)),)
    coercible = (49301234567, 1.0, True)

    def read(self, raw: Any) -> str:
        if isinstance(raw, str) and regexes.matches(_E164, raw):
            return raw
        raise LiteralError('expected a phone number such as "+49301234567"', "in quotes")

    def form(self, spec: Bounded) -> str:
        return _E164

    def sql_checks(self, column: str, spec: Bounded) -> Iterator[tuple[str, str]]:
        yield "pattern", f"{column} ~ {sql(_E164)}"

    def sample(self, spec: Bounded, name: str, index: int) -> str:
        return "+49309876543" if index else "+49301234567"

    def cases(self, spec: Bounded) -> Iterator[Case]:
        yield Case("at the fewest digits", "+4930123", True)
        yield Case("below the fewest digits", "+493012", False, _MISMATCH, database=True)
        yield Case("at the most digits", "+493012345678901", True)
        yield Case("above the most digits", "+4930123456789012", False, "string_too_long", database=True)
        yield Case("without a plus", "49301234567", False, _MISMATCH, database=True)
        yield Case("with a leading zero", "+0301234567", False, _MISMATCH, database=True)
        yield Case("with letters", "+49PHONE", False, _MISMATCH, database=True)
        yield Case("with blanks", "+49 30 123456", False, _MISMATCH, database=True)
        yield Case("with a line break", "+49301234567\n", False, _MISMATCH, database=True)
        yield Case("a number", 1, False, "string_type")

    def unique(self, spec: Bounded, name: str) -> Unique:
        return same('f"+4930{number:07d}"', PLENTY, "+4930{:07d}".format)

    def hostile(self, spec: Bounded) -> Iterator[tuple[str, str]]:
        yield from _HOSTILE


TYPE: Final = Phone()
