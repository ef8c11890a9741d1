"""The queries before a statement: rows into variables, collections into lists, and tables by id before a loop."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

from generators.operations.analysis.prefetch import needed_by
from generators.operations.emit.draft import Draft
from generators.operations.emit.loaded_rows import renamed
from generators.operations.emit.nodes import attribute, call, over, symbol, there
from generators.operations.emit.printer import Printer
from generators.operations.ir.expressions import Aggregate, CollectionOf, Find, New, RelationOf, Var, within
from generators.operations.ir.statements import Assign, For, If, SetRelation, Stmt, expressions
from generators.support.plurals import pluralise


@dataclass(slots=True)
class Queries:
    """Emits what statements need from the database."""

    draft: Draft
    printer: Printer
    ours: dict[tuple[str, ...], str] = field(default_factory=dict)
    ahead: bool = False  # before a loop, for the statements inside it

    def prepare(self, statement: Stmt) -> None:
        """Load what one statement needs, without the statements inside it."""
        tops = expressions(statement)
        inside = [node for top in tops for node in within(top)]
        for node in inside:
            if isinstance(node, CollectionOf):
                named = isinstance(statement, Assign) and node is statement.value
                self.collection(node, named=named)
        for node in inside:
            if isinstance(node, Aggregate):
                self._over(node.variable, node.rows)
        for relation in needed_by(statement, self.draft.locks.entities):
            if self.draft.table_key(relation.path) != relation.path:
                self.table(relation)
            named = isinstance(statement, Assign) and relation is statement.value and not self.ahead
            if not self._turning(relation) and not named:
                self.variable(relation)
        stored = [value for top in tops if isinstance(top, New) for _, value in top.columns]
        stored += [statement.value] if isinstance(statement, SetRelation) else []
        for value in () if self.ahead else stored:
            if isinstance(value, Find):
                self._name_found(value)

    def _name_found(self, node: Find) -> None:
        variable = self.draft.names.new(f"found_{self.draft.domain.entity(node.entity).snake}")
        self.draft.load(variable, self.printer.value(node))
        self.draft.named[id(node)] = variable

    def _over(self, variable: str, rows: object) -> None:
        if isinstance(rows, CollectionOf | Var):
            every = self.printer.rows(rows)
            if isinstance(every, ast.Name):
                self.draft.each[variable] = every.id

    def before_loop(self, loop: For) -> None:
        """Load everything that a loop and the loops inside it need."""
        self.prepare(loop)
        self._over(loop.variable, loop.rows)
        outer, self.ahead = self.ahead, True
        try:
            self._inside(loop.body)
        finally:
            self.ahead = outer

    def _inside(self, body: tuple[Stmt, ...]) -> None:
        for statement in body:
            self.prepare(statement)
            match statement:
                case For(variable=variable, rows=rows, body=inner):
                    self._over(variable, rows)
                    self._inside(inner)
                case If(body=yes, orelse=no):
                    self._inside(yes)
                    self._inside(no)

    def collection(self, node: CollectionOf, *, named: bool) -> None:
        """Load a collection into a list, unless it is there, or gets a name by the statement, or is read in place."""
        key = (node.path, node.collection.name)
        if key in self.draft.held.lists or not node.early:
            return
        base = node.base
        if isinstance(base, RelationOf):
            if base.shape.entity in self.draft.locks.entities:
                self.variable(base)
            elif isinstance(base.base, RelationOf):
                self.variable(base.base)
        if named:
            return
        owner = self.draft.names.of(base.name) if isinstance(base, Var) else node.path[-1]
        name = self._own(("rows", *node.path, node.collection.target), owner, node.collection.name)
        self.draft.load(name, self.printer.selected(node))
        self.draft.held.apply(renamed(name))
        self.hold_list(node, name)

    def _own(self, key: tuple[str, ...], owner: str, wanted: str) -> str:
        """The variable for something that is loaded: always the same one for the same thing."""
        if key not in self.ours:
            self.ours[key] = self.draft.names.new(wanted, f"{owner}_{wanted}")
        return self.ours[key]

    def hold_list(self, node: CollectionOf, name: str) -> None:
        """Note that a variable holds a collection."""
        key = (node.path, node.collection.name)
        self.draft.held.lists[key] = name
        self.draft.held.targets[key] = (node.collection.target, node.collection.relation)

    def variable(self, node: RelationOf) -> None:
        """Load the row of a relation into a variable, unless it is there or can only be read in place."""
        if self.draft.is_held(node) or not node.early or (self.ahead and node.path[0] in self.draft.each):
            return
        if isinstance(node.base, RelationOf):
            self.variable(node.base)
        owner = self.draft.names.of(node.base.name) if isinstance(node.base, Var) else node.path[-2]
        name = self._own(("row", *node.path, node.relation.target, str(node.maybe)), owner, node.relation.name)
        self.draft.load(name, self.printer.fetched(node, optional=node.maybe))
        self.draft.held.apply(renamed(name))
        self.draft.held.rows[node.path] = name

    def _turning(self, node: RelationOf) -> bool:
        """Whether the row is another one for each row of a generator."""
        return "'" in node.path[0]

    def table(self, node: RelationOf) -> None:
        """Load the rows of a relation for all rows of a list; inside the loop, take one from there."""
        key = self.draft.table_key(node.path)
        if key in self.draft.held.tables:
            return
        if isinstance(node.base, RelationOf):
            self.table(node.base)
        source = self.draft.held.tables.get(key[:-1]) or key[0][1:]
        above = key[:-1] in self.draft.held.tables
        variable = self._variable_for(node, source)
        column = attribute(variable, node.relation.column)
        target = self.draft.domain.entity(node.relation.target)
        table = self.draft.names.new(target.plural, pluralise(node.relation.name), f"{target.plural}_by_id")
        every = call(attribute(source, "values")) if above else symbol(source)
        tested = [there(column)] if node.relation.optional else []
        self.draft.load(
            table, self.draft.query("get_all", target.key, ast.ListComp(column, over(variable, every, tested)))
        )
        self.draft.held.tables[key] = table

    def _variable_for(self, node: RelationOf, rows: str) -> str:
        base = node.base
        snake = self.draft.domain.entity(base.shape.entity).snake
        name = base.name.partition("'")[0] if isinstance(base, Var) and len(node.path) == 2 else snake
        return name if name != rows else "each"
