"""The conditions of ``list.where``: ``field``, ``not field``, ``field == literal`` and ``!=``, joined by ``and``."""

from __future__ import annotations

import ast
import warnings
from typing import Final, Literal

from generators.python_source.attributes import word_of
from generators.support.frozen import Frozen

Op = Literal["is_true", "is_false", "eq", "ne"]
Scalar = str | int | float | bool | None

HINT: Final = "write `field`, `not field`, `field == value` or `field != value`, joined by `and`"
_WORDS: Final = {"true": True, "false": False}


class Term(Frozen):
    """What a text says must hold for one field; ``value`` is None for is_true and is_false."""

    field: str
    op: Op
    value: Scalar = None
    offset: int = 0  # of the field's name in the text


class WhereError(ValueError):
    """A text outside the language; ``offset`` is the place of the mistake in the text."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


def parse_where(text: str) -> tuple[Term, ...]:
    """The conditions of a text, in its order. Raises WhereError."""
    if "\n" in text.strip():
        raise WhereError("a condition is written on one line", 0)
    body = text.lstrip()
    start = len(text) - len(body)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(body, mode="eval").body
    except SyntaxError as error:
        raise WhereError("this is not a condition", start + max((error.offset or 1) - 1, 0)) from None
    except (ValueError, MemoryError, RecursionError):
        raise WhereError("this is not a condition", start) from None
    return tuple(_Reader(body, start).condition(node) for node in _conjuncts(tree))


def _conjuncts(node: ast.expr) -> list[ast.expr]:
    if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And):
        return [part for value in node.values for part in _conjuncts(value)]
    return [node]


class _Reader(Frozen):
    """Reads the nodes of one text; ``start`` is where the parsed part begins."""

    text: str
    start: int

    def condition(self, node: ast.expr) -> Term:
        match node:
            case ast.Name():
                return self._field(node, "is_true")
            case ast.UnaryOp(op=ast.Not(), operand=ast.Name() as name):
                return self._field(name, "is_false")
            case ast.Compare(left=ast.Name() as name, ops=[ast.Eq() | ast.NotEq() as op], comparators=[right]):
                return self._field(name, "eq" if isinstance(op, ast.Eq) else "ne", self._literal(right))
            case ast.Compare(ops=[_, _, *_]):
                raise self._error("a comparison has two sides; join several with `and`", node)
            case ast.BoolOp():
                raise self._error("`or` is not supported", node)
        raise self._error("this is not a condition", node)

    def _field(self, name: ast.Name, op: Op, value: Scalar = None) -> Term:
        return Term(word_of(name.id), op, value, self._offset(name))

    def _literal(self, node: ast.expr) -> Scalar:
        sign = 1
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            node, sign = node.operand, -1
            if not (isinstance(node, ast.Constant) and type(node.value) in (int, float)):
                raise self._error("expected a value: text in quotes, a number, true or false", node)
        if isinstance(node, ast.Name) and node.id in _WORDS:
            return _WORDS[node.id]
        if isinstance(node, ast.Constant) and type(node.value) in (str, int, float, bool):
            value = node.value
            assert isinstance(value, str | int | float)
            return sign * value if sign == -1 and not isinstance(value, str) else value
        raise self._error("expected a value: text in quotes, a number, true or false", node)

    def _error(self, message: str, node: ast.expr) -> WhereError:
        return WhereError(message, self._offset(node))

    def _offset(self, node: ast.expr) -> int:
        """Where a node begins, in characters; ast counts UTF-8 bytes."""
        return self.start + len(self.text.encode()[: node.col_offset].decode())
