"""Every program in ``rejected`` is refused with exactly the problems beside it; ``REGOLD=1`` rewrites them."""

from __future__ import annotations

import pytest

from tests.operations.cases import Case, cases, problems_of, settle

CASES = cases("rejected")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_problems(case: Case) -> None:
    problems = problems_of(case.operation)
    assert problems
    assert [(each.line, each.column) for each in problems] == sorted((each.line, each.column) for each in problems)
    lines = case.operation.body.split("\n")
    assert all(each.column <= len(lines[each.line - 1]) + 1 for each in problems)
    texts = (f"{each.line}:{each.column}: {each.message}{f' ({each.hint})' if each.hint else ''}" for each in problems)
    found = "\n".join(texts) + "\n"
    assert found == settle(case, found)


def test_there_are_cases() -> None:
    assert len(CASES) >= 20
