"""Statements of the emitted method, and the ways in which a careful engineer would put them more simply."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

TERNARY, OR, AND, NOT, COMPARE, ADD, MUL, NEG, AWAIT, ATOM = range(10)
_WIDTH: Final = 112  # of a line inside a method, by which ruff decides whether an `if` fits into an expression


@dataclass(frozen=True, slots=True)
class Code:
    """The text of an expression, and how tightly it binds."""

    text: str
    level: int = ATOM

    def at(self, level: int) -> str:
        """The text as an operand that must bind at least this tightly."""
        return self.text if self.level >= level else f"({self.text})"


@dataclass(frozen=True, slots=True)
class Line:
    """One line. name, value: of a plain assignment."""

    text: str
    name: str = ""
    value: Code = field(default_factory=lambda: Code(""))


@dataclass(frozen=True, slots=True)
class Block:
    """A loop."""

    head: str
    body: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Branches:
    """``if``, ``elif`` and ``else``."""

    branches: tuple[tuple[Code, tuple[Node, ...]], ...]
    orelse: tuple[Node, ...] = ()


Node = Line | Block | Branches


def branches(test: Code, body: tuple[Node, ...], orelse: tuple[Node, ...], depth: int) -> Node:
    """An ``if``, in its simplest form. depth: how far it is indented within the method."""
    made = Branches(((test, body),), orelse)
    if len(orelse) == 1 and isinstance(orelse[0], Branches):
        made = Branches((*made.branches, *orelse[0].branches), orelse[0].orelse)
    elif not orelse and len(body) == 1 and isinstance(body[0], Branches) and _single(body[0]):
        [(inner, rest)] = body[0].branches
        made = Branches(((Code(f"{test.at(AND)} and {inner.at(AND)}", AND), rest),))
    made = Branches(_joined(made.branches), made.orelse)
    return _expression(made, depth) or made


def _single(node: Branches) -> bool:
    return len(node.branches) == 1 and not node.orelse


def _joined(every: tuple[tuple[Code, tuple[Node, ...]], ...]) -> tuple[tuple[Code, tuple[Node, ...]], ...]:
    """Neighbours that do the same become one."""
    made = [every[0]]
    for test, body in every[1:]:
        if made[-1][1] == body:
            made[-1] = Code(f"{made[-1][0].at(NOT)} or {test.at(NOT)}", OR), body
        else:
            made.append((test, body))
    return tuple(made)


def _expression(node: Branches, depth: int) -> Line | None:
    """``name = yes if test else no``, where both ways assign to one name and it fits on a line."""
    if len(node.branches) != 1 or len(node.orelse) != 1:
        return None
    [(test, body)], [other] = node.branches, node.orelse
    if len(body) != 1 or not isinstance(body[0], Line) or not isinstance(other, Line):
        return None
    first = body[0]
    if not first.name or first.name != other.name or "await " in first.value.text + other.value.text:
        return None
    value = Code(f"{first.value.at(OR)} if {test.at(OR)} else {other.value.at(TERNARY)}", TERNARY)
    line = Line(f"{first.name} = {value.text}", first.name, value)
    return line if len(line.text) + 4 * depth <= _WIDTH else None


def source(nodes: tuple[Node, ...], depth: int = 1) -> list[str]:
    """The lines of source, indented."""
    indent, lines = "    " * depth, []
    for node in nodes:
        match node:
            case Line(text=text):
                lines.append(indent + text)
            case Block(head=head, body=body):
                lines += [f"{indent}{head}", *source(body, depth + 1)]
            case Branches(branches=every, orelse=orelse):
                for index, (test, body) in enumerate(every):
                    lines += [f"{indent}{'elif' if index else 'if'} {test.text}:", *source(body, depth + 1)]
                if orelse:
                    lines += [f"{indent}else:", *source(orelse, depth + 1)]
    return lines
