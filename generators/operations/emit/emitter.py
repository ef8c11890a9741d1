"""Statements as ``ast`` nodes."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, field

from generators.operations.domain import Entity
from generators.operations.emit.annotations import annotation_of
from generators.operations.emit.branching import branches
from generators.operations.emit.draft import Draft
from generators.operations.emit.loaded_rows import populated, redirected, renamed
from generators.operations.emit.nodes import (
    assigned,
    attribute,
    call,
    constant,
    failed,
    operator,
    orm,
    stored,
    symbol,
    unit_of_work,
)
from generators.operations.emit.printer import Printer
from generators.operations.emit.queries import Queries
from generators.operations.emit.unwritten import created, created_in, reads_unwritten
from generators.operations.ir.expressions import CollectionOf, Expr, New, RelationOf, Var
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
)
from generators.python_source.attributes import attribute_name
from generators.python_source.unparse import in_order


@dataclass(slots=True)
class Emitter:
    """Emits statements. several: an answer says its status."""

    draft: Draft
    printer: Printer
    queries: Queries
    several: bool = False
    seen: set[str] = field(default_factory=set)  # local names that have their first value

    def block(self, body: tuple[Stmt, ...]) -> list[ast.stmt]:
        """The statements of a block."""
        with self.draft.block() as made:
            for statement in body:
                self.statement(statement)
        return made

    def statement(self, statement: Stmt) -> None:
        """Emit a statement and what it needs, all of which comes from its line."""
        first = len(self.draft.made)
        self._emit(statement)
        for made in in_order(self.draft.made[first:]):
            made.lineno = getattr(made, "lineno", statement.line)

    def _emit(self, statement: Stmt) -> None:
        if reads_unwritten(self.draft, statement):
            self.flush()
            self.draft.held.fresh = {}
        self.queries.before_loop(statement) if isinstance(statement, For) else self.queries.prepare(statement)
        match statement:
            case Assign():
                self._assign(statement)
            case SetField():
                self._set_field(statement)
            case SetRelation():
                self._set_relation(statement)
            case Create(new=new):
                self.draft.put(self._new(new))
                self._created(new)
            case Delete():
                self._delete(statement)
            case Require():
                self._require(statement)
            case If():
                self._if(statement)
            case For():
                self._for(statement)
            case Return():
                self._return(statement)

    def flush(self) -> None:
        """Emit the write of every change."""
        self.draft.put(ast.Await(unit_of_work("flush")))
        self.draft.held.written = False

    def end(self) -> None:
        """Emit what stands where the operation ends and answers nothing: what it did is stored."""
        if self.draft.held.written:
            self.flush()

    def _set_field(self, node: SetField) -> None:
        column = attribute(self.printer.row(node.base), attribute_name(node.field))
        value = self.printer.column_value(node.entity, node.field, node.value)
        self.draft.put(ast.AugAssign(column, operator(node.op), value) if node.op else assigned(column, value))
        self.draft.held.written = True

    def _set_relation(self, node: SetRelation) -> None:
        column = attribute(self.printer.row(node.base), node.relation.column)
        self.draft.put(assigned(column, self.printer.stored(node.value)))
        self._wrote(redirected(node.entity, node.relation.name))
        self._wrote(populated(node.entity))

    def _delete(self, node: Delete) -> None:
        several = node.what.shape.kind == "rows"
        gone = ast.Starred(self.printer.rows(node.what), ast.Load()) if several else self.printer.row(node.what)
        self.draft.put(ast.Await(unit_of_work("delete", gone)))
        self.draft.held.apply(populated(node.entity))
        self.draft.held.written = False  # it writes everything before and itself

    def _require(self, node: Require) -> None:
        told = (constant(node.refusal.status), constant(node.refusal.code), constant(node.refusal.message))
        self._branch(self.printer.test(node.condition, holds=False), [failed("RefusedError", *told)], [])

    def _wrote(self, event: Callable[..., None]) -> None:
        self.draft.held.apply(event)
        self.draft.held.written = True

    def _branch(self, test: ast.expr, body: list[ast.stmt], orelse: list[ast.stmt]) -> None:
        self.draft.put(branches(test, body, orelse, self.draft.depth))

    def _assign(self, node: Assign) -> None:
        name, value = node.name, node.value
        made = self._assigned(value)
        shape = None if isinstance(value, New) else value.shape
        annotation = None if name in self.seen or node.op else annotation_of(self.draft.domain, node.declared, shape)
        self.seen.add(name)
        if node.op:
            self.draft.put(ast.AugAssign(stored(name), operator(node.op), made))
        elif annotation:
            self.draft.put(ast.AnnAssign(stored(name), annotation, made, 1))
        else:
            self.draft.put(assigned(name, made))
        self.draft.held.apply(renamed(name))
        self._holds(name, value)

    def _assigned(self, value: Expr | New) -> ast.expr:
        if isinstance(value, New):
            return self._new(value, named=True)
        return (
            self.printer.fetched(value)
            if isinstance(value, RelationOf) and not self.draft.is_held(value)
            else self.printer.value(value)
        )

    def _holds(self, name: str, value: Expr | New) -> None:
        """Note what a local name holds from now on."""
        if isinstance(value, New):
            self._created(value)
        elif isinstance(value, CollectionOf) and value.path[0] != name and value.early:
            self.queries.hold_list(value, name)
        elif isinstance(value, RelationOf) and value.path[0] != name and not self.draft.is_held(value) and value.early:
            self.draft.held.rows[value.path] = name

    def _new(self, new: New, *, named: bool = False) -> ast.expr:
        values = {
            attribute_name(name): self.printer.column_value(new.entity, name, value) for name, value in new.columns
        }
        made = call(orm(self.draft.domain.entity(new.entity)), **values)
        if named:
            self.draft.created.append((new.entity, made))
        return unit_of_work("add", made)

    def _created(self, new: New) -> None:
        self._wrote(populated(new.entity))
        created(self.draft, new)

    def _if(self, node: If) -> None:
        start, test = self.draft.held, self.printer.test(node.test)
        self.draft.held = start.copy()
        body, first = self.block(node.body), self.draft.held
        self.draft.held = start.copy()
        orelse, second = self.block(node.orelse), self.draft.held
        self._branch(test, body, orelse)
        self.draft.held = start.after((first, ends(node.body)), (second, bool(node.orelse) and ends(node.orelse)))

    def _for(self, node: For) -> None:
        start, rows = self.draft.held, self.printer.rows(node.rows)
        self.draft.held = start.copy()
        created_in(self.draft, node.body)
        if isinstance(node.rows, CollectionOf | Var) and isinstance(rows, ast.Name):
            self.draft.each[node.variable] = rows.id
        self.draft.held.apply(renamed(node.variable))
        self.draft.put(ast.For(stored(node.variable), rows, self.block(node.body), []))
        self.draft.held = start.after((self.draft.held, False))
        self.draft.held.apply(renamed(node.variable))

    def _return(self, node: Return) -> None:
        if node.value is None:
            self.end()
            self.draft.put(ast.Return(None))
            return
        if isinstance(node.value, New):
            entity = self.draft.domain.entity(node.value.entity)
            name = self.draft.names.new(entity.snake, f"new_{entity.snake}")
            self.draft.load(name, self._new(node.value))
            row = self._read(entity, symbol(name))
        else:
            entity = self.draft.domain.entity(node.value.shape.entity)
            row = self._answered(entity, node.value)
        answer = call(attribute(entity.pascal, "model_validate"), ast.Await(row))
        self.draft.put(ast.Return(ast.Tuple([answer, constant(node.status)], ast.Load()) if self.several else answer))

    def _answered(self, entity: Entity, value: Expr) -> ast.expr:
        """Code that reads a row for the answer; one that is not in a variable is read by its repository."""
        if not isinstance(value, RelationOf) or self.draft.is_held(value):
            return self._read(entity, self.printer.row(value))
        row = self.printer.identity(value)
        if self.draft.held.written:
            self.flush()
        return call(attribute("self", entity.modules, "get"), row)

    def _read(self, entity: Entity, row: ast.expr) -> ast.expr:
        return unit_of_work("answer", attribute("self", entity.modules), row)


def emit(draft: Draft, body: tuple[Stmt, ...], *, several: bool) -> None:
    """Emit a whole body. several: an answer says its status, because there are several."""
    printer = Printer(draft)
    emitter = Emitter(draft, printer, Queries(draft, printer), several)
    for statement in body:
        emitter.statement(statement)
    if not ends(body):
        emitter.end()
    draft.give_ids()


def ends(body: tuple[Stmt, ...]) -> bool:
    """Whether every way through the statements comes to a ``return``."""
    if not body:
        return False
    last = body[-1]
    return isinstance(last, Return) or (isinstance(last, If) and ends(last.body) and ends(last.orelse))
