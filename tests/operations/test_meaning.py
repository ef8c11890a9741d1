"""Compiled operations do what the language means: they are run beside an interpreter, on random data."""

from __future__ import annotations

import ast
import random
import re
from collections.abc import Coroutine
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest

from generators.operations.domain import Method, Operation, RowInput
from generators.python_source.attributes import attribute_name
from tests.operations.cases import Case, cases, declared, method_of, names_taken, problems_of
from tests.operations.interpreter import Interpreter, Outcome
from tests.operations.programs import DECLARATION, Author
from tests.operations.shop import SHOP
from tests.operations.world import NOW, UnitOfWork, arguments, classes, populated

ORM = classes(SHOP)
PROGRAMS = 320
WORLDS = 4


class NotFoundError(Exception):
    pass


class RefusedError(Exception):
    pass


class Clock:
    @staticmethod
    def now(zone: object) -> datetime:
        assert zone is UTC
        return NOW


def namespace(method: Method) -> dict[str, Any]:
    known: dict[str, Any] = {
        "UUID": UUID, "uuid4": uuid4, "Decimal": Decimal, "ROUND_HALF_UP": ROUND_HALF_UP, "UTC": UTC, "datetime": Clock,
        "timedelta": timedelta, "NotFoundError": NotFoundError, "RefusedError": RefusedError, **ORM,
        "sanitize_html": str,
    }  # fmt: skip
    answers = {each.key: SimpleNamespace(model_validate=lambda row: row) for each in SHOP.entities}
    return {name: known.get(name, answers.get(name)) for name in names_taken(method)}


@cache
def executable(method: Method, name: str) -> Any:
    scope = namespace(method)
    exec(compile("from __future__ import annotations\n" + "\n".join(method.lines), "method", "exec"), scope)
    return scope[name]


def finished(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """What a coroutine returns that never really waits."""
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value
    raise AssertionError("it waits")


def run_compiled(method: Method, operation: Operation, world: Any, given: dict[str, Any]) -> Outcome:
    rows = UnitOfWork(world)
    service = SimpleNamespace(rows=rows)

    async def answered(entity: str, row_id: UUID) -> Any:
        assert not rows.pending, "answered before it was written"
        return world.by_id(entity, row_id)

    for each in SHOP.entities:
        setattr(service, each.plural, SimpleNamespace(get=lambda row_id, key=each.key: answered(key, row_id)))
    function = executable(method, operation.name)
    named = {
        each.arrives if isinstance(each, RowInput) else attribute_name(each.name): given[each.name]
        for each in operation.inputs
    }
    paths = {each.arrives for each in operation.inputs if isinstance(each, RowInput) and each.in_path}
    arguments_: dict[str, Any] = {name: value for name, value in named.items() if name in paths}
    if operation.has_self:
        arguments_[f"{SHOP.entity(operation.entity).snake}_id"] = given["self"]
    if named.keys() - paths:
        arguments_["data"] = SimpleNamespace(**{name: value for name, value in named.items() if name not in paths})
    try:
        answer = finished(function(service, **arguments_))
    except NotFoundError as error:
        return ("missing", *error.args)
    except RefusedError as error:
        return ("refused", *error.args[:2])
    finally:
        assert all(len(flags) == 1 for flags in rows.locked.values()), f"now locked, now not: {rows.locked}"
        strengths = {**dict.fromkeys(method.locks, "update"), **dict.fromkeys(method.shares, "share")}
        assert {(key, *flags) for key, flags in rows.locked.items() if flags != {None}} <= strengths.items()
    assert rows.stored == world.state(), f"it ended before everything was written\n{chr(10).join(method.lines)}"
    if answer is None:
        return ("nothing",)
    row, status = answer if isinstance(answer, tuple) else (answer, method.statuses[0])
    return ("answer", row.entity, world.tables[row.entity].index(row), status)


def compare(method: Method, operation: Operation, seed: int) -> str:
    """Run both ways; the kind of the outcome."""
    left, right = populated(SHOP, seed), populated(SHOP, seed)
    given = arguments(random.Random(seed), left, operation)
    meant = Interpreter(left, ORM, operation).run(given)
    done = run_compiled(method, operation, right, given)
    source = "\n".join(method.lines)
    if meant[0] == "missing" and done[0] == "missing":
        assert done[1:] in list(meant[1:]), f"{operation.body}\n{source}"
    else:
        assert done == meant, f"{operation.body}\n{source}"
    if meant[0] in ("answer", "nothing"):
        assert right.state() == left.state(), f"{operation.body}\n{source}"
    return str(meant[0])


def queries_in_loops(method: Method) -> list[str]:
    """Queries that would run once for each row; what a `return` reads is read once.

    A find for each item that a client sent is what the body says.
    """
    found: list[str] = []
    tree = ast.parse("\n".join(method.lines))
    sent = {
        node.targets[0].id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        if re.fullmatch(r"data\.\w+", ast.unparse(node.value))
    }
    for loop in ast.walk(tree):
        inner: list[ast.AST] = []
        if isinstance(loop, ast.For):
            inner = list(loop.body)
        elif isinstance(loop, ast.GeneratorExp | ast.ListComp):
            inner = [loop.elt, *loop.generators[0].ifs]
        answers = {
            id(each)
            for top in inner
            for node in ast.walk(top)
            if isinstance(node, ast.Return)
            for each in ast.walk(node)
        }
        for node in (each for top in inner for each in ast.walk(top) if id(each) not in answers):
            text = ast.unparse(node) if isinstance(node, ast.Await) else ""
            over_sent = isinstance(loop, ast.For) and isinstance(loop.iter, ast.Name) and loop.iter.id in sent
            fine = ("delete", "flush", "find") if over_sent else ("delete", "flush")
            if text.startswith("await self.rows.") and not text.startswith(
                tuple(f"await self.rows.{each}" for each in fine)
            ):
                found.append(text)
    return found


CASES = cases("accepted")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_cases(case: Case) -> None:
    method = method_of(case.operation)
    assert queries_in_loops(method) == []
    kinds = {compare(method, case.operation, seed) for seed in range(60)}
    assert kinds & {"answer", "nothing"}, "no world in which it succeeds"


def random_operations() -> list[Operation]:
    """Programs that the checker accepts."""
    found, seed = list[Operation](), 0
    while len(found) < PROGRAMS:
        seed += 1
        operation = declared(DECLARATION, Author(random.Random(seed)).program())
        if not problems_of(operation):
            found.append(operation)
        assert seed < PROGRAMS * 12, "too few of the programs are right"
    return found


def test_random_programs() -> None:
    outcomes = {"answer": 0, "refused": 0, "missing": 0, "nothing": 0}
    for number, operation in enumerate(random_operations()):
        method = method_of(operation)
        assert queries_in_loops(method) == [], operation.body
        for world in range(WORLDS):
            outcomes[compare(method, operation, (number * WORLDS + world) % 100)] += 1
    assert outcomes["answer"] > 250
    assert outcomes["nothing"] > PROGRAMS // 8
    assert outcomes["refused"] > 20
