"""What a spec says of the rows that are there: expressions in the language of operations, over a row as it was."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Final

from generators.evolution.words import values_of
from generators.operations.check.environment import Place, Scope
from generators.operations.check.expression_kinds import Expressions
from generators.operations.domain import (
    Domain,
    Entity,
    Field,
    Kind,
    Operation,
    Problem,
    Relation,
    RowInput,
    Type,
    ValueInput,
)
from generators.operations.emit.sql_expressions import SqlPrinter
from generators.operations.ir.expressions import Expr
from generators.operations.ir.types import Shape, row
from generators.operations.parse import Source, parse
from generators.python_source.attributes import code_name, word_of
from generators.schema.tables import Column, Schema, Table
from generators.support.frozen import Frozen

# What a field that changes its type was.
OLD: Final = "old"
_NUMERIC: Final = re.compile(r"numeric\((\d+),(\d+)\)")
# What the checker says where there may be nothing.
_TEST: Final = re.compile(r"test it first: `if (.*):`")
_KINDS: Final[dict[str, Kind]] = {
    "integer": "int", "bigint": "int", "double precision": "float", "boolean": "bool", "text": "str", "uuid": "uuid",
    "date": "date", "time without time zone": "time", "timestamp with time zone": "datetime",
}  # fmt: skip
# What has the same meaning in another type, as SQL. Time is UTC everywhere.
_CASTS: Final[dict[tuple[Kind, Kind], str]] = {
    ("decimal", "float"): "{}::double precision",
    ("int", "str"): "{}::text",
    ("decimal", "str"): "{}::text",
    ("uuid", "str"): "{}::text",
    ("bool", "str"): "{}::text",
    ("date", "str"): "to_char({}, 'YYYY-MM-DD')",
    ("date", "datetime"): "{}::timestamp AT TIME ZONE 'UTC'",
    ("datetime", "date"): "({} AT TIME ZONE 'UTC')::date",
}


class Mistake(Frozen):
    """What is wrong with an expression, and what to write instead."""

    message: str
    hint: str


class Rows:
    """Expressions over the rows of one table. schema: as it is before, under the names that are used now."""

    def __init__(self, schema: Schema, table: str) -> None:
        self._schema, self._table = schema, schema.tables[table]
        self._entities = {name: key for key, name in schema.owners.items() if "." not in key}

    def filling(self, text: str, target: Column, made: Table, column: str, key: str) -> str | Mistake:
        """SQL of what a column is filled with. made: its table afterwards. key: the entity that it refers to, or ""."""
        inputs = tuple(self._inputs())
        shape = row(key, optional=target.nullable) if key else _shape(target, made, column)
        columns = {
            **{code_name(word_of(name)): name for name in self._table.columns},
            **{each.name: each.column for each in self._relations(self._table)},
        }
        word = word_of(column)
        return self._compiled(text, inputs, shape, columns, word.removesuffix("_id") if key else word)

    def conversion(self, text: str, target: Column, made: Table, column: str) -> str | Mistake:
        """SQL of what becomes of a value of another type."""
        was = self._table.columns[column]
        inputs = (ValueInput(OLD, _type(was, self._table, column), was.nullable),)
        return self._compiled(text, inputs, _shape(target, made, column), {OLD: column}, word_of(column))

    def _compiled(
        self, text: str, inputs: tuple[ValueInput | RowInput, ...], target: Shape, columns: dict[str, str], word: str
    ) -> str | Mistake:
        source = Source(text.strip())
        tree = parse(source, "eval")
        if isinstance(tree, ast.Expression):
            if _looks_for_rows(tree):
                return Mistake("rows are not looked for here", "there are the row's own values, and its relations")
            operation = Operation(self._key, word, False, True, 200, inputs, text)
            checker = Expressions(Scope(self._domain(), operation, Place(source)))
            found = checker.expr(tree.body)
            made = self._fitted(checker, found, tree.body, target, word)
        if source.problems:
            first = source.problems[0]
            return Mistake(first.message, _hint(first, tree))
        value = SqlPrinter(self._table.name, columns, self._schema.owners).bare(made)
        cast = _CASTS.get((made.shape.type.kind, target.type.kind), "{}")
        return cast.format(value if value.isidentifier() or cast == "{}" else f"({value})")

    def _fitted(self, checker: Expressions, made: Expr, node: ast.expr, target: Shape, word: str) -> Expr:
        """The expression, which fits, or can be cast; else a problem is reported."""
        given, wanted = made.shape, target.type
        if wanted.kind == "opaque" and target.kind == "value":
            return checker.refuse(node, f"`{word}` holds what can only be handed on", "give it a `default`")
        whole = given.is_a("decimal") and wanted.kind == "int"
        if whole and given.type.scale:
            hint = f"write `round({checker.written(node)}, 0)`"
            return checker.refuse(node, f"this has decimal places, and `{word}` has none", hint)
        if given.kind == target.kind == "value" and (whole or (given.type.kind, wanted.kind) in _CASTS):
            if not target.optional:
                checker.there(made, node)
            return made
        return checker.fit(made, node, target, word)

    # -- What it may speak of

    @property
    def _key(self) -> str:
        return self._entities[self._table.name]

    def _inputs(self) -> Iterator[ValueInput | RowInput]:
        for name, column in self._table.columns.items():
            yield ValueInput(code_name(word_of(name)), _type(column, self._table, name), column.nullable)
        for each in self._relations(self._table):
            yield RowInput(each.name, each.target, optional=each.optional)

    def _domain(self) -> Domain:
        return Domain(tuple(self._entity(key, self._schema.tables[name]) for name, key in self._entities.items()))

    def _entity(self, key: str, table: Table) -> Entity:
        fields = tuple(
            Field(code_name(word_of(name)), _type(column, table, name), column.nullable)
            for name, column in table.columns.items()
        )
        return Entity(key, key, key, table.name, table.name, fields, tuple(self._relations(table)))

    def _relations(self, table: Table) -> Iterator[Relation]:
        for key in table.foreign_keys.values():
            if key.table in self._entities:
                name = code_name(word_of(key.column).removesuffix("_id"))
                yield Relation(name, key.column, self._entities[key.table], table.columns[key.column].nullable)


def _looks_for_rows(tree: ast.AST) -> bool:
    calls = (each.func for each in ast.walk(tree) if isinstance(each, ast.Call))
    return any(isinstance(each, ast.Name) and each.id == "find" for each in calls)


def _hint(problem: Problem, tree: ast.AST | None) -> str:
    """What to write instead, where there are no statements."""
    if tested := _TEST.match(problem.hint):
        return f"say what else there is: `... if {tested[1]} else ...`"
    unknown = problem.message.startswith("there is no `") and not problem.hint
    if unknown and isinstance(tree, ast.Expression) and isinstance(tree.body, ast.Name):
        return f"""a text is written in quotes inside of quotes: '"{tree.body.id}"'"""
    return problem.hint


def _shape(column: Column, table: Table, name: str) -> Shape:
    return Shape("value", _type(column, table, name), optional=column.nullable)


def _type(column: Column, table: Table, name: str) -> Type:
    """The type of what is in a column."""
    if number := _NUMERIC.fullmatch(column.type):
        return Type("decimal", int(number[2]))
    if values := values_of(table, name):
        return Type("enum", values=tuple(values))
    return Type(next((kind for written, kind in _KINDS.items() if written == column.type), "opaque"))
