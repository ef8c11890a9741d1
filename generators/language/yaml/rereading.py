"""Reads a text again that was read before: of one that differs within one entity, only that entity."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import takewhile
from operator import eq
from typing import Any, Final, NamedTuple

from msgspec import Struct, field

from generators.language.yaml.document import Document
from generators.language.yaml.parser import parse
from generators.support.errors import SpecErrors

_SECTION: Final = "entities"
_HEADER: Final = re.compile(rf"{_SECTION}:\s*(#.*)?")
_NOTHING: Final = re.compile(r"\s*(#.*)?")
# A key that stands for what follows.
_REST: Final = "~"


class Reading(Struct):
    """A text in which YAML had nothing to refuse, and what it says.

    nulls: a value in it may be null. starts: the lines (0-based) at which the entities start, then the one behind the
    last; none when entities are not written one below the other.
    """

    text: str = ""
    data: Any = None
    nulls: bool = False
    starts: list[int] = field(default_factory=list)


class _Change(NamedTuple):
    """The entity within which a text differs from the one before, by its number, and its lines.

    rest: the indent of what follows, None where nothing does.
    """

    number: int
    lines: list[str]
    rest: str | None

    def read(self, name: str, display: str) -> Document | None:
        """What is said of the entity and of nothing else; None where it cannot be read by itself."""
        keys, lines = [_SECTION, name], [f"{_SECTION}:", *self.lines]
        if self.rest is not None:  # Only in front of another key it shows that nothing is left open.
            keys.insert(2 if self.rest else 1, _REST)
            lines.append(f"{self.rest}{_REST}: 0")
        try:
            read = parse("\n".join(lines), display)
        except SpecErrors:
            return None
        return None if read.errors or [*read.data, *read.data[_SECTION]] != keys else read


def parse_again(text: str, display: str, last: Reading) -> Document:
    """``parse`` of a text of which the last one may be known. last: becomes the reading of this one."""
    lines = text.split("\n")
    document = _changed(text, lines, display, last)
    if document is None:
        document = parse(text, display)
        last.starts = [] if document.errors else _starts(document)
    last.text, last.data, last.nulls = text, document.data, document.has_nulls
    return document


def _changed(text: str, lines: list[str], display: str, last: Reading) -> Document | None:
    """What a text says that differs from the last one within an entity; None where that is not all, or not right."""
    before = last.text.split("\n")
    change = _change(before, lines, last.starts)
    if change is None:
        return None
    entities = last.data[_SECTION]
    name = list(entities)[change.number]
    read = change.read(name, display)
    if read is None:
        return None
    grown = len(lines) - len(before)
    last.starts = [start + grown if number > change.number else start for number, start in enumerate(last.starts)]
    data = {**last.data, _SECTION: {**entities, name: read.data[_SECTION][name]}}
    return Document(display, lines, data, lambda: parse(text, display).root, has_nulls=last.nulls or read.has_nulls)


def _change(before: list[str], lines: list[str], starts: list[int]) -> _Change | None:
    """Where lines differ from those before, if that is within one entity and below the line of its name."""
    first = _alike(before, lines)
    behind = min(_alike(reversed(before), reversed(lines)), min(len(before), len(lines)) - first)
    number = bisect_right(starts, first - 1) - 1
    if not 0 <= number < len(starts) - 1 or len(before) - behind > starts[number + 1]:
        return None
    end = len(lines) - (len(before) - starts[number + 1])
    rest = lines[end][: len(lines[end]) - len(lines[end].lstrip(" "))] if end < len(lines) else None
    return _Change(number, lines[starts[number] : end], rest)


def _alike(one: Iterable[str], other: Iterable[str]) -> int:
    """How many lines are the same at the start of both."""
    return sum(1 for _ in takewhile(bool, map(eq, one, other)))


def _starts(document: Document) -> list[int]:
    """The lines at which entities start; none unless each starts a line of its own below a bare ``entities:``."""
    root, lines = document.root, document.lines
    if _SECTION not in root.children:
        return []
    header = root.keys[_SECTION][0]
    places = list(root.children[_SECTION].keys.values())
    alone = all(not lines[line - 1][: column - 1].strip(" ") for line, column in places)
    between = lines[header : places[0][0] - 1] if places else []
    if not alone or not _HEADER.fullmatch(lines[header - 1]) or not all(map(_NOTHING.fullmatch, between)):
        return []
    end = min((line for line, _ in root.keys.values() if line > header), default=len(lines) + 1)
    return [line - 1 for line, _ in (*places, (end, 1))]
