# Generated from specs/everything.yaml by templates/tests/cases/entity.py.j2.
"""Values that a cactus may have, and values that are refused, with pydantic's type of the error."""

import pytest

ACCEPTED = [
    pytest.param("height", 10, id="height"),
    pytest.param("height", 11, id="height another"),
    pytest.param("height", 0, id="height at the lower bound"),
    pytest.param("height", 2147483647, id="height at the upper bound"),
]

REFUSED = [
    pytest.param("height", -1, "greater_than_equal", id="height below the lower bound"),
    pytest.param("height", 2147483648, "less_than_equal", id="height above the upper bound"),
    pytest.param("height", True, "int_type", id="height a boolean"),
    pytest.param("height", "1", "int_type", id="height text"),
    pytest.param("height", 0.5, "int_type", id="height with a fraction"),
]
