"""The beginning of a method: its signature, and the rows that the client names, loaded and locked in a stable order."""

from __future__ import annotations

import ast
import textwrap

from generators.operations.check.environment import find_relation
from generators.operations.domain import USER, Entity, Operation, RowInput
from generators.operations.emit.draft import Draft
from generators.operations.emit.nodes import (
    absent,
    assigned,
    attribute,
    call,
    compared,
    constant,
    failed,
    joined,
    optional,
    orm,
    over,
    stored,
    symbol,
    there,
    unit_of_work,
)
from generators.operations.emit.sent_lists import Reference, groups, hold, table_for
from generators.support.frozen import Frozen

_WIDTH = 108


class Named(Frozen):
    """A row that the client names: its name in the language and in Python, and where its id is."""

    name: str
    variable: str
    entity: Entity
    id: ast.expr
    optional: bool
    within: str


def named_rows(draft: Draft, operation: Operation) -> list[Named]:
    """``self`` and the row inputs, in this order, with their Python names."""
    entity, found = draft.domain.entity(operation.entity), list[Named]()
    for each in operation.inputs:
        if isinstance(each, RowInput):
            name = draft.names.new(each.name, f"{each.name}_row")
            place = symbol(each.arrives) if each.in_path else attribute("data", each.arrives)
            target = draft.domain.entity(each.entity)
            found.append(Named(each.name, name, target, place, each.optional, each.within))
    if operation.has_self:
        name = draft.names.new(entity.snake, f"this_{entity.snake}")
        found.insert(0, Named("self", name, entity, symbol(f"{entity.snake}_id"), False, ""))
    draft.names.variables |= {each.name: each.variable for each in found}
    draft.given = frozenset(each.name for each in found)
    return found


def name_user(draft: Draft) -> None:
    """Give the row of who calls its Python name."""
    draft.names.variables[USER] = draft.names.new(USER, "calling_user")
    draft.given |= {USER}


def load(draft: Draft, operation: Operation, rows: list[Named], named: list[Reference]) -> None:
    """Emit the loading of all of them. Those of one locked entity are locked together, by their ids."""
    done: set[str] = set()
    for each in rows:
        key = each.entity.key
        group = [other for other in rows if other.entity.key == key]
        sent = [other for other in named if other.entity.key == key]
        if key in draft.locks.entities and len(group) + len(sent) > 1 and key not in done:
            done.add(key)
            table = draft.names.new(each.entity.plural, f"{each.entity.plural}_by_id")
            draft.load(table, draft.seen("get_all", key, _ids(group, sent)))
            for other in group:
                _one(draft, operation, other, call(attribute(table, "get"), other.id))
                _check(draft, operation, other)
            for item in sent:
                hold(draft, item, table)
        elif key not in done:
            _one(draft, operation, each, draft.seen("get", key, each.id))
            _check(draft, operation, each)
    for alike in groups(draft, [each for each in named if each.entity.key not in done]):
        table = table_for(draft, alike)
        draft.load(table, draft.seen("get_all", alike[0].entity.key, _ids([], alike)))
        for item in alike:
            hold(draft, item, table)


def _check(draft: Draft, operation: Operation, row: Named) -> None:
    """Emit the question whether the operation may be called for its row, once that is loaded."""
    if operation.rule and row.name == "self":
        draft.put(ast.Await(unit_of_work("check", symbol(row.variable), symbol(operation.rule))))


def _ids(group: list[Named], named: list[Reference]) -> ast.expr:
    """The ids of some rows, those that are given."""
    optional = any(each.optional for each in group) or any(each.relation.optional for each in named)
    if not group and len(named) == 1:
        [only] = named
        column = attribute("each", only.relation.column)
        return ast.ListComp(column, over("each", symbol(only.rows), [there(column)] if optional else []))
    ids = [*(each.id for each in group), *(ast.Starred(each.ids, ast.Load()) for each in named)]
    if not optional:
        return ast.List(ids, ast.Load())
    return ast.ListComp(symbol("each"), over("each", ast.Tuple(ids, ast.Load()), [there(symbol("each"))]))


def _one(draft: Draft, operation: Operation, row: Named, found: ast.expr) -> None:
    refused = [failed("NotFoundError", constant(row.entity.snake), row.id)]
    made: list[ast.stmt] = [
        assigned(row.variable, found),
        ast.If(_not_found(draft, operation, row), refused, []),
    ]
    if row.optional:
        kind = optional(orm(row.entity), True)
        draft.put(ast.AnnAssign(stored(row.variable), kind, constant(None), 1))
        draft.put(ast.If(there(row.id), made, []))
    else:
        draft.made += made


def _not_found(draft: Draft, operation: Operation, row: Named) -> ast.expr:
    """Code that tells whether a row is missing, or lies outside the row of the operation."""
    missing = absent(symbol(row.variable))
    if not row.within:
        return missing
    owner = draft.domain.entity(operation.entity)
    collection = next(each for each in owner.collections if each.name == row.within)
    back = find_relation(row.entity, collection.relation)
    assert back is not None
    own = attribute(draft.names.of("self"), "id")
    return joined("or", (missing, compared(attribute(row.variable, back.column), "!=", own)))


def method(operation: Operation, entity: Entity, answer: ast.expr, body: list[ast.stmt]) -> ast.AsyncFunctionDef:
    """``async def ...:``"""
    kind = symbol("UUID")
    parameters = [ast.arg("self"), *([ast.arg(f"{entity.snake}_id", kind)] if operation.has_self else [])]
    named = (each for each in operation.inputs if isinstance(each, RowInput) and each.in_path)
    parameters += [ast.arg(each.arrives, kind) for each in named]
    if any(not isinstance(each, RowInput) or not each.in_path for each in operation.inputs):
        parameters.append(ast.arg("data", symbol(f"{entity.pascal}{operation.schema}")))
    arguments = ast.arguments([], parameters, None, [], [], None, [])
    return ast.AsyncFunctionDef(operation.name, arguments, [docstring(operation), *body], [], answer)


def docstring(operation: Operation) -> ast.stmt:
    """The summary, or the words of the name, as one sentence."""
    text = " ".join("".join(char if char.isprintable() else " " for char in operation.summary).split())
    text = text or operation.name.replace("_", " ").capitalize()
    text = text if text.endswith((".", "!", "?")) else f"{text}."
    first, *rest = textwrap.wrap(text, _WIDTH, break_long_words=True)
    return ast.Expr(ast.Constant("\n".join([first, *rest, ""] if rest else [first])))
