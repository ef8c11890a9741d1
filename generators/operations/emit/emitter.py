"""Statements as Python source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from generators.operations.domain import Entity
from generators.operations.emit.loaded_rows import populated, redirected, renamed
from generators.operations.emit.queries import Loading
from generators.operations.emit.source import ATOM, Block, Code, Line, Node, branches
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
from generators.python_source.literals import py

_TYPES = {
    "int": "int", "decimal": "Decimal", "float": "float", "bool": "bool", "str": "str", "enum": "str", "date": "date",
    "time": "time", "datetime": "datetime", "uuid": "UUID", "duration": "timedelta",
}  # fmt: skip


def id_mark(entity: str) -> str:
    """What stands where a new row may get an id, until it is known whether it needs one."""
    return f"\0{entity}\0"


@dataclass(slots=True)
class Emitter(Loading):
    """Emits statements. statuses: whether an answer says its status. depth: of the indent."""

    several: bool = False
    seen: set[str] = field(default_factory=set)  # local names that have their first value
    depth: int = 2

    def block(self, body: tuple[Stmt, ...]) -> tuple[Node, ...]:
        """The lines of a block."""
        outer, self.lines = self.lines, []
        self.depth += 1
        for statement in body:
            self.statement(statement)
        self.depth -= 1
        made, self.lines = self.lines, outer
        return tuple(made)

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
                self.put(f"{self.row(base)}.{name} {op}= {self.column_value(statement.entity, name, value)}")
                self.held.written = True
            case SetRelation(base=base, entity=entity, relation=relation, value=value):
                self.put(f"{self.row(base)}.{relation.column} = {self.stored(value)}")
                self._wrote(redirected(entity, relation.name))
                self._wrote(populated(entity))
            case Create(new=new):
                self.put(self._new(new, named=False))
                self._created(new)
            case Delete(entity=entity, what=what):
                self.put(f"await self.rows.delete({self._deleted(what)})")
                self.held.apply(populated(entity))
                self.held.written = False  # it writes everything before and itself
            case Require(condition=condition, refusal=refusal):
                error = f"raise RefusedError({refusal.status}, {py(refusal.code)}, {py(refusal.message)})"
                self._branch(self.test(condition, holds=False), (Line(error),), ())
            case If():
                self._if(statement)
            case For():
                self._for(statement)
            case Return():
                self._return(statement)

    def flush(self) -> None:
        """Emit the write of every change."""
        self.put("await self.rows.flush()")
        self.held.written = False

    def end(self) -> None:
        """Emit what stands where the operation ends and answers nothing: what it did is stored."""
        if self.held.written:
            self.flush()

    def _deleted(self, what: Expr) -> str:
        return f"*{self.rows(what).at(ATOM)}" if what.shape.kind == "rows" else self.row(what)

    def _wrote(self, event: Callable[..., None]) -> None:
        self.held.apply(event)
        self.held.written = True

    def _branch(self, test: Code, body: tuple[Node, ...], orelse: tuple[Node, ...]) -> None:
        self.lines.append(branches(test, body, orelse, self.depth))

    def _assign(self, node: Assign) -> None:
        name, value = node.name, node.value
        if isinstance(value, New):
            code = Code(self._new(value, named=True))
        elif isinstance(value, RelationOf) and not self.is_held(value):
            code = self.fetched(value)
        else:
            code = self.value(value)
        shape = None if isinstance(value, New) else value.shape
        annotation = "" if name in self.seen or node.op else _annotation(node.declared, shape)
        self.seen.add(name)
        if annotation or node.op:
            self.put(f"{name}{annotation} {node.op}= {code.text}")
        else:
            self.lines.append(Line(f"{name} = {code.text}", name, code))
        self.held.apply(renamed(name))
        if isinstance(value, New):
            self._created(value)
        elif isinstance(value, CollectionOf) and value.path[0] != name and value.early:
            self.hold_list(value, name)
        elif isinstance(value, RelationOf) and value.path[0] != name and not self.is_held(value) and value.early:
            self.held.rows[value.path] = name

    def _new(self, new: New, *, named: bool) -> str:
        columns = ", ".join(f"{name}={self.column_value(new.entity, name, value)}" for name, value in new.columns)
        mark = id_mark(new.entity) if named else ""
        return f"self.rows.add({new.entity}Entity({mark}{columns}))"

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
        if isinstance(node.rows, CollectionOf | Var) and rows.text.isidentifier():
            self.each[node.variable] = rows.text
        self.held.apply(renamed(node.variable))
        self.lines.append(Block(f"for {node.variable} in {rows.text}:", self.block(node.body)))
        self.held = start.after((self.held, False))
        self.held.apply(renamed(node.variable))

    def _return(self, node: Return) -> None:
        if node.value is None:
            self.end()
            self.put("return")
            return
        if isinstance(node.value, New):
            entity = self.domain.entity(node.value.entity)
            name = self.names.new(entity.snake, f"new_{entity.snake}")
            self.put(f"{name} = {self._new(node.value, named=False)}")
            row = f"self.rows.answer(self.{entity.plural}, {name})"
        else:
            entity = self.domain.entity(node.value.shape.entity)
            row = self._answered(entity, node.value)
        answer = f"{entity.key}.model_validate(await {row})"
        self.put(f"return {answer}, {node.status}" if self.several else f"return {answer}")

    def _answered(self, entity: Entity, value: Expr) -> str:
        """Code that reads a row for the answer; one that is not in a variable is read by its repository."""
        if not isinstance(value, RelationOf) or self.is_held(value):
            return f"self.rows.answer(self.{entity.plural}, {self.row(value)})"
        row = self.identity(value)
        if self.held.written:
            self.flush()
        return f"self.{entity.plural}.get({row})"


def ends(body: tuple[Stmt, ...]) -> bool:
    """Whether every way through the statements comes to a ``return``."""
    if not body:
        return False
    last = body[-1]
    return isinstance(last, Return) or (isinstance(last, If) and ends(last.body) and ends(last.orelse))


def _annotation(declared: Shape, value: Shape | None) -> str:
    """The type of a name, where its first value would not tell it."""
    if declared.kind == "row":
        same = value is None or (value.kind == "row" and value.optional == declared.optional)
        narrow = value is None and declared.optional
        return f": {declared.entity}Entity{' | None' if declared.optional else ''}" if not same or narrow else ""
    if declared.kind != "value" or value is None or declared.is_a("opaque"):
        return ""
    text = {"enum", "str"}
    kinds = {declared.type.kind, value.type.kind}
    if value.kind == "value" and value.optional == declared.optional and (len(kinds) == 1 or kinds == text):
        return ""
    return f": {_TYPES[declared.type.kind]}{' | None' if declared.optional else ''}"
