"""A whole body or computed field: from text to tree, or to everything that is wrong with it."""

from __future__ import annotations

import ast
import keyword
import re

from msgspec.structs import replace

from generators.operations.check.blocks import Statements
from generators.operations.check.environment import Place, Scope
from generators.operations.check.expression_kinds import Expressions
from generators.operations.check.reporting import BROKEN
from generators.operations.domain import Computed, Domain, Operation, Problem
from generators.operations.ir.expressions import Expr, Var
from generators.operations.ir.statements import Stmt
from generators.operations.ir.types import Shape, row, words
from generators.operations.parse import Source, parse
from generators.support.frozen import Frozen

_ROUNDS = 8


class Body(Frozen):
    """A body that was checked. answer: the entity of the answered row, or "". whole: all of it is understood."""

    statements: tuple[Stmt, ...]
    problems: tuple[Problem, ...]
    answer: str
    statuses: tuple[int, ...]
    locals: tuple[str, ...]
    binders: tuple[str, ...]  # the variables of generators, which may be named like anything
    whole: bool = False


def read_body(domain: Domain, operation: Operation) -> Body:
    """Check the body of an operation. Its local names are typed by everything assigned to them, so it takes rounds."""
    source, domain = Source(operation.body), domain.seen_by(operation)
    tree = parse(source, "exec")
    if not isinstance(tree, ast.Module):
        follows = _has_word(source, operation.unknown | domain.unknown.names)
        return Body((), () if follows else _sorted(source.problems), "", (), (), ())
    if not tree.body:
        return Body((), (Problem(1, 1, "an operation does something", "write at least one line"),), "", (), (), ())
    checker, statements = _typed(domain, operation, tree.body)
    source = checker.scope.place.source
    noticed = any("decimal places" in each.message for each in source.problems)
    for name in () if noticed else sorted(checker.writes.unstable):
        hint = "round in the loop: `x = round(..., 2)`"
        checker.refuse(
            checker.writes.first.get(name, tree.body[0]), f"the decimal places of `{name}` grow without end", hint
        )
    _unused(checker, tree)
    answer, statuses = _answers(checker, tree.body[-1])
    binders = {
        part.target.id
        for part in ast.walk(tree)
        if isinstance(part, ast.comprehension) and isinstance(part.target, ast.Name)
    }
    names = tuple(sorted(checker.scope.declared))
    whole = not source.problems and not checker.scope.doubted
    return Body(statements, _sorted(source.problems), answer, statuses, names, tuple(sorted(binders)), whole)


def _typed(domain: Domain, operation: Operation, body: list[ast.stmt]) -> tuple[Statements, tuple[Stmt, ...]]:
    """The statements, once the local names hold what they will hold at the end."""
    declared: dict[str, Shape] = {}
    for _ in range(_ROUNDS):
        checker = Statements(Scope(domain, operation, Place(Source(operation.body)), declared=declared))
        statements = checker.block(body)
        declared = checker.scope.declared
        if not checker.writes.unstable:
            break
    return checker, statements


def _unused(checker: Statements, tree: ast.Module) -> None:
    used = checker.scope.used | checker.writes.broken
    if checker.scope.place.source.problems or checker.scope.doubted:
        # What is refused uses names too.
        used |= {each.id for each in ast.walk(tree) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Load)}
    for name, node in checker.writes.first.items():
        if name not in used and not any(each.id == name for each in checker.loops):
            checker.refuse(node, f"`{name}` is not used", "delete the assignment, or use the name")
    for loop in checker.loops:
        if loop.id not in used:
            checker.refuse(loop, f"`{loop.id}` is not used in the loop", "`len(...)` counts rows")


def _answers(checker: Statements, last: ast.stmt) -> tuple[str, tuple[int, ...]]:
    """The entity that is answered and the statuses of it, the usual one first."""
    answers, usual = checker.answers, checker.scope.operation.status
    rows = [each for each in answers if each[1]]
    entity = next((each[1] for each in rows if each[1] != "?"), "?")
    for node, other, _ in answers:
        if other not in ("?", entity) and rows:
            what = f"a row of {other}" if other else "nothing"
            checker.refuse(
                node, f"this answers {what}, and another `return` a row of {entity}", "answer the same everywhere"
            )
    if rows and not checker.scope.flow.ended:
        checker.refuse(last, "after this nothing is answered, and elsewhere a row is", "end with a `return`")
    if not rows:
        if isinstance(last, ast.Return):
            checker.refuse(last, "this `return` has no effect", "an operation without an answer just ends")
        return "", (204,)
    others = sorted({status for _, name, status in rows if name} - {usual})
    if usual not in {status for _, _, status in rows}:
        checker.refuse(
            rows[0][0], f"the usual status {usual} is never answered", f"let the operation answer {others[0]}"
        )
    return entity, (usual, *others)


def _has_word(source: Source, refused: frozenset[str]) -> bool:
    """Whether a text cannot be read for a word of Python in it, which was refused as a name already."""
    return any(keyword.iskeyword(name) and re.search(rf"\b{name}\b", source.text) for name in refused)


def _sorted(problems: list[Problem]) -> tuple[Problem, ...]:
    """The problems in the order of their places, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda each: (each.line, each.column, each.message)))


def read_condition(domain: Domain, entity_key: str, text: str) -> tuple[Expr, tuple[Problem, ...]]:
    """Check a condition over ``self``, a row, and ``user``, who calls; BROKEN unless all of it is understood."""
    source = Source(text)
    tree = parse(source, "eval")
    if not isinstance(tree, ast.Expression):
        return BROKEN, _sorted(source.problems)
    scope = Scope(domain, Operation(entity_key, "rule", True, True, 200, (), text), Place(source))
    made = Expressions(scope).conditions.condition(tree.body)
    return (BROKEN if source.problems or scope.doubted else made), _sorted(source.problems)


def read_computed(domain: Domain, entity_key: str, computed: Computed) -> tuple[Expr, tuple[Problem, ...]]:
    """Check a computed field; the expression is BROKEN unless all of it is understood."""
    name, text = computed.name, computed.expression
    source = Source(text.strip())
    tree = parse(source, "eval")
    if tree is None and _has_word(source, domain.unknown.names):
        return BROKEN, ()
    made: Expr = BROKEN
    if isinstance(tree, ast.Expression):
        operation = Operation(entity_key, name, True, True, 200, (), text)
        bare = Var("self", row(entity_key))
        scope = Scope(domain, operation, Place(source, computing=((entity_key, name),), bare=bare, answer=True))
        made = Expressions(scope).expr(tree.body)
        if made is not BROKEN and made.shape.kind != "value":
            hint = "`len(items)` counts rows" if made.shape.kind == "rows" else ""
            source.report(tree.body, f"a computed field is a value, not {words(made.shape)}", hint)
        elif made is not BROKEN and made.shape.is_a("opaque", "duration"):
            source.report(tree.body, f"a computed field cannot be {words(made.shape)}")
        made = BROKEN if source.problems or scope.doubted else made
    first = len(text) - len(text.lstrip())
    lead, shift = text[:first].count("\n"), first - (text[:first].rfind("\n") + 1)
    moved = [
        replace(each, line=each.line + lead, column=each.column + (shift if each.line == 1 else 0))
        for each in source.problems
    ]
    return made, _sorted(moved)
