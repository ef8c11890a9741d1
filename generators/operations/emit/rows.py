"""Rows in the emitted method: where each is, and the query that loads it."""

from __future__ import annotations

from dataclasses import dataclass, field

from generators.operations.check.environment import find_relation
from generators.operations.domain import Domain
from generators.operations.emit.loaded_rows import Held
from generators.operations.emit.python_names import Names
from generators.operations.emit.source import ATOM, AWAIT, OR, TERNARY, Code
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

    def value(self, node: Expr) -> Code:
        """An expression for its value."""
        raise NotImplementedError

    def test(self, node: Expr, *, holds: bool = True) -> Code:
        """An expression as a condition, or its opposite."""
        raise NotImplementedError

    def lock(self, entity: str) -> str:
        """The argument that locks rows of an entity."""
        if entity not in self.locks:
            return ""
        self.locking.add(entity)
        return ", lock=True"

    def stored(self, node: Expr) -> str:
        """A value as a column holds it: of a row, its id."""
        if node.shape.kind != "row":
            return self.value(node).text
        if isinstance(node, Choice):
            test = self.test(node.test).at(OR)
            return f"{self.stored(node.yes)} if {test} else {self.stored(node.no)}"
        if not node.shape.optional or (isinstance(node, RelationOf) and not self.is_held(node)):
            return self.identity(node)
        text = self.value(node).at(ATOM)
        self._needs_id(node)
        return f"{text}.id if {text} else None"

    def column_value(self, entity: str, column: str, node: Expr) -> str:
        """A value as it is written into a column: what may be HTML is sanitised on its way."""
        text = self.stored(node)
        sanitized = any(each.name == column and each.sanitized for each in self.domain.entity(entity).fields)
        if not sanitized or text == "None":
            return text
        return (
            f"sanitize_html({text}) if {text} is not None else None"
            if node.shape.optional
            else f"sanitize_html({text})"
        )

    def identity(self, node: Expr) -> str:
        """The id of a row."""
        if isinstance(node, RelationOf) and not self.is_held(node):
            return self.column(node)
        self._needs_id(node)
        return f"{self.row(node)}.id"

    def _needs_id(self, node: Expr) -> None:
        if isinstance(node, Var) and not node.each and node.name not in self.given:
            self.identified.add(node.shape.entity)

    def column(self, node: RelationOf) -> str:
        """The column of a relation."""
        return f"{self.row(node.base)}.{node.relation.column}"

    def is_held(self, node: RelationOf) -> bool:
        """Whether the row of a relation is in a variable."""
        return node.path in self.held.rows

    def row(self, node: Expr) -> str:
        """A row, for its attributes."""
        if not isinstance(node, RelationOf):
            return self.value(node).at(ATOM)
        return self.held.rows[node.path] if self.is_held(node) else f"({self.fetched(node).text})" if (
            node.shape.optional
        ) else self.fetched(node).at(ATOM)  # fmt: skip

    def fetched(self, node: RelationOf, *, optional: bool | None = None) -> Code:
        """The row of a relation, from a table of rows or from the database."""
        entity, column, table = node.relation.target, self.column(node), self.held.tables.get(self.table_key(node.path))
        optional = node.shape.optional if optional is None else optional
        if table and not optional:
            return Code(f"{table}[{column}]")
        if not optional:
            return Code(f"await self.rows.one({entity}Entity, {column}{self.lock(entity)})", AWAIT)
        found = f"{table}[{column}]" if table else f"await self.rows.get({entity}Entity, {column}{self.lock(entity)})"
        return Code(f"{found} if {column} is not None else None", TERNARY)

    def table_key(self, path: Path) -> Path:
        """How the tables of rows are called: by the list that a loop goes over, not by its variable."""
        root = self.each.get(path[0])
        return (f"*{root}", *path[1:]) if root else path

    def rows(self, node: Expr) -> Code:
        """Many rows."""
        if not isinstance(node, CollectionOf):
            return self.value(node)
        if self.answer:
            return Code(f"{self.row(node.base)}.{node.collection.name}")
        held = self.held.lists.get((node.path, node.collection.name))
        return Code(held) if held else self.selected(node)

    def selected(self, node: CollectionOf) -> Code:
        """The query for many rows."""
        target = node.collection.target
        back = find_relation(self.domain.entity(target), node.collection.relation)
        assert back is not None
        owner = f"{back.column}={self.identity(node.base)}"
        return Code(f"await self.rows.select({target}Entity, {owner}{self.lock(target)})", AWAIT)
