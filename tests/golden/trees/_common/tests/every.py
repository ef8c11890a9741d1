# Generated from specs/<app>.yaml by templates/tests/every.py.j2.
"""Runs a test for every entity, or for every case of a table of each."""

from collections.abc import Sequence
from typing import Any

import pytest

from tests.cases import SUBJECTS
from tests.cases.base import Subject


def every(table: str = "", names: str = "", *, having: str = "") -> pytest.MarkDecorator:
    """Run a test with each ``subject`` that has an endpoint, and with ``names`` for each case of a table.

    Of several endpoints the test is told the ``verb`` too. What a client may not send to one is left out there.
    """
    verbs, wanted = having.split() or [""], names.replace(",", " ").split()
    told = ["verb"] if len(verbs) > 1 else []
    parameters = []
    for subject in SUBJECTS:
        for verb in verbs:
            for case in _cases(subject, verb, table):
                words = (verb, subject.name, " ".join(_fields(case)), *case[len(wanted) :])
                values = (subject, verb)[: 1 + len(told)] + tuple(case[: len(wanted)])
                parameters.append(pytest.param(*values, id=" ".join(word for word in words if word)))
    return pytest.mark.parametrize(("subject", *told, *wanted), parameters)


def _cases(subject: Subject, verb: str, table: str) -> Sequence[Sequence[Any]]:
    """The rows of a table; one without a value where no table is asked for."""
    if verb and verb not in subject.has:
        return []
    rows = getattr(subject, table) if table else [()]
    cases = [(row,) if isinstance(row, str) else row for row in rows]
    foreign = subject.foreign(verb) if verb in ("create", "update") else ()
    return [case for case in cases if not set(_fields(case)).intersection(foreign)]


def _fields(case: Sequence[Any]) -> Sequence[str]:
    """The fields that a case is about, or what else it begins with."""
    first = case[0] if case else ()
    return [first] if isinstance(first, str) else first
