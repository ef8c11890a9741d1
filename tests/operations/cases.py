"""Programs as files: the operation's declaration, a blank line, the body, ``---``, what is expected."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from generators.operations.check.checker import read_body
from generators.operations.compile import compile_operation
from generators.operations.domain import (
    Domain,
    ListInput,
    Method,
    Operation,
    Problem,
    RowInput,
    Type,
    ValueInput,
    sent_item,
)
from generators.python_source.scopes import KNOWN, names_of
from generators.support.names import pascal
from tests.operations.shop import SHOP

HERE = Path(__file__).parent
SEPARATOR = "\n---\n"


@dataclass(frozen=True, slots=True)
class Case:
    path: Path
    operation: Operation
    expected: str

    @property
    def name(self) -> str:
        return self.path.stem


def cases(folder: str) -> list[Case]:
    return [read(path) for path in sorted((HERE / folder).glob("*.txt"))]


def read(path: Path) -> Case:
    program, _, expected = path.read_text(encoding="utf-8").partition(SEPARATOR)
    header, _, body = program.partition("\n\n")
    return Case(path, declared(header, body), expected)


def declared(header: str, body: str) -> Operation:
    """``POST Cart.add_item self -> 201 "summary"``, then one line for each input: ``product: row Product``."""
    first, *lines = header.split("\n")
    verb, name, *rest = first.partition('"')[0].split()
    entity, _, action = name.partition(".")
    status = int(rest[rest.index("->") + 1]) if "->" in rest else 200
    inputs = tuple(given(line) for line in lines)
    summary = first.partition('"')[2].rstrip('"')
    return Operation(entity, action, "self" in rest, verb == "GET", status, inputs, body, summary, pascal(action))


def given(line: str) -> ValueInput | RowInput | ListInput:
    """``product: row Product``, ``amount: int``; ``lines: each product: row Product; quantity: int``."""
    name, _, rest = line.partition(": ")
    if rest.startswith("each "):
        return ListInput(name, sent_item(name, (_given(each) for each in rest.removeprefix("each ").split("; "))))
    return _given(line)


def _given(line: str) -> ValueInput | RowInput:
    name, _, rest = line.partition(": ")
    kind, *more = rest.split()
    optional = "optional" in more
    if kind == "row":
        within = next((each.removeprefix("within=") for each in more if each.startswith("within=")), "")
        return RowInput(name, more[0], "path" in more, optional, within)
    values = tuple(each for each in more if each.isupper())
    scale = next((int(each) for each in more if each.isdigit()), 0)
    return ValueInput(name, Type(kind, scale, values), optional)  # type: ignore[arg-type]


def problems_of(operation: Operation, domain: Domain = SHOP) -> tuple[Problem, ...]:
    """Everything that is wrong with a body."""
    return read_body(domain, operation).problems


def method_of(operation: Operation, domain: Domain = SHOP) -> Method:
    """The method of an operation."""
    return compile_operation(domain, operation, read_body(domain, operation))


def names_taken(method: Method) -> tuple[str, ...]:
    """The names that a method takes from its module, sorted."""
    names = names_of("\n".join(method.lines))
    return tuple(sorted(names.read - names.bound - KNOWN))


def settle(case: Case, found: str) -> str:
    """What is expected; with ``REGOLD=1`` the file is rewritten first."""
    if os.environ.get("REGOLD") == "1":
        program = case.path.read_text(encoding="utf-8").partition(SEPARATOR)[0].rstrip("\n")
        case.path.write_text(f"{program}{SEPARATOR}{found}", encoding="utf-8")
        return found
    return case.expected


__all__ = ["SHOP", "Case", "cases", "method_of", "problems_of", "settle"]
