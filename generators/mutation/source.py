"""A source file whose syntax nodes know their exact place in its bytes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Edit:
    """Other text for the bytes from ``start`` to ``end``, by the named operator."""

    start: int
    end: int
    text: str
    operator: str


Edits = Iterator[Edit]


class ModuleSource:
    """One Python file."""

    def __init__(self, text: str) -> None:
        self.data = text.encode()
        self.tree = ast.parse(text)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer(b"\n", self.data))]

    def offset(self, line: int, column: int) -> int:
        """The position of a line, from 1, and a column in bytes, from 0."""
        return self._line_starts[line - 1] + column

    def span(self, node: ast.AST) -> tuple[int, int]:
        """Where a node starts and ends."""
        place = vars(node)
        return (
            self.offset(place["lineno"], place["col_offset"]),
            self.offset(place["end_lineno"], place["end_col_offset"]),
        )

    def text(self, node: ast.AST) -> str:
        """The text of a node."""
        start, end = self.span(node)
        return self.data[start:end].decode()

    def replace(self, node: ast.AST, text: str, operator: str) -> Edit:
        """Other text for a whole node."""
        return Edit(*self.span(node), text, operator)

    def between(self, left: ast.AST, right: ast.AST, pattern: str, new: str, operator: str) -> Edit | None:
        """Other text for what matches ``pattern`` between two nodes, if anything does."""
        start, end = self.span(left)[1], self.span(right)[0]
        match = re.search(pattern.encode(), self.data[start:end])
        return Edit(start + match.start(), start + match.end(), new, operator) if match else None

    def without(self, items: Sequence[ast.AST], index: int, operator: str) -> Edit:
        """Leave one of several items out, with the comma that goes with it."""
        start, end = self.span(items[index])
        if index + 1 < len(items):
            end = self.span(items[index + 1])[0]
        elif index:
            start = self.span(items[index - 1])[1]
        return Edit(start, end, "", operator)

    def applied(self, edit: Edit) -> bytes:
        """The file with an edit."""
        return self.data[: edit.start] + edit.text.encode() + self.data[edit.end :]

    def line(self, position: int) -> int:
        """The line, from 1, that a position is on."""
        return self.data.count(b"\n", 0, position) + 1

    def lines(self, edit: Edit) -> tuple[str, str]:
        """The lines that an edit touches, before and after it, without their indentation."""
        first = self.data.rfind(b"\n", 0, edit.start) + 1
        last = self.data.find(b"\n", edit.end)
        last = len(self.data) if last < 0 else last
        after = self.data[first : edit.start] + edit.text.encode() + self.data[edit.end : last]
        return _flat(self.data[first:last]), _flat(after)


def _flat(lines: bytes) -> str:
    return " ".join(line.strip() for line in lines.decode().splitlines())
