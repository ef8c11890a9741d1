"""Calls: aggregates over rows, and ``find``; and the columns that ``find`` and ``create`` name."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import Final

from msgspec.structs import replace

from generators.operations.check.conditions import facts
from generators.operations.check.environment import attributes, find_field, find_relation
from generators.operations.check.reporting import BROKEN, Part
from generators.operations.domain import Entity
from generators.operations.ir.expressions import Aggregate, CollectionOf, Count, Expr, Find, RelationOf
from generators.operations.ir.types import BOOL, INT, Shape, row, words
from generators.support.suggest import did_you_mean

AGGREGATES: Final = ("sum", "len", "min", "max", "any", "all")
_ARGUMENTS: Final = ("entity", "lock")  # of the queries in the emitted code, beside the columns
_NONE: Final = "`find` looks for a value; where there is none, ask the rows of a collection: `item.note is None`"
_OFTEN: Final = "look before the loop, loop over a collection, or over a list that is sent: `for line in lines:`"
_ORDERED: Final = ("int", "decimal", "float", "date", "time", "datetime", "duration")


@dataclass(slots=True)
class Calls(Part):
    """Functions over rows."""

    def aggregate(self, node: ast.Call, function: str) -> Expr:
        """``sum(item.quantity for item in self.items if ...)``, ``len(self.items)``."""
        hint = f"write `{function}(item.quantity for item in self.items)`"
        if len(node.args) == 2 and function in ("min", "max"):
            hint = "for the one or the other write `a if a < b else b`"
        if len(node.args) != 1 or node.keywords:
            return self.refuse(node, f"`{function}` takes one generator", hint)
        if isinstance(node.args[0], ast.GeneratorExp):
            return self._generator(node, node.args[0], function)
        if function != "len":
            return self.refuse(node.args[0], f"`{function}` takes a generator", hint)
        rows = self._many(node.args[0])
        return BROKEN if rows is BROKEN else Count(rows)

    def _many(self, node: ast.expr) -> Expr:
        if self.whole_entity(node):
            return BROKEN
        rows = self.whole.expr(node)
        if rows.shape.kind in ("rows", "unknown"):
            return rows
        return self.refuse(node, f"{words(rows.shape)} is not a collection of rows", no_rows_hint(rows.shape))

    def whole_entity(self, node: ast.expr) -> bool:
        """Whether all rows of an entity stand where a collection should; reports it."""
        if not isinstance(node, ast.Name) or node.id in self.scope.declared or not self.scope.domain.has(node.id):
            return False
        hint = "give a relation to another entity an `inverse`, and go over that: `for book in author.books:`"
        self.refuse(node, f"the rows of a whole entity are not gone over, and `{node.id}` is one", hint)
        return True

    def _generator(self, node: ast.Call, generator: ast.GeneratorExp, function: str) -> Expr:
        scope, [first, *others] = self.scope, generator.generators
        if others or first.is_async or not isinstance(first.target, ast.Name):
            return self.refuse(
                generator, "a generator goes over one collection", f"`{function}(... for item in self.items)`"
            )
        rows = self._many(first.iter)
        if problem := self._binder(first.target.id):
            return self.refuse(first.target, *problem)
        if rows is BROKEN:
            return BROKEN
        scope.counter += 1
        unique = f"{first.target.id}'{scope.counter}"
        binder = first.target.id, unique, row(rows.shape.entity)
        if isinstance(rows, CollectionOf) and not rows.early:
            scope.unfetched.add(unique)
        filters = list[Expr]()
        with scope.at(replace(scope.place, binders=(*scope.place.binders, binder))), scope.supposing():
            for test in first.ifs:
                filters.append(self.whole.conditions.condition(test))
                scope.learn(facts(filters[-1], holds=True))
            made = self._element(node, generator.elt, function)
        if made is None or any(test is BROKEN for test in filters):
            return BROKEN
        element, shape = made
        if element is None and not filters:
            return Count(rows)
        return Aggregate(function, unique, rows, element, tuple(filters), shape)

    def _binder(self, name: str) -> tuple[str, str] | None:
        """Why a name cannot be the variable of a generator. It may hide a local one."""
        bare = self.scope.place.bare
        if bare is not None and name in attributes(self.scope.entity(bare.shape.entity)):
            return f"`{name}` is already a name here", "choose another name"
        return self.scope.refuse_name(name)

    def _element(self, node: ast.Call, written: ast.expr, function: str) -> tuple[Expr | None, Shape] | None:
        if function in ("any", "all"):
            test = self.whole.conditions.condition(written)
            return None if test is BROKEN else (test, BOOL)
        made = self.whole.expr(written)
        if function == "len":
            return None if made.shape.kind == "unknown" else (None, INT)
        if not self.there(made, written):
            return None
        fits = made.shape.numeric if function == "sum" else made.shape.is_a(*_ORDERED)
        if not fits:
            self.refuse(written, f"`{function}` does not work on {words(made.shape)}")
            return None
        return made, made.shape if function == "sum" else replace(made.shape, optional=True)

    def find(self, node: ast.Call) -> Expr:
        """``find(Entity, field=value, relation=row)``, ``find(self.items, field=value)``."""
        if self.scope.place.bare is not None:
            return self.refuse(node, "a computed field cannot look for rows", "use its own fields and collections")
        if self._looks_often():
            return self.refuse(node, "`find` here would be a query for each row", _OFTEN)
        target = self.target(node, "find")
        if target is None:
            self.named(node, None)
            return BROKEN
        entity, owner = target
        given = self.named(node, entity)
        columns = self.columns(entity, given, finding=True)
        if columns is None or owner is BROKEN:
            return BROKEN
        if not owner and not columns:
            return self.refuse(node, "`find` needs something to find by", f"write `find({entity.key}, name=...)`")
        equal = (*((owner,) if owner else ()), *columns)
        if loop := self.scope.loop:
            related = (value for _, value in equal if isinstance(value, RelationOf))
            loop.followed += [(each.base.shape.entity, each.relation.name, node) for each in related]
        return Find(entity.key, equal, row(entity.key, optional=True))

    def _looks_often(self) -> bool:
        """Whether an expression here has a value for each row that there is; of items that are sent there are few."""
        loop = self.scope.loop
        shapes = [self.scope.declared[name] for name in loop.variables] if loop else []
        return bool(self.scope.place.binders) or any(each.kind == "row" and not each.sent for each in shapes)

    def target(self, node: ast.Call, function: str) -> tuple[Entity, tuple[str, Expr] | Expr | None] | None:
        """The entity that ``find`` or ``create`` is about, and the column and row of the collection's owner."""
        usage = f"write `{function}(Entity, ...)` or `{function}(self.items, ...)`"
        if len(node.args) != 1:
            if function == "find" and any(isinstance(each, ast.Compare) for each in node.args):
                usage = "`find` compares for equality only: `find(Entity, field=value)`"
            self.refuse(node, f"`{function}` takes an entity or a collection, then `name=value`", usage)
            return None
        first = node.args[0]
        local = isinstance(first, ast.Name) and first.id in self.scope.declared
        if isinstance(first, ast.Name) and not local and first.id[:1].isupper():
            if found := next((each for each in self.scope.domain.entities if each.key == first.id), None):
                return found, None
            if first.id in self.scope.domain.unknown.entities:
                self.doubt()
                return None
            known = (each.key for each in self.scope.domain.entities)
            self.refuse(first, f"there is no entity `{first.id}`", did_you_mean(first.id, known))
            return None
        made = self.owner(first)
        if made is BROKEN:
            return None
        if not isinstance(made, CollectionOf):
            self.refuse(first, f"`{function}` takes an entity or a collection of a row", usage)
            return None
        entity = self.scope.entity(made.collection.target)
        back = find_relation(entity, made.collection.relation)
        assert back is not None
        return entity, (back.column, made.base)

    def owner(self, node: ast.expr) -> Expr:
        """A collection that is named, but not read."""
        with self.scope.at(replace(self.scope.place, naming=True)):
            return self.whole.expr(node)

    def named(self, node: ast.Call, entity: Entity | None) -> dict[str, tuple[ast.keyword, Expr]]:
        """The values of ``name=value``, checked one by one."""
        found: dict[str, tuple[ast.keyword, Expr]] = {}
        for each in node.keywords:
            if each.arg is None:
                self.refuse(each.value, "`**` is not part of this language")
                continue
            found[each.arg] = (each, self.whole.expr(each.value))
        return found

    def columns(
        self, entity: Entity, given: dict[str, tuple[ast.keyword, Expr]], *, finding: bool
    ) -> tuple[tuple[str, Expr], ...] | None:
        """The columns that values are for; None after a problem."""
        made = [self._column(entity, name, *pair, finding=finding) for name, pair in given.items()]
        return None if None in made else tuple(each for each in made if each is not None)

    def _column(
        self, entity: Entity, name: str, keyword: ast.keyword, value: Expr, *, finding: bool
    ) -> tuple[str, Expr] | None:
        if relation := find_relation(entity, name):
            target = row(relation.target, optional=relation.optional and not finding)
            fitted = self.fit(value, keyword.value, target, name, _NONE if finding and relation.optional else "")
            return None if fitted is BROKEN else (relation.column, fitted)
        field = find_field(entity, name)
        if field is None or (not finding and not field.settable):
            self._no_column(entity, name, keyword, known=field is not None)
            return None
        shape = Shape("value", field.type, optional=field.optional and not finding)
        if finding and (field.type.kind == "opaque" or name in _ARGUMENTS):
            hint = "rename the field" if name in _ARGUMENTS else ""
            self.refuse(keyword, f"`{name}` cannot be searched by", hint)
            return None
        fitted = self.fit(value, keyword.value, shape, name, _NONE if finding and field.optional else "")
        return None if fitted is BROKEN else (name, fitted)

    def _no_column(self, entity: Entity, name: str, keyword: ast.keyword, *, known: bool) -> None:
        if self.scope.domain.unknown.may_have(entity.key, name):
            self.doubt()
            return
        names = [*(each.name for each in entity.fields if each.settable), *(each.name for each in entity.relations)]
        column = next((each for each in entity.relations if each.column == name), None)
        if name in entity.links:
            self.refuse_link(keyword, name)
        elif column:
            self.refuse(keyword, f"{entity.key} has no `{name}`", f"write `{column.name}=` with a row")
        elif known or name in attributes(entity):
            self.refuse(keyword, f"`{name}` of {entity.key} cannot be given", "it comes by itself")
        else:
            self.refuse(keyword, f"{entity.key} has no `{name}`", did_you_mean(name, names))


def no_rows_hint(shape: Shape) -> str:
    """What to do where something is no collection of rows."""
    if shape.is_a("opaque"):
        return (
            "say what is in the list, then loop over it: `lines: {each: {product: {entity: Product}}}` in `input`, "
            "`for line in lines:`"
        )
    if shape.is_a("str", "enum"):
        return "the language does not look into text: a field has `min_length`, `max_length` and `pattern`"
    return "a loop goes over a collection"
