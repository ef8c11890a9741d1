"""Statements, in the order in which they run; and what the whole of a body must keep to."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field
from typing import Final

from msgspec.structs import replace

from generators.operations.check.calls import no_rows_hint
from generators.operations.check.conditions import facts
from generators.operations.check.expression_kinds import Expressions
from generators.operations.check.flow import Flow, Loop
from generators.operations.check.reporting import BROKEN, Base
from generators.operations.check.writes import Writes, stored
from generators.operations.domain import Refusal, refused_already
from generators.operations.ir.expressions import New
from generators.operations.ir.statements import For, If, Require, Return, Stmt
from generators.operations.ir.types import UNKNOWN, Shape, row, words
from generators.operations.parse import FOREIGN

_CODE: Final = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*\Z")
_ONE_ROW: Final = "an operation answers one row: `return self`"
_MANY: Final = "; many rows are answered by a `list` endpoint, or inside a row that `contains` them"
_MOST_LOOPS: Final = 3


@dataclass(slots=True)
class Statements(Base):
    """Checks the statements of a body."""

    whole: Expressions = field(init=False)
    writes: Writes = field(init=False)
    answers: list[tuple[ast.Return, str, int]] = field(default_factory=list)  # entity, status
    loops: list[ast.Name] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.whole = Expressions(self.scope)
        self.writes = Writes(self.scope, self.whole)

    def block(self, nodes: list[ast.stmt]) -> tuple[Stmt, ...]:
        """The statements of a block. Nothing may follow a ``return``."""
        made: list[Stmt] = []
        for node in nodes:
            if self.scope.flow.ended:
                self.refuse(node, "this is never reached", "delete it, or the `return` above")
                break
            self.scope.before = self.scope.flow.copy()
            done = self.statement(node)
            made += [replace(done, line=node.lineno)] if done is not None else []
        return tuple(made)

    def statement(self, node: ast.stmt) -> Stmt | None:
        """The typed form of a statement; None after a problem."""
        match node:
            case ast.Assign():
                return self.writes.assign(node)
            case ast.AugAssign():
                return self.writes.augmented(node)
            case ast.If():
                return self._if(node)
            case ast.For():
                return self._for(node)
            case ast.Return():
                return self._return(node)
            case ast.Expr(value=ast.Call(func=ast.Name(id="require")) as call):
                return self._require(call)
            case ast.Expr(value=ast.Call(func=ast.Name(id="create")) as call):
                return self.writes.create(call)
            case ast.Expr(value=ast.Call(func=ast.Name(id="delete")) as call):
                return self.writes.delete(call)
            case ast.Expr():
                self._no_effect(node)
                return None
            case ast.Pass():
                self.refuse(node, "`pass` does nothing", "leave out the branch, or turn its condition round")
                return None
        self.refuse(node, *FOREIGN.get(type(node), ("this is not part of this language", "")))
        self.writes.give_up(stored(node))
        return None

    def _no_effect(self, node: ast.Expr) -> None:
        before = len(self.scope.place.source.problems)
        self.whole.expr(node.value)
        if len(self.scope.place.source.problems) == before:
            hint = "write `=` to assign" if isinstance(node.value, ast.Compare) else ""
            self.refuse(node, "this line has no effect", hint)

    def _if(self, node: ast.If) -> Stmt | None:
        test, flow = self.whole.conditions.condition(node.test), self.scope.flow
        self.scope.flow = flow.knowing(facts(test, holds=True))
        body, after = self.block(node.body), self.scope.flow
        self.scope.flow = flow.knowing(facts(test, holds=False))
        orelse = self.block(node.orelse)
        both = after.ended and self.scope.flow.ended
        self.scope.flow = after.merge(self.scope.flow)
        self.scope.flow.ended = both
        return If(test, body, orelse) if test is not BROKEN else None

    def _for(self, node: ast.For) -> Stmt | None:
        whole = self.whole.calls.whole_entity(node.iter)
        rows, target = BROKEN if whole else self.whole.expr(node.iter), node.target
        if node.orelse:
            self.refuse(node.orelse[0], "a loop has no `else` in this language")
        if not isinstance(target, ast.Name):
            self.refuse(target, "a loop has one variable", "write `for item in self.items:`")
            self.writes.give_up(stored(node))
            return None
        if rows.shape.kind not in ("rows", "unknown"):
            message = f"{words(rows.shape)} is not a collection of rows"
            self.refuse(node.iter, message, no_rows_hint(rows.shape))
            rows = BROKEN
        if not self._variable_of(target):
            self.writes.give_up(stored(node))
            return None
        shape = UNKNOWN if rows is BROKEN else row(rows.shape.entity)
        body = self._turns(node, target, shape)
        return None if rows is BROKEN else For(target.id, rows.shape.entity, rows, body)

    def _turns(self, node: ast.For, target: ast.Name, shape: Shape) -> tuple[Stmt, ...]:
        """The body of a loop."""
        scope, before = self.scope, self.scope.flow
        entry = _entry(before, node)
        outermost = scope.loop is None
        loop = scope.loop or Loop(entry, stored(node))
        scope.flow = entry.copy()
        with scope.turning(loop, target.id):
            self.writes.declare(target.id, shape, target)
            scope.flow.assigned.add(target.id)
            body = self.block(node.body)
        scope.flow = entry.merge(scope.flow)
        scope.flow.assigned = before.assigned - {target.id}
        if outermost:
            self._conflicts(loop)
        return body

    def _variable_of(self, target: ast.Name) -> bool:
        problem = self.scope.refuse_local(target.id)
        loop = self.scope.loop
        if loop and target.id in loop.variables:
            problem = f"`{target.id}` is already the variable of a loop", "choose another name"
        elif loop and len(loop.variables) >= _MOST_LOOPS:
            problem = f"at most {_MOST_LOOPS} loops stand in one another", ""
        if problem:
            self.refuse(target, *problem)
            return False
        self.loops.append(target)
        return True

    def _conflicts(self, loop: Loop) -> None:
        """Rows are loaded before the loop: what it changes, it cannot read anew."""
        for entity, relation, node in loop.followed:
            if (entity, relation) in loop.redirected:
                hint = "split the loop into two"
                self.refuse(node, f"`{relation}` is followed and assigned in the same loop", hint)
        for entity, node in loop.collected:
            if entity in loop.changed:
                hint = "read them before the loop: `items = ...`"
                self.refuse(node, f"rows of {entity} are read and changed in the same loop", hint)

    def _require(self, call: ast.Call) -> Stmt | None:
        usage = 'write `require(condition, 400, "code")`, with a message if you like'
        if not 3 <= len(call.args) <= 4 or call.keywords:
            self.refuse(call, "`require` takes a condition, a status and a code", usage)
            return None
        test = self.whole.conditions.condition(call.args[0])
        status, code, *message = call.args[1:]
        number, word = _literal(status), _literal(code)
        if type(number) is not int or not 400 <= number <= 499:
            self.refuse(status, "the status is a number from 400 to 499", "400 for a request that is refused")
        if not isinstance(word, str) or not _CODE.match(word) or len(word) > 64:
            self.refuse(code, "the code is a short text in snake case", 'like "insufficient_stock"')
        if word in self.scope.domain.refusals:
            self.scope.place.source.report(code, *refused_already(str(word)), "name-reserved")
        text = _literal(message[0]) if message else str(word).replace("_", " ").capitalize()
        if not isinstance(text, str) or not text.strip() or len(text) > 300 or not text.isprintable():
            self.refuse(message[0] if message else code, "the message is a text of one line")
        if test is BROKEN:
            return None
        self.scope.learn(facts(test, holds=True))
        return Require(test, Refusal(number if isinstance(number, int) else 400, str(word), str(text)))

    def _return(self, node: ast.Return) -> Stmt | None:
        status = self.scope.operation.status
        value, self_status = node.value, None
        if isinstance(value, ast.Tuple) and len(value.elts) == 2:
            value, self_status = value.elts
        if self_status is not None:
            number = _literal(self_status)
            if type(number) is not int or number not in (200, 201):
                self.refuse(self_status, "the status of an answer is 200 or 201")
                self._end()
                return None
            status = number
        if value is None:
            self.answers.append((node, "", status))
            self._end()
            return Return(None, status)
        made = self.writes.returned(value)
        self._end()
        if isinstance(made, New):
            self.answers.append((node, made.entity, status))
            return Return(made, status)
        if made.shape.kind not in ("row", "unknown") or made.shape.sent:
            self.refuse(
                value, f"{words(made.shape)} cannot be answered", _ONE_ROW + _MANY * (made.shape.kind == "rows")
            )
        if made.shape.kind != "row" or made.shape.sent or not self.there(made, value):
            self.answers.append((node, "?", status))
            return None
        self.answers.append((node, made.shape.entity, status))
        return Return(made, status)

    def _end(self) -> None:
        self.scope.flow.ended = True


def _literal(node: ast.expr) -> object:
    return node.value if isinstance(node, ast.Constant) else None


def _entry(before: Flow, node: ast.For) -> Flow:
    """What is known at the beginning of every turn of a loop, not only of the first."""
    flow = before.copy()
    flow.forget_sizes()
    for statement in node.body:
        for each in ast.walk(statement):
            if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store):
                flow.forget_name(each.id)
            elif isinstance(each, ast.Attribute) and isinstance(each.ctx, ast.Store):
                flow.forget_attribute(each.attr)
            elif isinstance(each, ast.Call) and isinstance(each.func, ast.Name) and each.func.id == "delete":
                inner = stored(node)
                flow.deleted |= {arg.id for arg in each.args if isinstance(arg, ast.Name) and arg.id not in inner}
    return flow
