"""Statements as ``ast`` nodes."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, field

from generators.operations.domain import Entity
from generators.operations.emit.branching import branches
from generators.operations.emit.loaded_rows import populated, redirected, renamed
from generators.operations.emit.nodes import (
    assigned,
    attribute,
    call,
    constant,
    failed,
    operator,
    optional,
    orm,
    stored,
    symbol,
    unit_of_work,
)
from generators.operations.emit.queries import Loading
from generators.operations.ir.expressions import CollectionOf, Expr, FieldOf, New, RelationOf, Var, within
from generators.operations.ir.statements import (
    Assign,
    Create,
    Delete,
    For,
    If,
    Require,
    Return,
    SetField,
    SetRelation,
    Stmt,
    expressions,
    statements,
)
from generators.operations.ir.types import Shape

_TYPES = {
    "int": "int", "decimal": "Decimal", "float": "float", "bool": "bool", "str": "str", "enum": "str", "date": "date",
    "time": "time", "datetime": "datetime", "uuid": "UUID", "duration": "timedelta",
}  # fmt: skip


@dataclass(slots=True)
class Emitter(Loading):
    """Emits statements. statuses: whether an answer says its status. depth: of the indent."""

    several: bool = False
    seen: set[str] = field(default_factory=set)  # local names that have their first value
    depth: int = 2
    created: list[tuple[str, ast.Call]] = field(default_factory=list)  # entity and code of the rows that have names

    def block(self, body: tuple[Stmt, ...]) -> list[ast.stmt]:
        """The statements of a block."""
        outer, self.made = self.made, []
        self.depth += 1
        for statement in body:
            self.statement(statement)
        self.depth -= 1
        made, self.made = self.made, outer
        return made

    def statement(self, statement: Stmt) -> None:
        """Emit a statement and what it needs."""
        if self._reads_unwritten(statement):
            self.flush()
            self.held.fresh = {}
        self.before_loop(statement) if isinstance(statement, For) else self.prepare(statement)
        match statement:
            case Assign():
                self._assign(statement)
            case SetField(base=base, field=name, op=op, value=value):
                column = attribute(self.row(base), name)
                written = self.column_value(statement.entity, name, value)
                self.put(ast.AugAssign(column, operator(op), written) if op else assigned(column, written))
                self.held.written = True
            case SetRelation(base=base, entity=entity, relation=relation, value=value):
                self.put(assigned(attribute(self.row(base), relation.column), self.stored(value)))
                self._wrote(redirected(entity, relation.name))
                self._wrote(populated(entity))
            case Create(new=new):
                self.put(self._new(new))
                self._created(new)
            case Delete(entity=entity, what=what):
                self.put(ast.Await(unit_of_work("delete", self._deleted(what))))
                self.held.apply(populated(entity))
                self.held.written = False  # it writes everything before and itself
            case Require(condition=condition, refusal=refusal):
                told = (constant(refusal.status), constant(refusal.code), constant(refusal.message))
                self._branch(self.test(condition, holds=False), [failed("RefusedError", *told)], [])
            case If():
                self._if(statement)
            case For():
                self._for(statement)
            case Return():
                self._return(statement)

    def flush(self) -> None:
        """Emit the write of every change."""
        self.put(ast.Await(unit_of_work("flush")))
        self.held.written = False

    def end(self) -> None:
        """Emit what stands where the operation ends and answers nothing: what it did is stored."""
        if self.held.written:
            self.flush()

    def _deleted(self, what: Expr) -> ast.expr:
        return ast.Starred(self.rows(what), ast.Load()) if what.shape.kind == "rows" else self.row(what)

    def _wrote(self, event: Callable[..., None]) -> None:
        self.held.apply(event)
        self.held.written = True

    def _branch(self, test: ast.expr, body: list[ast.stmt], orelse: list[ast.stmt]) -> None:
        self.put(branches(test, body, orelse, self.depth))

    def _assign(self, node: Assign) -> None:
        name, value = node.name, node.value
        made = self._assigned(value)
        shape = None if isinstance(value, New) else value.shape
        annotation = None if name in self.seen or node.op else _annotation(node.declared, shape)
        self.seen.add(name)
        if node.op:
            self.put(ast.AugAssign(stored(name), operator(node.op), made))
        elif annotation:
            self.put(ast.AnnAssign(stored(name), annotation, made, 1))
        else:
            self.put(assigned(name, made))
        self.held.apply(renamed(name))
        self._holds(name, value)

    def _assigned(self, value: Expr | New) -> ast.expr:
        if isinstance(value, New):
            return self._new(value, named=True)
        return self.fetched(value) if isinstance(value, RelationOf) and not self.is_held(value) else self.value(value)

    def _holds(self, name: str, value: Expr | New) -> None:
        """Note what a local name holds from now on."""
        if isinstance(value, New):
            self._created(value)
        elif isinstance(value, CollectionOf) and value.path[0] != name and value.early:
            self.hold_list(value, name)
        elif isinstance(value, RelationOf) and value.path[0] != name and not self.is_held(value) and value.early:
            self.held.rows[value.path] = name

    def _new(self, new: New, *, named: bool = False) -> ast.expr:
        columns = {name: self.column_value(new.entity, name, value) for name, value in new.columns}
        made = call(orm(new.entity), **columns)
        if named:
            self.created.append((new.entity, made))
        return unit_of_work("add", made)

    def give_ids(self) -> None:
        """Let the new rows whose id is read before they are written have it from the start."""
        for entity, made in self.created:
            if entity in self.identified:
                made.keywords.insert(0, ast.keyword("id", call("uuid4")))

    def _created(self, new: New) -> None:
        self._wrote(populated(new.entity))
        self.held.fresh[new.entity] = self._lacking(new) | self.held.fresh.get(new.entity, frozenset())

    def _lacking(self, new: New) -> frozenset[str]:
        """The columns that a new row only gets when it is written."""
        entity: Entity = self.domain.entity(new.entity)
        given = {name for name, _ in new.columns} | {"id"}
        return frozenset(each.name for each in entity.fields if each.name not in given)

    def _reads_unwritten(self, statement: Stmt) -> bool:
        """Whether a statement reads a value that a new row does not have yet."""
        return any(
            isinstance(node, FieldOf) and self._unwritten(node)
            for top in self._read_by(statement)
            for node in within(top)
        )

    def _read_by(self, statement: Stmt) -> tuple[Expr | New, ...]:
        if isinstance(statement, SetField) and statement.op:
            return (*expressions(statement), FieldOf(statement.base, statement.field, statement.value.shape))
        return expressions(statement)

    def _unwritten(self, node: FieldOf) -> bool:
        base = node.base
        held = isinstance(base, Var) and (base.each or base.name in self.given)
        return not held and node.name in self.held.fresh.get(base.shape.entity, frozenset())

    def _if(self, node: If) -> None:
        start, test = self.held, self.test(node.test)
        self.held = start.copy()
        body, first = self.block(node.body), self.held
        self.held = start.copy()
        orelse, second = self.block(node.orelse), self.held
        self._branch(test, body, orelse)
        self.held = start.after((first, ends(node.body)), (second, bool(node.orelse) and ends(node.orelse)))

    def _for(self, node: For) -> None:
        start, rows = self.held, self.rows(node.rows)
        self.held = start.copy()
        for statement in statements(node.body):
            for top in expressions(statement):
                if isinstance(top, New):
                    lacking = self._lacking(top) | self.held.fresh.get(top.entity, frozenset())
                    self.held.fresh[top.entity] = lacking
        if isinstance(node.rows, CollectionOf | Var) and isinstance(rows, ast.Name):
            self.each[node.variable] = rows.id
        self.held.apply(renamed(node.variable))
        self.put(ast.For(stored(node.variable), rows, self.block(node.body), []))
        self.held = start.after((self.held, False))
        self.held.apply(renamed(node.variable))

    def _return(self, node: Return) -> None:
        if node.value is None:
            self.end()
            self.put(ast.Return(None))
            return
        if isinstance(node.value, New):
            entity = self.domain.entity(node.value.entity)
            name = self.names.new(entity.snake, f"new_{entity.snake}")
            self.load(name, self._new(node.value))
            row = self._read(entity, symbol(name))
        else:
            entity = self.domain.entity(node.value.shape.entity)
            row = self._answered(entity, node.value)
        answer = call(attribute(entity.key, "model_validate"), ast.Await(row))
        self.put(ast.Return(ast.Tuple([answer, constant(node.status)], ast.Load()) if self.several else answer))

    def _answered(self, entity: Entity, value: Expr) -> ast.expr:
        """Code that reads a row for the answer; one that is not in a variable is read by its repository."""
        if not isinstance(value, RelationOf) or self.is_held(value):
            return self._read(entity, self.row(value))
        row = self.identity(value)
        if self.held.written:
            self.flush()
        return call(attribute("self", entity.plural, "get"), row)

    def _read(self, entity: Entity, row: ast.expr) -> ast.expr:
        return unit_of_work("answer", attribute("self", entity.plural), row)


def ends(body: tuple[Stmt, ...]) -> bool:
    """Whether every way through the statements comes to a ``return``."""
    if not body:
        return False
    last = body[-1]
    return isinstance(last, Return) or (isinstance(last, If) and ends(last.body) and ends(last.orelse))


def _annotation(declared: Shape, value: Shape | None) -> ast.expr | None:
    """The type of a name, where its first value would not tell it."""
    if declared.kind == "row":
        same = value is None or (value.kind == "row" and value.optional == declared.optional)
        narrow = value is None and declared.optional
        return optional(orm(declared.entity), declared.optional) if not same or narrow else None
    if declared.kind != "value" or value is None or declared.is_a("opaque"):
        return None
    text = {"enum", "str"}
    kinds = {declared.type.kind, value.type.kind}
    if value.kind == "value" and value.optional == declared.optional and (len(kinds) == 1 or kinds == text):
        return None
    return optional(symbol(_TYPES[declared.type.kind]), declared.optional)
