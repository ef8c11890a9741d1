"""Every program in ``accepted`` compiles to exactly the source beside it; ``REGOLD=1`` rewrites them."""

from __future__ import annotations

import pytest
from ruff_api import FormatOptions, format_string

from generators.operations.domain import Operation
from tests.operations.cases import Case, cases, method_of, names_taken, problems_of, settle

CASES = cases("accepted")


def compiled(operation: Operation) -> str:
    """The formatted method, and below it what else is known of it."""
    method = method_of(operation)
    options = FormatOptions(target_version="py311", line_width=116)
    text = format_string("x.py", "\n".join(method.lines), options)
    facts = [f"answers: {method.answer or 'nothing'} {', '.join(map(str, method.statuses))}"]
    facts += [f"locks: {', '.join(method.locks)}"] if method.locks else []
    facts += [f"shares: {', '.join(method.shares)}"] if method.shares else []
    facts += [f"refuses: {each.status} {each.code} {each.message!r}" for each in method.refusals]
    facts += [f"guard: {each.row}.{each.field} in {each.allowed} else {each.refusal.code}" for each in method.guards]
    facts += [f"not found: {', '.join(method.not_found)}"] if method.not_found else []
    return text + "---\n" + "\n".join([*facts, f"names: {' '.join(names_taken(method))}"]) + "\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_source(case: Case) -> None:
    problems = problems_of(case.operation)
    assert problems == ()
    found = compiled(case.operation)
    assert found == settle(case, found)


def test_there_are_cases() -> None:
    assert len(CASES) >= 40
