# Generated from specs/shop_with_accounts.yaml by templates/tests/every.py.j2.
"""Runs a test for everything of a kind, or for every case of a table of each."""

from collections.abc import Sequence
from typing import Any

import pytest

from tests.cases import OPERATIONS, SUBJECTS
from tests.cases.base import Subject
from tests.scenarios import SCENARIOS

METHODS = {"get": "get", "update": "put", "delete": "delete"}


def every(table: str = "", names: str = "", *, having: str = "") -> pytest.MarkDecorator:
    """Run a test with each ``subject`` that has an endpoint, and with ``names`` for each case of a table.

    Of several endpoints the test is told the ``verb`` too. What a client may not send to one is left out there.
    """
    verbs, wanted = having.split() or [""], names.replace(",", " ").split()
    told = ["verb"] if len(verbs) > 1 else []
    chosen = [(subject, verb) for subject in SUBJECTS for verb in verbs if not verb or verb in subject.has]
    cases = [(subject, verb, case) for subject, verb in chosen for case in _allowed(subject, verb, table)]
    return pytest.mark.parametrize(
        ("subject", *told, *wanted),
        [
            pytest.param(subject, *[verb][: len(told)], *case[: len(wanted)], id=_id(verb, subject.name, case, wanted))
            for subject, verb, case in cases
        ],
    )


def every_operation(table: str, names: str = "") -> pytest.MarkDecorator:
    """Run a test with each business ``operation`` that has this, or with ``names`` for each case of this table."""
    wanted = names.replace(",", " ").split()
    having = [each for each in OPERATIONS if getattr(each, table)]
    cases = [(each, case) for each in having for case in _cases(each, table if wanted else "")]
    return pytest.mark.parametrize(
        ("operation", *wanted),
        [pytest.param(each, *case[: len(wanted)], id=_id("", each.name, case, wanted)) for each, case in cases],
    )


every_scenario = pytest.mark.parametrize(
    "scenario", [pytest.param(each, id=each.__name__.removeprefix("scenario_")) for each in SCENARIOS]
)


def _allowed(subject: Subject, verb: str, table: str) -> list[Sequence[Any]]:
    """The cases that are about what a client may send."""
    foreign = subject.foreign(verb) if verb in ("create", "update") else ()
    return [case for case in _cases(subject, table) if not set(_fields(case)).intersection(foreign)]


def _cases(owner: Any, table: str) -> list[Sequence[Any]]:
    """The rows of a table; one without a value where no table is asked for."""
    rows = getattr(owner, table) if table else [()]
    return [(row,) if isinstance(row, str) else row for row in rows]


def _fields(case: Sequence[Any]) -> Sequence[str]:
    """The fields that a case is about, or what else it begins with."""
    first = case[0] if case else ()
    return [first] if isinstance(first, str) else first if isinstance(first, Sequence) else ()


def _id(verb: str, name: str, case: Sequence[Any], wanted: list[str]) -> str:
    """What the test is called: what it is about, and what tells the case from others."""
    words = (verb, name, " ".join(map(str, _fields(case))), *case[len(wanted) :])
    return " ".join(word for word in words if word)
