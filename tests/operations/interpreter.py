"""The meaning of a whole body: the package's interpreter of expressions, with statements on the rows of a world."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from generators.operations import interpret
from generators.operations.domain import Entity, ListInput, Operation, RowInput
from generators.operations.interpret import OPERATORS
from tests.operations.world import NOW, Row, World

Outcome = tuple[object, ...]


class Ended(Exception):
    def __init__(self, *outcome: object) -> None:
        super().__init__(*outcome)
        self.outcome = outcome


class Interpreter(interpret.Interpreter):
    """Runs one operation on a world."""

    def __init__(self, world: World, orm: dict[str, type[Row]], operation: Operation) -> None:
        super().__init__(operation.body)
        self.world, self.orm, self.operation = world, orm, operation
        self.domain = world.domain.seen_by(operation)

    def run(self, given: dict[str, Any]) -> Outcome:
        try:
            self.load(given)
            for statement in ast.parse(self.text).body:
                self.do(statement)
        except Ended as end:
            return end.outcome
        return ("nothing",)

    def load(self, given: dict[str, Any]) -> None:
        rows = [("self", self.operation.entity, "")] if self.operation.has_self else []
        rows += [(each.name, each.entity, each.within) for each in self.operation.inputs if isinstance(each, RowInput)]
        self.names, missing = dict(given), list[Outcome]()
        for name, entity, within in rows:
            row_id: UUID | None = given[name]
            row = None if row_id is None else self.world.by_id(entity, row_id)
            if (
                within
                and row is not None
                and self.names["self"]
                and row not in self.attribute(self.names["self"], within)
            ):
                row = None
            if row is None and row_id is not None:
                missing.append((self.world.domain.entity(entity).snake, row_id))
            self.names[name] = row
        missing += self.missing_of_items(given)
        if missing:
            raise Ended("missing", *missing)

    def missing_of_items(self, given: dict[str, Any]) -> Iterator[Outcome]:
        """The rows that are not there and that items of lists name."""
        for each in self.operation.inputs:
            for item in given[each.name] if isinstance(each, ListInput) else ():
                for relation in self.domain.entity(item.entity).relations:
                    row_id = getattr(item, relation.column)
                    if row_id is not None and self.world.by_id(relation.target, row_id) is None:
                        yield self.world.domain.entity(relation.target).snake, row_id

    def do(self, node: ast.stmt) -> None:
        match node:
            case ast.Assign(targets=[target], value=value):
                self.store(target, self.value(value))
            case ast.AugAssign(target=target, op=op, value=value):
                loaded = ast.parse(ast.unparse(target), mode="eval").body
                self.store(target, OPERATORS[type(op)](self.value(loaded), self.value(value)))
            case ast.If(test=test, body=body, orelse=orelse):
                for each in body if self.truth(test) else orelse:
                    self.do(each)
            case ast.For(target=ast.Name(id=name), iter=rows, body=body):
                for row in self.value(rows):
                    self.names[name] = row
                    for each in body:
                        self.do(each)
            case ast.Return(value=value):
                self.end(value)
            case ast.Expr(value=value):
                self.value(value)
            case _:
                raise AssertionError(ast.dump(node))

    def end(self, value: ast.expr | None) -> None:
        status = self.operation.status
        if isinstance(value, ast.Tuple):
            value, number = value.elts
            status = self.value(number)
        if value is None:
            raise Ended("nothing")
        row = self.value(value)
        raise Ended("answer", row.entity, self.world.tables[row.entity].index(row), status)

    def store(self, target: ast.expr, value: Any) -> None:
        if isinstance(target, ast.Name):
            self.names[target.id] = value
            return
        assert isinstance(target, ast.Attribute)
        row = self.value(target.value)
        entity = self.world.domain.entity(row.entity)
        relation = next((each for each in entity.relations if each.name == target.attr), None)
        if relation:
            setattr(row, relation.column, None if value is None else value.id)
        else:
            setattr(row, target.attr, value)

    def attribute(self, row: Any, name: str) -> Any:
        assert isinstance(row, Row), f"{row}.{name}"
        entity = self.domain.entity(row.entity)
        for relation in entity.relations:
            if relation.name == name:
                column = getattr(row, relation.column)
                return None if column is None else self.world.by_id(relation.target, column)
        for collection in entity.collections:
            if collection.name == name:
                return list(self.related(collection.target, collection.relation, row))
        for computed in entity.computed:
            if computed.name == name:
                return self.computed(row, computed.expression)
        return getattr(row, name)

    def related(self, target: str, relation: str, row: Row) -> Iterator[Row]:
        column = next(each.column for each in self.world.domain.entity(target).relations if each.name == relation)
        return (each for each in self.world.tables.get(target, []) if getattr(each, column) == row.id)

    def computed(self, row: Row, expression: str) -> Any:
        inner = Interpreter(self.world, self.orm, self.operation)
        inner.text, inner.bare = expression, row
        return inner.result()

    def call(self, name: str, node: ast.Call) -> Any:
        match name:
            case "require":
                if not self.truth(node.args[0]):
                    raise Ended("refused", self.value(node.args[1]), self.value(node.args[2]))
                return None
            case "find":
                return self.find(node)
            case "create":
                return self.create(node)
            case "delete":
                gone = self.value(node.args[0])
                for row in gone if isinstance(gone, list) else [gone]:
                    self.world.remove(row)
                return None
            case "now":
                return NOW
        return super().call(name, node)

    def target(self, node: ast.expr) -> tuple[Entity, dict[str, Any]]:
        if isinstance(node, ast.Name):
            return self.world.domain.entity(node.id), {}
        assert isinstance(node, ast.Attribute)
        owner = self.value(node.value)
        every = self.world.domain.entity(owner.entity).collections
        collection = next(each for each in every if each.name == node.attr)
        entity = self.world.domain.entity(collection.target)
        column = next(each.column for each in entity.relations if each.name == collection.relation)
        return entity, {column: owner.id}

    def columns(self, node: ast.Call) -> tuple[Entity, dict[str, Any]]:
        entity, columns = self.target(node.args[0])
        relations = {each.name: each.column for each in entity.relations}
        for keyword in node.keywords:
            value = self.value(keyword.value)
            name = keyword.arg or ""
            columns[relations.get(name, name)] = value.id if isinstance(value, Row) else value
        return entity, columns

    def find(self, node: ast.Call) -> Row | None:
        entity, columns = self.columns(node)
        rows = self.world.tables.get(entity.key, [])
        return next((row for row in rows if all(getattr(row, key) == each for key, each in columns.items())), None)

    def create(self, node: ast.Call) -> Row:
        entity, columns = self.columns(node)
        return self.world.insert(self.orm[f"{entity.key}Entity"](**columns))
