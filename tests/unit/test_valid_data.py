"""What schemathesis takes for valid, and an application refuses: whose fault that is."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from generators.verify.subjects.valid_data import valid_data_is_accepted

MISMATCH = {"loc": ["body", "name"], "msg": "", "type": "string_pattern_mismatch"}
UUID_PARSING = {"loc": ["path", "task_id"], "msg": "", "type": "uuid_parsing"}


def refused(problem: dict[str, Any], **sent: Any) -> bool:
    """Whether a 422 about that is held against the application."""
    positive = SimpleNamespace(generation=SimpleNamespace(mode=SimpleNamespace(is_positive=True)))
    response: Any = SimpleNamespace(status_code=422, json=lambda: {"detail": [problem]})
    case: Any = SimpleNamespace(meta=positive, **{"path_parameters": {}, "body": None, **sent})
    try:
        valid_data_is_accepted(SimpleNamespace(), response, case)  # type: ignore[arg-type]
    except AssertionError:
        return True
    return False


@pytest.mark.parametrize(
    ("problem", "sent", "expected"),
    [
        pytest.param(UUID_PARSING, {"path_parameters": {"task_id": "x"}}, True, id="an id that the document allows"),
        pytest.param(UUID_PARSING, {"path_parameters": {"task_id": None}}, False, id="a reference to nothing"),
        pytest.param(
            {"loc": ["body", "count"], "msg": "", "type": "int_type"}, {"body": {"count": 1.0}}, False, id="1.0"
        ),
        pytest.param(
            {"loc": ["body", "count"], "msg": "", "type": "int_type"}, {"body": {"count": "1"}}, True, id="a text"
        ),
        pytest.param(MISMATCH, {"body": {"name": " \x85"}}, False, id="blank to Unicode alone"),
        pytest.param(MISMATCH, {"body": {"name": "x\x85"}}, True, id="not blank"),
        pytest.param(MISMATCH, {"body": {"name": " "}}, True, id="blank to everybody"),
    ],
)
def test_a_refusal_of_valid_data(problem: dict[str, Any], sent: dict[str, Any], expected: bool) -> None:
    assert refused(problem, **sent) is expected
