"""The method that is being emitted, as far as it is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from generators.operations.analysis.locks import Locks
from generators.operations.domain import Domain
from generators.operations.emit.loaded_rows import Held
from generators.operations.emit.nodes import assigned, attribute, call, constant, orm, unit_of_work
from generators.operations.emit.python_names import Names
from generators.operations.ir.expressions import Expr, Path, RelationOf, Var


@dataclass(slots=True)
class Draft:
    """Everything that the parts of the emitter share. made, depth: of the block that is being emitted."""

    domain: Domain
    names: Names
    locks: Locks = field(default_factory=Locks)
    held: Held = field(default_factory=Held)
    each: dict[str, str] = field(default_factory=dict)  # variable of a loop or generator -> the list it goes over
    named: dict[int, str] = field(default_factory=dict)  # expressions that were put into a variable
    identified: set[str] = field(default_factory=set)  # entities whose new rows need an id at once
    created: list[tuple[str, ast.Call]] = field(default_factory=list)  # entity and code of the rows that have names
    given: frozenset[str] = frozenset()  # rows that are there from the start
    locking: set[str] = field(default_factory=set)  # entities that were really locked
    made: list[ast.stmt] = field(default_factory=list)
    depth: int = 2

    def put(self, statement: ast.stmt | ast.expr) -> None:
        """Emit one statement."""
        self.made.append(ast.Expr(statement) if isinstance(statement, ast.expr) else statement)

    def load(self, variable: str, value: ast.expr) -> None:
        """Emit the first value of a variable of ours."""
        self.put(assigned(variable, value))

    @contextmanager
    def block(self) -> Iterator[list[ast.stmt]]:
        """Where statements go that are emitted meanwhile."""
        outer, self.made = self.made, []
        self.depth += 1
        try:
            yield self.made
        finally:
            self.made = outer
            self.depth -= 1

    def query(self, method: str, entity: str, /, *args: ast.expr, **keywords: ast.expr) -> ast.expr:
        """Code that reads rows of an entity from the database, and locks them where they must be."""
        return self._read(method, entity, orm(self.domain.entity(entity)), *args, **keywords)

    def seen(self, method: str, entity: str, /, *args: ast.expr, **keywords: ast.expr) -> ast.expr:
        """Code that reads rows for which somebody asks, and nothing where the caller may not see them."""
        rules = self.domain.entity(entity).rules
        rule = {"rule": attribute(rules, "get")} if rules else {}
        return self.query(method, entity, *args, **rule, **keywords)

    def user(self) -> ast.expr:
        """Code that reads the row of who calls."""
        return self._read("user", self.domain.user)

    def _read(self, method: str, entity: str, /, *args: ast.expr, **keywords: ast.expr) -> ast.expr:
        if entity in self.locks.entities:
            self.locking.add(entity)
            keywords["lock"] = constant("share" if entity in self.locks.shared else "update")
        return ast.Await(unit_of_work(method, *args, **keywords))

    def is_held(self, node: RelationOf) -> bool:
        """Whether the row of a relation is in a variable."""
        return node.path in self.held.rows

    def table_key(self, path: Path) -> Path:
        """How the tables of rows are called: by the list that a loop goes over, not by its variable."""
        root = self.each.get(path[0])
        return (f"*{root}", *path[1:]) if root else path

    def needs_id(self, node: Expr) -> None:
        """Note that the id of a row is read, maybe before the row is written."""
        if isinstance(node, Var) and not node.each and node.name not in self.given:
            self.identified.add(node.shape.entity)

    def give_ids(self) -> None:
        """Let the new rows whose id is read before they are written have it from the start."""
        for entity, made in self.created:
            if entity in self.identified:
                made.keywords.insert(0, ast.keyword("id", call("uuid4")))
