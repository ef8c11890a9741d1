"""Names, literals and attributes."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from msgspec.structs import replace

from generators.operations.check import foreign_words
from generators.operations.check.environment import (
    FUNCTIONS,
    attributes,
    find_computed,
    find_field,
    find_relation,
    inline,
    key_of,
    path_of,
)
from generators.operations.check.reporting import BROKEN, Part
from generators.operations.domain import Collection, Computed, Entity, Relation, Type, is_item
from generators.operations.ir.expressions import CollectionOf, ComputedOf, Const, Expr, FieldOf, Given, RelationOf, Var
from generators.operations.ir.types import BOOL, INT, NONE, Shape, decimal, row, words
from generators.operations.parse import Source, parse
from generators.support.suggest import did_you_mean

_DECIMAL: Final = re.compile(r"\d{1,20}\.\d{1,12}\Z")


@dataclass(slots=True)
class Values(Part):
    """The leaves of expressions, and the ways from row to row."""

    def constant(self, node: ast.Constant) -> Expr:
        """A literal."""
        value = node.value
        if value is None:
            return Const(None, NONE)
        if isinstance(value, bool):
            return Const(value, BOOL)
        if isinstance(value, str):
            return Const(value, Shape("value", Type("enum", values=(value,))))
        if isinstance(value, int):
            return Const(value, INT) if value < 2**63 else self.refuse(node, "this number is too large")
        if isinstance(value, float):
            text = self.scope.place.source.segment(node)
            if _DECIMAL.match(text):
                return Const(Decimal(text), decimal(len(text.partition(".")[2])))
            return self.refuse(node, "this number cannot be read exactly", "write it like 12.50")
        return self.refuse(
            node, "there is no such value in this language", "text in quotes, a number, True, False or None"
        )

    def name(self, node: ast.Name) -> Expr:
        """A name: of a generator, of the row of a computed field, of the operation, or a local one."""
        for written, unique, shape in reversed(self.scope.place.binders):
            if written == node.id:
                return Var(unique, shape, each=True)
        if node.id.startswith("_"):
            return self.refuse(node, f"`{node.id}` is not a name of this language")
        if self.scope.place.bare is not None:
            return self._bare_name(node, self.scope.place.bare)
        if given := self.scope.values.get(node.id):
            known = (f"${node.id}",) in self.scope.flow.facts
            return Given(node.id, given.present() if known else given)
        if node.id in self.scope.rows or node.id in self.scope.declared:
            return self._variable(node)
        return self._unknown_name(node)

    def _variable(self, node: ast.Name) -> Expr:
        flow, shape = self.scope.flow, self.scope.rows.get(node.id) or self.scope.declared[node.id]
        self.scope.used.add(node.id)
        if node.id in flow.deleted:
            return self.refuse(node, f"`{node.id}` may have been deleted above")
        if node.id not in self.scope.rows and node.id not in flow.assigned:
            return self.refuse(node, f"`{node.id}` may not be set here", "give it a value on every way that leads here")
        if shape.kind == "unknown":
            return BROKEN
        each = self.scope.loop is not None and node.id in self.scope.loop.variables
        return Var(node.id, shape.present() if (node.id,) in flow.facts else shape, each=each)

    def _bare_name(self, node: ast.Name, bare: Expr) -> Expr:
        entity = self.scope.entity(bare.shape.entity)
        if node.id in attributes(entity):
            return self.attribute(bare, node.id, node)
        if node.id == "self":
            return self.refuse(node, "`self` is not written in a computed field", "write the bare names of its fields")
        if self.scope.domain.unknown.may_have(entity.key, node.id):
            return self.doubt()
        if node.id in entity.links:
            return self.refuse_link(node, node.id)
        names = {*attributes(entity)} - {name for key, name in self.scope.place.computing if key == entity.key}
        return self.refuse(node, f"there is no `{node.id}` here", did_you_mean(node.id, names))

    def _unknown_name(self, node: ast.Name) -> Expr:
        scope = self.scope
        if node.id in scope.operation.unknown or node.id in scope.domain.unknown.entities:
            return self.doubt()
        if node.id == "self":
            return self.refuse(node, "this operation has no row of its own", "its path would need an {id}")
        if node.id in FUNCTIONS:
            return self.refuse(node, f"`{node.id}` is a function", f"call it: `{node.id}(...)`")
        if any(each.key == node.id for each in scope.domain.entities):
            return self.refuse(node, f"`{node.id}` is an entity, not a row", f"write `find({node.id}, ...)`")
        if scope.operation.has_self and node.id in attributes(scope.entity(scope.operation.entity)):
            return self.refuse(node, f"there is no `{node.id}` here", f"write `self.{node.id}`")
        if node.id in foreign_words.NAMES:
            return self.refuse(node, f"there is no `{node.id}` here", foreign_words.NAMES[node.id])
        local = (each for each in scope.flow.assigned if scope.refuse_local(each) is None)
        known = {*scope.rows, *scope.values, *local, *(each[0] for each in scope.place.binders)}
        return self.refuse(node, f"there is no `{node.id}` here", did_you_mean(node.id, known))

    def attribute(self, base: Expr, name: str, node: ast.expr) -> Expr:
        """``base.name``, where the base may be given by the context (a computed field)."""
        origin = node.value if isinstance(node, ast.Attribute) else node
        if base.shape.kind == "unknown":
            return BROKEN
        if base.shape.kind == "rows":
            return self.refuse(node, f"`{self.written(origin)}` is many rows", "use a loop, or sum, min, max, any, all")
        if base.shape.kind != "row":
            return self.refuse(node, f"{words(base.shape)} has no attributes", foreign_words.FUNCTIONS.get(name, ""))
        if not self.there(base, origin):
            return BROKEN
        if not isinstance(base, Var | RelationOf):
            return self.refuse(node, "this row has no name", "put it into a local name first")
        entity = self.scope.entity(base.shape.entity)
        if found := find_field(entity, name):
            self.follow(base, node) if name != "id" else None
            return self._known(FieldOf(base, name, Shape("value", found.type, optional=found.optional)))
        if relation := find_relation(entity, name):
            return self._relation(base, relation, node)
        if collection := next((each for each in entity.collections if each.name == name), None):
            return self._collection(base, collection, node)
        if computed := find_computed(entity, name):
            return self._computed(base, computed, entity, node)
        return self._no_attribute(entity, name, node)

    def _known(self, made: FieldOf | RelationOf) -> Expr:
        known = made.shape.optional and key_of(made) in self.scope.flow.facts and not inline(made.base)
        return replace(made, shape=made.shape.present()) if known else made

    def _no_attribute(self, entity: Entity, name: str, node: ast.expr) -> Expr:
        if self.scope.domain.unknown.may_have(entity.key, name):
            return self.doubt()
        column = next((each for each in entity.relations if each.column == name), None)
        if name in entity.links:
            return self.refuse_link(node, name)
        hint = f"write `{column.name}`" if column else did_you_mean(name, attributes(entity))
        what = words(row(entity.key)) if is_item(entity.key) else entity.key
        return self.refuse(node, f"{what} has no `{name}`", hint)

    def _relation(self, base: Expr, relation: Relation, node: ast.expr) -> Expr:
        if self.scope.place.bare is not None:
            hint = f"the answer does not contain the row of {relation.target}: only own fields and collections"
            return self.refuse(node, f"`{relation.name}` cannot be followed in a computed field", hint)
        self.follow(base, node)
        shape = row(relation.target, optional=relation.optional)
        path = (*path_of(base, self.scope.flow), relation.name)
        maybe = relation.optional and key_of(base) is not None and (*(key_of(base) or ()), relation.name) not in (
            self.early_facts(base)
        )  # fmt: skip
        return self._known(RelationOf(base, relation, path, shape, self.early(base), maybe))

    def _collection(self, base: Expr, collection: Collection, node: ast.expr) -> Expr:
        path, loop = path_of(base, self.scope.flow), self.scope.loop
        back = find_relation(self.scope.entity(collection.target), collection.relation)
        if self.scope.place.answer and isinstance(base, Var) and base.name == "self" and not (back and back.owner):
            return self.refuse(node, f"`{collection.name}` is not part of the answer", "only what the row contains is")
        if self.scope.place.naming:
            return CollectionOf(base, collection, path, Shape("rows", entity=collection.target), self.early(base))
        if self.turns(path):
            message = f"`{self.written(node)}` would be a query for each row of the loop"
            return self.refuse(node, message, f"start from the other side: loop over rows of {collection.target}")
        early = self.early(base)
        if not early and (loop or self.scope.place.binders):
            return self.refuse(
                node, f"`{self.written(node)}` cannot be loaded before the loop", "put it into a local name first"
            )
        if loop:
            loop.collected.append((collection.target, self.scope.place.anchor or node))
        return CollectionOf(base, collection, path, Shape("rows", entity=collection.target), early)

    def _computed(self, base: Expr, computed: Computed, entity: Entity, node: ast.expr) -> Expr:
        scope, here = self.scope, (entity.key, computed.name)
        if here in scope.place.computing:
            return self.refuse(node, f"`{computed.name}` is computed from itself")
        if len(scope.place.computing) >= 5:
            return self.refuse(node, "computed fields build on one another too deeply")
        self.follow(base, node)
        source = Source(computed.expression.strip())
        inner = self._inner(source, base, here, node)
        if inner is BROKEN and not source.problems:
            return BROKEN
        if source.problems or inner.shape.kind != "value":
            cycle = any("computed from itself" in each.message for each in source.problems)
            per_row = any("query for each row" in each.message for each in source.problems)
            if per_row and not cycle:
                return self.refuse(node, f"`{self.written(node)}` would be a query for each row of the loop")
            if cycle:
                return self.refuse(node, f"`{computed.name}` is computed from itself")
            # A computed field of an answer that is wrong itself is reported at its own place.
            return self.doubt() if scope.place.answer else self._wrong(node, computed, entity)
        return ComputedOf(base, computed.name, inner, inner.shape)

    def _wrong(self, node: ast.expr, computed: Computed, entity: Entity) -> Expr:
        return self.refuse(node, f"`{computed.name}` of {entity.key} is wrong itself")

    def _inner(self, source: Source, base: Expr, here: tuple[str, str], node: ast.expr) -> Expr:
        """The expression of a computed field, with the row's attributes for its bare names."""
        tree, scope = parse(source, "eval"), self.scope
        if not isinstance(tree, ast.Expression):
            return BROKEN
        inside = replace(
            scope.place,
            source=source,
            binders=tuple(("", unique, shape) for _, unique, shape in scope.place.binders),
            computing=(*scope.place.computing, here),
            bare=base,
            anchor=scope.place.anchor or node,
            answer=False,
        )
        with scope.at(inside):
            return self.whole.expr(tree.body)

    def turns(self, path: tuple[str, ...]) -> bool:
        """Whether a row is another one at each turn of a loop or generator around."""
        loop = self.scope.loop
        return any(unique == path[0] for _, unique, _ in self.scope.place.binders) or bool(
            loop and (path[0] in loop.variables or path[0] in loop.names)
        )

    def early_facts(self, base: Expr) -> set[tuple[str, ...]]:
        """What is known before the statement; for rows from outside a loop, before the loop."""
        loop, root = self.scope.loop, path_of(base, self.scope.flow)[0]
        outside = loop is not None and root not in loop.variables
        return loop.entry.facts & self.scope.before.facts if loop and outside else self.scope.before.facts

    def early(self, base: Expr) -> bool:
        """Whether a row is certainly there before the statement (or the loop), so that more can be loaded from it."""
        if isinstance(base, RelationOf):
            return base.early and not base.maybe
        if not isinstance(base, Var) or any(unique == base.name for _, unique, _ in self.scope.place.binders):
            return False
        shape = self.scope.rows.get(base.name) or self.scope.declared.get(base.name)
        if shape is None:
            return False
        loop = self.scope.loop
        outside = loop and base.name not in self.scope.rows and path_of(base, self.scope.flow)[0] not in loop.variables
        if loop and outside and base.name not in loop.entry.assigned:
            return False
        return not shape.optional or (base.name,) in self.early_facts(base)

    def follow(self, base: Expr, node: ast.expr) -> None:
        """Note that the row of a relation is needed here; in a loop it must be possible to load it before."""
        if not isinstance(base, RelationOf):
            return
        loop, root = self.scope.loop, base.path[0]
        bound = any(unique == root for _, unique, _ in self.scope.place.binders)
        if loop:
            owner = base.base.shape.entity
            loop.followed.append((owner, base.relation.name, self.scope.place.anchor or node))
        if root in self.scope.unfetched:
            self.refuse(
                node, "rows along this relation cannot be loaded before the generator", "write an `if` above it"
            )
        if bound or (loop and root in loop.variables):
            return
        blocked = (loop is not None and root in loop.names) or (not base.early and (loop or self.scope.place.binders))
        if blocked:
            text = self.written(node.value if isinstance(node, ast.Attribute) else node)
            self.refuse(node, f"`{text}` cannot be loaded before the loop", "put it into a local name first")
