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

# JSON text that readers do not agree about. It is refused or stored exactly.
HOSTILE = [
    pytest.param("height", "2147483648", id="height: beyond 32 bits"),
    pytest.param("height", "-2147483649", id="height: below 32 bits"),
    pytest.param("height", "9223372036854775808", id="height: beyond 64 bits"),
    pytest.param("height", "-9223372036854775809", id="height: below 64 bits"),
    pytest.param("height", "-0", id="height: minus zero"),
    pytest.param("height", "1.0", id="height: a float"),
    pytest.param("height", "1e2", id="height: an exponent"),
    pytest.param("height", r'"\uff11"', id="height: a digit that is not ASCII"),
    pytest.param("height", '"1_000"', id="height: an underscore"),
    pytest.param("height", '"canary7f3a"', id="height: text"),
    pytest.param("height", "NaN", id="height: not a number"),
    pytest.param("height", "Infinity", id="height: infinite"),
    pytest.param("height", "1e400", id="height: beyond every float"),
    pytest.param("height", "1" * 400, id="height: 400 digits"),
]
