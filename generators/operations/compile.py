"""Checked bodies as service methods, and checked expressions as properties of answers."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from generators.operations.analysis.guards import guards_of
from generators.operations.analysis.locks import locks_of
from generators.operations.check.checker import Body
from generators.operations.check.reporting import BROKEN
from generators.operations.domain import (
    USER,
    Computed,
    Domain,
    Entity,
    Method,
    Operation,
    Origin,
    Property,
    Refusal,
    RowInput,
)
from generators.operations.emit.draft import Draft
from generators.operations.emit.emitter import emit
from generators.operations.emit.nodes import constant, subscript, symbol
from generators.operations.emit.printer import Printer
from generators.operations.emit.prologue import Named, load, method, name_user, named_rows
from generators.operations.emit.python_names import Names
from generators.operations.emit.sent_lists import Reference, references
from generators.operations.ir.expressions import Expr, Find, New, Var, within
from generators.operations.ir.statements import Require, expressions
from generators.operations.ir.statements import statements as all_statements
from generators.python_source.attributes import attribute_name
from generators.python_source.unparse import expression, in_order, statements


def compile_operation(domain: Domain, operation: Operation, body: Body) -> Method:
    """The service method of an operation whose body has no problems."""
    assert not body.problems, body.problems
    domain = domain.seen_by(operation)
    draft = _draft(domain, operation, body)
    rows = named_rows(draft, operation)
    draft.names.taken |= set(body.binders)
    calls = _names_user(body)
    if calls:
        name_user(draft)
    named = references(draft, operation, body.statements)
    load(draft, operation, rows, named)
    if calls:
        draft.load(draft.names.of(USER), draft.user())
    emit(draft, body.statements, several=len(body.statuses) > 1)
    made = method(operation, domain.entity(operation.entity), _answer(domain, body), draft.made)
    return Method(
        lines=tuple(statements([made])),
        answer=body.answer,
        statuses=body.statuses,
        refusals=_refusals(body),
        guards=guards_of(operation, body.statements),
        locks=tuple(sorted(draft.locking - draft.locks.shared)),
        shares=tuple(sorted(draft.locking & draft.locks.shared)),
        not_found=tuple(dict.fromkeys(each.snake for each in _named_entities(rows, named))),
        searches=_searches(body),
        calls=calls,
        finds=any(isinstance(node, Find) for node in _nodes(body)),
        origins=tuple(_origins(operation, made.body)),
    )


def _named_entities(rows: list[Named], named: list[Reference]) -> Iterator[Entity]:
    yield from (each.entity for each in rows)
    yield from (each.entity for each in named)


def _draft(domain: Domain, operation: Operation, body: Body) -> Draft:
    taken = set(body.locals) | {f"{domain.entity(operation.entity).snake}_id"}
    taken |= {each.arrives for each in operation.inputs if isinstance(each, RowInput)}
    taken |= domain.rows | domain.answers
    return Draft(domain, Names(taken), locks_of(operation, body.statements))


def _answer(domain: Domain, body: Body) -> ast.expr:
    """The type of what the method answers."""
    answer = symbol(domain.entity(body.answer).pascal) if body.answer else constant(None)
    if len(body.statuses) == 1:
        return answer
    return subscript(symbol("tuple"), ast.Tuple([answer, symbol("int")], ast.Load()))


def _refusals(body: Body) -> tuple[Refusal, ...]:
    found = (each.refusal for each in all_statements(body.statements) if isinstance(each, Require))
    return tuple(dict.fromkeys(found))


def _origins(operation: Operation, body: list[ast.stmt]) -> Iterator[Origin | None]:
    written = operation.body.split("\n")
    for node in in_order(body):
        line = getattr(node, "lineno", 0)
        yield Origin(line, written[line - 1].strip()) if line else None


def _searches(body: Body) -> bool:
    finds = (node for node in _nodes(body) if isinstance(node, Find))
    return any(all(value.shape.kind != "row" for _, value in node.equal) for node in finds)


def _names_user(body: Body) -> bool:
    return any(isinstance(node, Var) and node.name == USER for node in _nodes(body))


def _nodes(body: Body) -> Iterator[Expr | New]:
    return (node for each in all_statements(body.statements) for top in expressions(each) for node in within(top))


def compile_computed(domain: Domain, computed: Computed, made: Expr) -> Property:
    """A computed field whose expression has no problems, as a property of the answer schema."""
    assert made is not BROKEN, computed
    printer = Printer(Draft(domain, Names(set())), answer=True)
    code = expression(printer.value(made))
    return Property(attribute_name(computed.name), made.shape.type, made.shape.optional, code, computed.expression)
