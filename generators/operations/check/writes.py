"""Statements that change something: assignments, ``create`` and ``delete``."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import Final

from msgspec.structs import replace

from generators.operations.check.environment import attributes, find_field, find_relation, key_of, path_of
from generators.operations.check.expression_kinds import Expressions
from generators.operations.check.reporting import BROKEN, Base, adapt
from generators.operations.domain import Entity
from generators.operations.ir.expressions import Binary, Choice, Const, Expr, New, RelationOf, Var
from generators.operations.ir.statements import Assign, Create, Delete, SetField, SetRelation, Stmt
from generators.operations.ir.types import UNKNOWN, Shape, join, row, words
from generators.support.suggest import did_you_mean

_LOOPED: Final = "loop over the list: `for line in lines:`"


@dataclass(slots=True)
class Writes(Base):
    """Checks what changes names and rows."""

    whole: Expressions

    first: dict[str, ast.expr] = field(default_factory=dict)  # where a local name got its first value
    exact: set[str] = field(default_factory=set)  # local names that hold a decimal which is not just written out
    broken: set[str] = field(default_factory=set)  # local names that got a value with a mistake
    unstable: set[str] = field(default_factory=set)  # local names whose type became wider in this round

    def assign(self, node: ast.Assign) -> Stmt | None:
        """``name = value``, ``row.field = value``."""
        target = node.targets[0]
        if len(node.targets) > 1 or not isinstance(target, ast.Name | ast.Attribute):
            self.refuse(node, "one thing is assigned at a time", "write `name = value`")
            self.give_up(stored(node))
            return None
        value = self._value(node.value)
        if isinstance(target, ast.Attribute):
            if isinstance(value, New):
                self.refuse(node.value, "`create` stands alone", "write `row = create(...)`, then assign the row")
                return None
            return self._set(target, value, node.value)
        return self._local(target, value, node.value)

    def augmented(self, node: ast.AugAssign) -> Stmt | None:
        """``name += value``, ``row.field -= value``."""
        if not isinstance(node.op, ast.Add | ast.Sub | ast.Mult):
            self.refuse(node, "this operator is not part of this language", "there are += -= *=")
            return None
        op, value, target = (
            {ast.Add: "+", ast.Sub: "-"}.get(type(node.op), "*"),
            self.whole.expr(node.value),
            node.target,
        )
        if isinstance(target, ast.Attribute):
            old = self.whole.expr(target)
            result = self.whole.arithmetic.calculate(node, node.op, (old, target), (value, node.value))
            made = self._set(target, result, node.value)
            if isinstance(made, SetField) and isinstance(made.value, Binary):
                return SetField(made.base, made.entity, made.field, made.value.right, op)
            return None
        if not isinstance(target, ast.Name):
            self.refuse(node, "one thing is assigned at a time", "write `name += value`")
            return None
        used = set(self.scope.used)
        old = self.whole.expr(target)
        self.scope.used = used
        result = self.whole.arithmetic.calculate(node, node.op, (old, target), (value, node.value))
        assigned = self._local(target, result, node.value)
        if isinstance(assigned, Assign) and isinstance(assigned.value, Binary):
            return Assign(target.id, adapt(assigned.value.right, assigned.declared), assigned.declared, op)
        return None

    def give_up(self, names: set[str]) -> None:
        """What is assigned by a statement that was refused is there, whatever it is."""
        for name in names - self.scope.rows.keys() - self.scope.values.keys():
            self.scope.declared.setdefault(name, UNKNOWN)
            self.scope.flow.assigned.add(name)
            self.broken.add(name)

    def _value(self, node: ast.expr) -> Expr | New:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "create":
            return self.new(node) or BROKEN
        return self.whole.expr(node)

    def _local(self, target: ast.Name, value: Expr | New, written: ast.expr) -> Stmt | None:
        name, scope = target.id, self.scope
        shape = row(value.entity) if isinstance(value, New) else value.shape
        problem = scope.refuse_local(name)
        if scope.loop and name in scope.loop.variables:
            problem = f"`{name}` is the variable of the loop", "choose another name"
        if problem:
            self.refuse(target, *problem)
            self.give_up({name})
            return None
        if shape.sent:
            self.refuse(written, f"{words(shape)} gets no other name", _LOOPED)
            self.give_up({name})
            return None
        self.first.setdefault(name, target)
        self.broken |= {name} if shape.kind == "unknown" else set()
        declared = self.declare(name, self._as_float(name, value, shape), target)
        if shape.kind == "rows" and scope.loop:
            self.refuse(written, "rows cannot get a name inside a loop", "name them before the loop")
        self.follow_value(value, written)
        flow, alias = scope.flow, () if isinstance(value, New) else path_of(value, scope.flow)
        flow.forget_name(name)
        flow.assigned.add(name)
        flow.deleted.discard(name)
        flow.facts |= set() if shape.optional else {(name,)}
        if shape.kind == "row" and alias[:1] not in ((), ("",), (name,)):
            flow.alias[name] = alias
        if declared.kind == "unknown" or shape.kind == "unknown":
            return None
        return Assign(name, value if isinstance(value, New) else adapt(value, declared), declared)

    def follow_value(self, value: Expr | New, written: ast.expr) -> None:
        """A row gets a name, so it must be loaded: either of two as well."""
        if isinstance(value, RelationOf):
            self.whole.values.follow(value, written)
        elif isinstance(value, Choice) and value.shape.kind == "row":
            self.follow_value(value.yes, written)
            self.follow_value(value.no, written)

    def _as_float(self, name: str, value: Expr | New, shape: Shape) -> Shape:
        """The shape of a value for a name. A number with a point is a float where the name holds floats elsewhere."""
        old = self.scope.declared.get(name)
        if isinstance(value, Const) and shape.is_a("decimal"):
            return replace(old, optional=False) if old and old.is_a("float") else shape
        if old and old.is_a("decimal") and shape.is_a("float") and name not in self.exact:
            self.scope.declared[name] = replace(old, type=shape.type)
            self.unstable.add(name)
        if shape.is_a("decimal"):
            self.exact.add(name)
        return shape

    def declare(self, name: str, shape: Shape, node: ast.expr) -> Shape:
        """The type of a local name, which holds everything that is ever assigned to it."""
        old = self.scope.declared.get(name)
        joined = shape if old is None or old.kind == "unknown" else join(old, shape)
        if joined is None:
            assert old is not None
            self.refuse(node, f"`{name}` is {words(old)} above, and {words(shape)} here", "use two names")
            return self.scope.declared[name]
        kept = joined if joined.kind != "unknown" or old is None else old
        if kept != old:
            self.unstable.add(name)
        self.scope.declared[name] = kept
        return joined

    def changes(self, node: ast.AST) -> bool:
        """Whether the operation may change anything; else a problem is reported."""
        if self.scope.operation.reads:
            self.refuse(node, "a GET cannot change anything", "use POST, PUT, PATCH or DELETE")
        return not self.scope.operation.reads

    def _set(self, target: ast.Attribute, value: Expr, written: ast.expr) -> Stmt | None:
        base = self.whole.expr(target.value)
        if not self.changes(target) or base is BROKEN:
            return None
        if base.shape.kind != "row":
            self.refuse(target, f"`{self.written(target.value)}` is not a row: nothing of it can be assigned")
            return None
        if not self.there(base, target.value):
            return None
        if base.shape.sent:
            self.refuse(target, "what a client sent stays as it is", "use a local name, or a row")
            return None
        entity = self.scope.entity(base.shape.entity)
        if relation := find_relation(entity, target.attr):
            fitted = self.fit(value, written, row(relation.target, optional=relation.optional), target.attr)
            made: Stmt | None = SetRelation(base, entity.key, relation, fitted)
            self._changed(entity.key)
            if self.scope.loop:
                self.scope.loop.redirected.add((entity.key, target.attr))
        else:
            found = find_field(entity, target.attr)
            if found is None or not found.settable:
                self._not_settable(entity, target)
                return None
            fitted = self.fit(value, written, Shape("value", found.type, optional=found.optional), target.attr)
            made = SetField(base, entity.key, target.attr, fitted)
        self.whole.values.follow(base, target)
        self._after(base, target.attr, fitted)
        return None if fitted is BROKEN else made

    def _after(self, base: Expr, name: str, value: Expr) -> None:
        self.scope.flow.forget_attribute(name)
        key = key_of(base)
        if key and not value.shape.optional and value is not BROKEN:
            self.scope.flow.facts.add((*key, name))

    def _not_settable(self, entity: Entity, target: ast.Attribute) -> None:
        name = target.attr
        if self.scope.domain.unknown.may_have(entity.key, name):
            self.doubt()
            return
        if name in entity.links:
            self.refuse_link(target, name)
        elif any(each.name == name for each in entity.collections):
            hint = f"use `create({self.written(target)}, ...)` and `delete(row)`"
            self.refuse(target, f"`{name}` is a collection and cannot be assigned", hint)
        elif name in attributes(entity):
            self.refuse(target, f"`{name}` cannot be assigned: it comes by itself")
        elif column := next((each for each in entity.relations if each.column == name), None):
            self.refuse(target, f"{entity.key} has no `{name}`", f"assign a row to `{column.name}`")
        else:
            self.refuse(target, f"{entity.key} has no `{name}`", did_you_mean(name, attributes(entity)))

    def new(self, node: ast.Call) -> New | None:
        """``create(Entity, ...)``, ``create(self.items, ...)``."""
        target, allowed = self.whole.calls.target(node, "create"), self.changes(node)
        given = self.whole.calls.named(node, None)
        if target is None or not allowed:
            return None
        entity, owner = target
        owned = owner[0] if isinstance(owner, tuple) else ""
        columns = self.whole.calls.columns(entity, given, finding=False)
        twice = next((each for each in entity.relations if each.column == owned and each.name in given), None)
        if twice:
            self.refuse(given[twice.name][0], f"`{twice.name}` is already the owner of the collection")
        needed = [each.name for each in entity.fields if each.required and each.settable and not each.optional]
        needed += [each.name for each in entity.relations if not each.optional and each.column != owned]
        lacking = [name for name in needed if name not in given]
        if lacking:
            names = ", ".join(f"`{name}`" for name in lacking)
            self.refuse(node, f"a new {entity.key} needs {names}", f"add `{lacking[0]}=...`")
        self._changed(entity.key)
        if columns is None or lacking or twice:
            return None
        return New(entity.key, (*((owner,) if isinstance(owner, tuple) else ()), *columns))

    def create(self, node: ast.Call) -> Stmt | None:
        """``create(...)`` on a line of its own."""
        made = self.new(node)
        return None if made is None else Create(made)

    def delete(self, node: ast.Call) -> Stmt | None:
        """``delete(row)``, ``delete(self.items)``."""
        if len(node.args) != 1 or node.keywords:
            self.refuse(node, "`delete` takes one row or collection", "write `delete(item)` or `delete(self.items)`")
            return None
        target, allowed = node.args[0], self.changes(node)
        made = self.whole.expr(target)
        if not allowed or made is BROKEN or not (made.shape.kind == "rows" or self.there(made, target)):
            return None
        if made.shape.kind not in ("row", "rows") or made.shape.sent:
            self.refuse(target, f"{words(made.shape)} cannot be deleted", "delete a row")
            return None
        self.whole.values.follow(made, target)
        if isinstance(made, Var) and made.shape.kind == "row":
            self.scope.flow.deleted.add(made.name)
        self._changed(made.shape.entity)
        return Delete(made.shape.entity, made)

    def _changed(self, entity: str) -> None:
        self.scope.flow.forget_sizes()
        if self.scope.loop:
            self.scope.loop.changed.add(entity)

    def returned(self, node: ast.expr) -> Expr | New:
        """The row of a ``return``."""
        return self._value(node)


def stored(node: ast.AST) -> set[str]:
    """The names that a statement assigns; the variable of a loop too."""
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)}
