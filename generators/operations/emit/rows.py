"""Rows in the emitted method: where each is, and the query that loads it."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

from generators.operations.check.environment import find_relation
from generators.operations.domain import Domain
from generators.operations.emit.loaded_rows import Held
from generators.operations.emit.nodes import (
    attribute,
    call,
    choice,
    constant,
    orm,
    present,
    subscript,
    symbol,
    unit_of_work,
)
from generators.operations.emit.python_names import Names
from generators.operations.ir.expressions import Choice, CollectionOf, Expr, Path, RelationOf, Var


@dataclass(slots=True)
class RowPrinter:
    """Prints what stands for rows. answer: of a computed field in the answer schema: rows are plain attributes."""

    domain: Domain
    names: Names
    locks: frozenset[str] = frozenset()
    held: Held = field(default_factory=Held)
    each: dict[str, str] = field(default_factory=dict)  # variable of a loop or generator -> the list it goes over
    named: dict[int, str] = field(default_factory=dict)  # expressions that were put into a variable
    identified: set[str] = field(default_factory=set)  # entities whose new rows need an id at once
    given: frozenset[str] = frozenset()  # rows that are there from the start
    locking: set[str] = field(default_factory=set)  # entities that were really locked
    answer: bool = False

    def value(self, node: Expr) -> ast.expr:
        """An expression for its value."""
        raise NotImplementedError

    def test(self, node: Expr, *, holds: bool = True) -> ast.expr:
        """An expression as a condition, or its opposite."""
        raise NotImplementedError

    def query(self, method: str, entity: str, /, *args: ast.expr, **keywords: ast.expr) -> ast.expr:
        """Code that reads rows of an entity from the database, and locks them where they must be."""
        if entity in self.locks:
            self.locking.add(entity)
            keywords["lock"] = constant(True)
        return ast.Await(unit_of_work(method, orm(entity), *args, **keywords))

    def stored(self, node: Expr) -> ast.expr:
        """A value as a column holds it: of a row, its id."""
        if node.shape.kind != "row":
            return self.value(node)
        if isinstance(node, Choice):
            return choice(self.test(node.test), self.stored(node.yes), self.stored(node.no))
        if not node.shape.optional or (isinstance(node, RelationOf) and not self.is_held(node)):
            return self.identity(node)
        row = self.value(node)
        self._needs_id(node)
        return choice(row, attribute(row, "id"), constant(None))

    def column_value(self, entity: str, column: str, node: Expr) -> ast.expr:
        """A value as it is written into a column: what may be HTML is sanitised on its way."""
        value = self.stored(node)
        sanitized = any(each.name == column and each.sanitized for each in self.domain.entity(entity).fields)
        if not sanitized or (isinstance(value, ast.Constant) and value.value is None):
            return value
        made = call("sanitize_html", value)
        return present(value, made) if node.shape.optional else made

    def identity(self, node: Expr) -> ast.expr:
        """The id of a row."""
        if isinstance(node, RelationOf) and not self.is_held(node):
            return self.column(node)
        self._needs_id(node)
        return attribute(self.row(node), "id")

    def _needs_id(self, node: Expr) -> None:
        if isinstance(node, Var) and not node.each and node.name not in self.given:
            self.identified.add(node.shape.entity)

    def column(self, node: RelationOf) -> ast.expr:
        """The column of a relation."""
        return attribute(self.row(node.base), node.relation.column)

    def is_held(self, node: RelationOf) -> bool:
        """Whether the row of a relation is in a variable."""
        return node.path in self.held.rows

    def row(self, node: Expr) -> ast.expr:
        """A row."""
        if not isinstance(node, RelationOf):
            return self.value(node)
        return symbol(self.held.rows[node.path]) if self.is_held(node) else self.fetched(node)

    def fetched(self, node: RelationOf, *, optional: bool | None = None) -> ast.expr:
        """The row of a relation, from a table of rows or from the database."""
        optional = node.shape.optional if optional is None else optional
        column, table = self.column(node), self.held.tables.get(self.table_key(node.path))
        read = "get" if optional else "one"
        found = subscript(symbol(table), column) if table else self.query(read, node.relation.target, column)
        return present(column, found) if optional else found

    def table_key(self, path: Path) -> Path:
        """How the tables of rows are called: by the list that a loop goes over, not by its variable."""
        root = self.each.get(path[0])
        return (f"*{root}", *path[1:]) if root else path

    def rows(self, node: Expr) -> ast.expr:
        """Many rows."""
        if not isinstance(node, CollectionOf):
            return self.value(node)
        if self.answer:
            return attribute(self.row(node.base), node.collection.name)
        held = self.held.lists.get((node.path, node.collection.name))
        return symbol(held) if held else self.selected(node)

    def selected(self, node: CollectionOf) -> ast.expr:
        """The query for many rows."""
        target = node.collection.target
        back = find_relation(self.domain.entity(target), node.collection.relation)
        assert back is not None
        return self.query("select", target, **{back.column: self.identity(node.base)})
