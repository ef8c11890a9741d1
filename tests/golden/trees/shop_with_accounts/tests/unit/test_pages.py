# Generated from specs/shop_with_accounts.yaml by templates/tests/unit/test_pages.py.j2.
"""Which page of a list a client may ask for."""

import pytest
from pydantic import ValidationError

from src.models.schemas.base import PageQuery


@pytest.mark.parametrize("text", [" 1", "1_0", "1.0", "\N{FULLWIDTH DIGIT ONE}"])
@pytest.mark.parametrize("name", ["page", "size"])
def test_a_number_is_written_in_digits(name: str, text: str) -> None:
    with pytest.raises(ValidationError) as caught:
        PageQuery.model_validate({name: text})

    assert [(each["loc"], each["type"]) for each in caught.value.errors()] == [((name,), "int_parsing")]


@pytest.mark.parametrize(("name", "least", "most"), [("page", 1, 1000), ("size", 1, 100)])
def test_a_number_is_within_its_bounds(name: str, least: int, most: int) -> None:
    for number in (least, most):
        assert getattr(PageQuery.model_validate({name: str(number)}), name) == number
    for number in (least - 1, most + 1):
        with pytest.raises(ValidationError):
            PageQuery.model_validate({name: str(number)})


def test_what_is_not_asked_for() -> None:
    assert PageQuery().model_dump() == {"page": 1, "size": 20}
