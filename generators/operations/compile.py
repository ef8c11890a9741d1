"""The interface of the package: check a body, compile it; the same for computed fields."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator

from generators.operations.analysis.guards import guards_of
from generators.operations.analysis.locks import locked_entities
from generators.operations.check.checker import Body, read_body, read_computed
from generators.operations.check.reporting import BROKEN
from generators.operations.domain import Domain, Method, Operation, Problem, Property, Refusal
from generators.operations.emit.emitter import Emitter, ends, id_mark
from generators.operations.emit.printer import Printer
from generators.operations.emit.prologue import docstring, load, named_rows, signature
from generators.operations.emit.python_names import Names
from generators.operations.emit.source import source
from generators.operations.ir.expressions import Find, within
from generators.operations.ir.statements import Require, expressions, statements


def check(domain: Domain, operation: Operation) -> tuple[Problem, ...]:
    """Everything that is wrong with a body, in the order of its places. Never raises for what somebody wrote."""
    return read_body(domain, operation).problems


def compile_operation(domain: Domain, operation: Operation) -> Method:
    """The service method of an operation that has no problems."""
    body = read_body(domain, operation)
    assert not body.problems, body.problems
    emitter = _emitter(domain, operation, body)
    rows = named_rows(emitter, operation)
    emitter.names.taken |= set(body.binders)
    load(emitter, operation, rows)
    for statement in body.statements:
        emitter.statement(statement)
    if not ends(body.statements):
        emitter.end()
    answer = body.answer or "None"
    answer = f"tuple[{answer}, int]" if len(body.statuses) > 1 else answer
    lines = [signature(operation, domain.entity(operation.entity).snake, answer)]
    lines += [f"    {line}" for line in docstring(operation)]
    lines += source(tuple(emitter.lines))
    lines = _with_ids(lines, domain, emitter.identified)
    names = tuple(sorted(set(_free_names("\n".join(lines)))))
    return Method(
        lines=tuple(lines),
        names=names,
        entities=tuple(sorted(each.key for each in domain.entities if f"{each.key}Entity" in names)),
        answer=body.answer,
        statuses=body.statuses,
        refusals=_refusals(body),
        guards=guards_of(operation, body.statements),
        locks=tuple(sorted(emitter.locking)),
        not_found=tuple(dict.fromkeys(row.entity.snake for row in rows)),
        searches=_searches(body),
    )


def _emitter(domain: Domain, operation: Operation, body: Body) -> Emitter:
    taken = set(body.locals) | {f"{domain.entity(operation.entity).snake}_id"}
    taken |= {f"{each.name}_id" for each in operation.inputs}
    locks = locked_entities(operation, body.statements)
    return Emitter(domain, Names(taken), locks, several=len(body.statuses) > 1)


def _with_ids(lines: list[str], domain: Domain, identified: set[str]) -> list[str]:
    for entity in domain.entities:
        text = "id=uuid4(), " if entity.key in identified else ""
        lines = [line.replace(id_mark(entity.key), text).replace(", ))", "))") for line in lines]
    return lines


def _refusals(body: Body) -> tuple[Refusal, ...]:
    found = (each.refusal for each in statements(body.statements) if isinstance(each, Require))
    return tuple(dict.fromkeys(found))


def _searches(body: Body) -> bool:
    nodes = (node for each in statements(body.statements) for top in expressions(each) for node in within(top))
    return any(isinstance(node, Find) and all(value.shape.kind != "row" for _, value in node.equal) for node in nodes)


def _free_names(text: str) -> Iterator[str]:
    """The names that a method takes from its module."""
    tree = ast.parse(text)
    names = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
    bound = {node.id for node in names if isinstance(node.ctx, ast.Store)}
    bound |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    known = bound | set(dir(builtins))
    yield from (node.id for node in names if node.id not in known)


def check_computed(domain: Domain, entity_key: str, name: str) -> tuple[Problem, ...]:
    """Everything that is wrong with a computed field."""
    return read_computed(domain, entity_key, name)[1]


def compile_computed(domain: Domain, entity_key: str, name: str) -> Property:
    """A computed field that has no problems, as a property of the answer schema."""
    made, problems = read_computed(domain, entity_key, name)
    assert made is not BROKEN, problems
    printer = Printer(domain, Names(set()), answer=True)
    return Property(name, made.shape.type, made.shape.optional, printer.value(made).text)
