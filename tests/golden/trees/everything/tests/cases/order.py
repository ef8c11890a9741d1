# Generated from specs/everything.yaml by templates/tests/cases/entity.py.j2.
"""Values that an order may have, and values that are refused, with pydantic's type of the error."""

import pytest

ACCEPTED = [
    pytest.param("group", "group one", id="group"),
    pytest.param("group", "group two", id="group another"),
    pytest.param("group", "x" * 50, id="group at the maximum length"),
    pytest.param("user", "user one", id="user"),
    pytest.param("user", "user two", id="user another"),
    pytest.param("user", "x" * 50, id="user at the maximum length"),
    pytest.param("select", 10, id="select"),
    pytest.param("select", 11, id="select another"),
    pytest.param("select", 1, id="select at the lower bound"),
    pytest.param("select", 2147483647, id="select at the upper bound"),
    pytest.param("end", True, id="end"),
    pytest.param("end", False, id="end another"),
    pytest.param("type", "in stock", id="type"),
    pytest.param("type", 'sold "out"', id="type another"),
    pytest.param("type", "in stock", id="type in stock"),
    pytest.param("type", 'sold "out"', id='type sold "out"'),
    pytest.param("type", "3rd party", id="type 3rd party"),
    pytest.param("limit", "10.0", id="limit"),
    pytest.param("limit", "10.1", id="limit another"),
    pytest.param("limit", "-9999.9", id="limit at the lower bound"),
    pytest.param("limit", "9999.9", id="limit at the upper bound"),
]

REFUSED = [
    pytest.param("group", "x" * 51, "string_too_long", id="group above the maximum length"),
    pytest.param("group", "\x00", "nul_character", id="group with a NUL"),
    pytest.param("group", 1, "string_type", id="group a number"),
    pytest.param("user", "x" * 51, "string_too_long", id="user above the maximum length"),
    pytest.param("user", "\x00", "nul_character", id="user with a NUL"),
    pytest.param("user", 1, "string_type", id="user a number"),
    pytest.param("select", 0, "greater_than_equal", id="select below the lower bound"),
    pytest.param("select", 2147483648, "less_than_equal", id="select above the upper bound"),
    pytest.param("select", True, "int_type", id="select a boolean"),
    pytest.param("select", "1", "int_type", id="select text"),
    pytest.param("select", 0.5, "int_type", id="select with a fraction"),
    pytest.param("end", "yes", "bool_type", id="end text"),
    pytest.param("end", 1, "bool_type", id="end a number"),
    pytest.param("type", "x", "literal_error", id="type no value of it"),
    pytest.param("type", 1, "literal_error", id="type a number"),
    pytest.param("limit", "-10000.0", "decimal_whole_digits", id="limit below the lower bound"),
    pytest.param("limit", "10000.0", "decimal_whole_digits", id="limit above the upper bound"),
    pytest.param("limit", True, "decimal_type", id="limit a boolean"),
    pytest.param("limit", "-9999.91", "decimal_max_digits", id="limit one place too many"),
    pytest.param("limit", "NaN", "finite_number", id="limit not a number"),
]

# Another way to write a value, and how it is answered.
WRITTEN = [
    pytest.param("limit", 10, "10.0", id="limit as a number"),
]
