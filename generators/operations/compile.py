"""The interface of the package: check a body, compile it; the same for computed fields."""

from __future__ import annotations

import ast
import builtins

from generators.operations.analysis.guards import guards_of
from generators.operations.analysis.locks import locked_entities
from generators.operations.check.checker import Body, read_body, read_computed
from generators.operations.check.reporting import BROKEN
from generators.operations.domain import Domain, Method, Operation, Problem, Property, Refusal
from generators.operations.emit.draft import Draft
from generators.operations.emit.emitter import emit
from generators.operations.emit.nodes import constant, subscript, symbol
from generators.operations.emit.printer import Printer
from generators.operations.emit.prologue import load, method, named_rows
from generators.operations.emit.python_names import Names
from generators.operations.ir.expressions import Find, within
from generators.operations.ir.statements import Require, expressions
from generators.operations.ir.statements import statements as all_statements
from generators.python_source.unparse import expression, statements


def check(domain: Domain, operation: Operation) -> tuple[Problem, ...]:
    """Everything that is wrong with a body, in the order of its places. Never raises for what somebody wrote."""
    return read_body(domain, operation).problems


def compile_operation(domain: Domain, operation: Operation) -> Method:
    """The service method of an operation that has no problems."""
    body = read_body(domain, operation)
    assert not body.problems, body.problems
    draft = _draft(domain, operation, body)
    rows = named_rows(draft, operation)
    draft.names.taken |= set(body.binders)
    load(draft, operation, rows)
    emit(draft, body.statements, several=len(body.statuses) > 1)
    made = method(operation, domain.entity(operation.entity).snake, _answer(body), draft.made)
    names = _free_names(made)
    return Method(
        lines=tuple(statements([made])),
        names=tuple(sorted(names)),
        entities=tuple(sorted(each.key for each in domain.entities if f"{each.key}Entity" in names)),
        answer=body.answer,
        statuses=body.statuses,
        refusals=_refusals(body),
        guards=guards_of(operation, body.statements),
        locks=tuple(sorted(draft.locking)),
        not_found=tuple(dict.fromkeys(row.entity.snake for row in rows)),
        searches=_searches(body),
    )


def _draft(domain: Domain, operation: Operation, body: Body) -> Draft:
    taken = set(body.locals) | {f"{domain.entity(operation.entity).snake}_id"}
    taken |= {f"{each.name}_id" for each in operation.inputs}
    taken |= {name for each in domain.entities for name in (each.key, f"{each.key}Entity")}
    return Draft(domain, Names(taken), locked_entities(operation, body.statements))


def _answer(body: Body) -> ast.expr:
    """The type of what the method answers."""
    answer = symbol(body.answer) if body.answer else constant(None)
    if len(body.statuses) == 1:
        return answer
    return subscript(symbol("tuple"), ast.Tuple([answer, symbol("int")], ast.Load()))


def _refusals(body: Body) -> tuple[Refusal, ...]:
    found = (each.refusal for each in all_statements(body.statements) if isinstance(each, Require))
    return tuple(dict.fromkeys(found))


def _searches(body: Body) -> bool:
    nodes = (node for each in all_statements(body.statements) for top in expressions(each) for node in within(top))
    return any(isinstance(node, Find) and all(value.shape.kind != "row" for _, value in node.equal) for node in nodes)


def _free_names(method: ast.AsyncFunctionDef) -> frozenset[str]:
    """The names that a method takes from its module."""
    names = [node for node in ast.walk(method) if isinstance(node, ast.Name)]
    bound = {node.id for node in names if isinstance(node.ctx, ast.Store)}
    bound |= {node.arg for node in ast.walk(method) if isinstance(node, ast.arg)}
    return frozenset(node.id for node in names) - bound - frozenset(dir(builtins))


def check_computed(domain: Domain, entity_key: str, name: str) -> tuple[Problem, ...]:
    """Everything that is wrong with a computed field."""
    return read_computed(domain, entity_key, name)[1]


def compile_computed(domain: Domain, entity_key: str, name: str) -> Property:
    """A computed field that has no problems, as a property of the answer schema."""
    made, problems = read_computed(domain, entity_key, name)
    assert made is not BROKEN, problems
    printer = Printer(Draft(domain, Names(set())), answer=True)
    written = next(each.expression for each in domain.entity(entity_key).computed if each.name == name)
    return Property(name, made.shape.type, made.shape.optional, expression(printer.value(made)), written)
