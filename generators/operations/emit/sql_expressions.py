"""Expressions as SQL: over one row, its own values and those of the rows that it refers to.

Nothing is compared that may be NULL: the language asks for a test before. Whole numbers are calculated with as
``numeric``, which no product of them overflows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import singledispatchmethod
from typing import Final

from generators.operations.ir.expressions import (
    AsDecimal,
    Binary,
    Choice,
    Compare,
    Const,
    Duration,
    Expr,
    FieldOf,
    Given,
    Logic,
    Member,
    Missing,
    Negative,
    Not,
    Now,
    RelationOf,
    Round,
    Same,
    Truth,
    Var,
    within,
)
from generators.python_source.attributes import attribute_name, word_of
from generators.python_source.literals import sql, sql_name

_SYMBOLS: Final = {"==": "=", "!=": "<>"}
# A text, a name in quotes, or a parenthesis.
_TOKEN: Final = re.compile(r"""E'(?:[^'\\]|''|\\.)*'|'(?:[^']|'')*'|"[^"]*"|[()]""")
_SECONDS: Final = {"days": 86_400, "hours": 3_600, "minutes": 60}
# Where a whole number is one of PostgreSQL's that may overflow on the way.
_WIDE: Final = (FieldOf, Given)


class SqlPrinter:
    """table: whose row it is. columns: by the names of its values and of its relations. tables: by entity."""

    def __init__(self, table: str, columns: Mapping[str, str], tables: Mapping[str, str]) -> None:
        self._table, self._columns, self._tables = table, columns, tables
        self._depth = 0

    def bare(self, node: Expr) -> str:
        """An expression that stands alone."""
        return unwrapped(self.value(node))

    @singledispatchmethod
    def value(self, node: Expr) -> str:
        """An expression, in parentheses where it has to be. Raises TypeError for what looks for rows."""
        raise TypeError(type(node).__name__)

    @value.register
    def _(self, node: Const) -> str:
        match node.value:
            case None:
                return "NULL"
            case bool():
                return str(node.value).lower()
            case Decimal():
                return f"{node.value:f}"
        return sql(node.value)

    # -- What is in rows

    @value.register
    def _(self, node: Given | Var) -> str:
        column = sql_name(self._columns[node.name])
        return f"{sql_name(self._table)}.{column}" if self._depth else column

    @value.register
    def _(self, node: FieldOf) -> str:
        name = attribute_name(word_of(node.name))
        return self.value(node.base) if name == "id" else self._of_row(node.base, name)

    @value.register
    def _(self, node: RelationOf) -> str:
        return self._of_row(node.base, node.relation.column)

    def _of_row(self, row: Expr, column: str) -> str:
        """A column of the row with an id."""
        self._depth += 1
        alias = f"other_{self._depth}"
        found = self.value(row)
        self._depth -= 1
        table = sql_name(self._tables[row.shape.entity])
        source = f"FROM {table} AS {alias} WHERE {alias}.id = {found}"
        return f"(SELECT {alias}.{sql_name(column)} {source})"

    # -- Calculation

    @value.register
    def _(self, node: Binary) -> str:
        left, right = self._operand(node.left), self._operand(node.right)
        match node.op:
            case "//" if node.left.shape.is_a("duration"):
                assert isinstance(node.right, Duration)
                return f"floor(extract(epoch FROM {unwrapped(left)}) / {self._seconds(node.right)})"
            case "//":
                return f"(({left} - {_modulo(left, right)}) / {right})"
            case "%":
                return _modulo(left, right)
            case "-" if node.left.shape.is_a("date"):
                return f"(({left} - {right}) * interval '1 day')"
        return f"({left} {node.op} {right})"

    def _operand(self, node: Expr) -> str:
        text = self.value(node)
        return f"{text}::numeric" if node.shape.is_a("int") and isinstance(node, _WIDE) else text

    @value.register
    def _(self, node: Negative) -> str:
        return f"(- {self._operand(node.part)})"

    @value.register
    def _(self, node: Round) -> str:
        return f"round({unwrapped(self._operand(node.part))}, {node.places})"

    @value.register
    def _(self, node: AsDecimal) -> str:
        return f"{self.value(node.part)}::numeric"

    @value.register
    def _(self, node: Choice) -> str:
        return f"CASE WHEN {self.bare(node.test)} THEN {self.bare(node.yes)} ELSE {self.bare(node.no)} END"

    @value.register
    def _(self, _: Now) -> str:
        return "now()"

    @value.register
    def _(self, node: Duration) -> str:
        if isinstance(node.part, Const):
            return f"interval '{self._seconds(node)} seconds'"
        return f"({self._seconds(node)} * interval '1 second')"

    def _seconds(self, node: Duration) -> str:
        if isinstance(node.part, Const) and isinstance(node.part.value, int):
            return str(node.part.value * _SECONDS[node.unit])
        return f"{self.value(node.part)}::double precision * {_SECONDS[node.unit]}"

    # -- What is true or false

    @value.register
    def _(self, node: Compare) -> str:
        return f"({self.value(node.left)} {_SYMBOLS.get(node.op, node.op)} {self.value(node.right)})"

    @value.register
    def _(self, node: Member) -> str:
        choices = ", ".join(map(self.bare, node.choices))
        return f"({self.value(node.part)} {'NOT ' if node.negated else ''}IN ({choices}))"

    @value.register
    def _(self, node: Logic) -> str:
        first, *others = node.parts
        if any(map(_divides, others)):
            # PostgreSQL may look at the parts of AND in any order.
            rest = others[0] if len(others) == 1 else Logic(node.op, tuple(others))
            yes, no = (self.bare(rest), "false") if node.op == "and" else ("true", self.bare(rest))
            return f"CASE WHEN {self.bare(first)} THEN {yes} ELSE {no} END"
        return f"({f' {node.op.upper()} '.join(map(self.value, node.parts))})"

    @value.register
    def _(self, node: Not) -> str:
        return f"(NOT {self.value(node.part)})"

    @value.register
    def _(self, node: Truth) -> str:
        return f"({self.value(node.part)} IS NOT NULL)"

    @value.register
    def _(self, node: Missing) -> str:
        return f"({self.value(node.part)} IS {'NOT ' if node.negated else ''}NULL)"

    @value.register
    def _(self, node: Same) -> str:
        return f"({self.value(node.left)} {'<>' if node.negated else '='} {self.value(node.right)})"


def _divides(node: Expr) -> bool:
    """Whether it fails where a test that comes before it does not hold."""
    inside = (each for each in within(node) if isinstance(each, Binary))
    return any(each.op in ("//", "%") and not isinstance(each.right, Const | Duration) for each in inside)


def unwrapped(text: str) -> str:
    """SQL without the parentheses around the whole of it."""
    if not text.startswith("(") or text.startswith("(SELECT "):
        return text
    depth = 0
    for place, token in _tokens(text):
        depth += {"(": 1, ")": -1}.get(token, 0)
        if not depth:
            return text[1:place] if place == len(text) - 1 else text
    raise AssertionError(text)


def _tokens(text: str) -> Iterator[tuple[int, str]]:
    return ((found.start(), found[0]) for found in _TOKEN.finditer(text))


def _modulo(left: str, right: str) -> str:
    """The rest has the sign of the divisor, as in Python."""
    return f"((({left} % {right}) + {right}) % {right})"
