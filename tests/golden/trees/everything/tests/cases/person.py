# Generated from specs/everything.yaml by templates/tests/cases/entity.py.j2.
"""Values that a person may have, and values that are refused, with pydantic's type of the error."""

import pytest

ACCEPTED = [
    pytest.param("full_name", "full name one", id="full_name"),
    pytest.param("full_name", "full name two", id="full_name another"),
    pytest.param("full_name", "x" * 120, id="full_name at the maximum length"),
    pytest.param("email", "one@example.com", id="email"),
    pytest.param("email", "two@example.com", id="email another"),
]

REFUSED = [
    pytest.param("full_name", "x" * 121, "string_too_long", id="full_name above the maximum length"),
    pytest.param("full_name", "\x00", "nul_character", id="full_name with a NUL"),
    pytest.param("full_name", 1, "string_type", id="full_name a number"),
    pytest.param("email", "nonsense", "value_error", id="email no address"),
    pytest.param("email", 1, "string_type", id="email a number"),
]
