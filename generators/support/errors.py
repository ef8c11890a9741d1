"""The errors a user sees. Every one says where, what, and what to do next."""

from __future__ import annotations

from typing import Final

from generators.support.frozen import Frozen

LINE_WIDTH: Final = 140
MAX_SHOWN: Final = 100


class UserError(Exception):
    """A mistake of the user: printed as it is, never with a traceback."""


class SpecError(Frozen):
    """One mistake in a spec: its place (1-based line and column; line 0: the file as a whole), a stable code, the
    message and a hint."""

    file: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    source_line: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        lines = [f"{place}: {self.code}: {self.message}"]
        if self.source_line:
            text, column = _window(self.source_line, self.column)
            gutter = f"{self.line:>5} | "
            caret = "".join("\t" if char == "\t" else " " for char in text[: column - 1])
            lines += [f"{gutter}{text}", f"{' ' * (len(gutter) - 2)}| {caret}^"]
        if self.hint:
            lines.append(f"      hint: {self.hint}")
        return "\n".join(lines)


class SpecErrors(UserError):
    """All the mistakes found in one spec, in the order of their places."""

    def __init__(self, errors: list[SpecError]) -> None:
        self.errors = tuple(sorted(set(errors), key=lambda e: (e.file, e.line, e.column, e.code, e.message)))
        shown = [str(error) for error in self.errors[:MAX_SHOWN]]
        if len(self.errors) > MAX_SHOWN:
            shown.append(f"... and {len(self.errors) - MAX_SHOWN} more errors")
        super().__init__("\n\n".join(shown))


def _window(line: str, column: int) -> tuple[str, int]:
    """The part of a line that is shown, safe for a terminal, and the column inside it."""
    safe = "".join(char if char == "\t" or char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in line)
    if len(safe) <= LINE_WIDTH:
        return safe, column
    start = max(0, min(column - LINE_WIDTH // 2, len(safe) - LINE_WIDTH))
    part = safe[start : start + LINE_WIDTH]
    head, tail = "..." if start else "", "..." if start + LINE_WIDTH < len(safe) else ""
    return head + part + tail, column - start + len(head)
