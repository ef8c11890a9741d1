# Generated from specs/<app>.yaml by templates/tests/unit/test_text.py.j2.
"""Text that PostgreSQL cannot store, or that may be written in two ways."""

from typing import Annotated

import pytest
from pydantic import TypeAdapter, ValidationError

from src.models.fields.text import CLEAN_TEXT

TEXT = TypeAdapter(Annotated[str, CLEAN_TEXT])


@pytest.mark.parametrize(
    ("text", "error"),
    [
        pytest.param("a\0b", "nul_character", id="a NUL"),
        pytest.param("a\ud800", "string_unicode", id="half a character"),
        pytest.param("\udfffa", "string_unicode", id="the other half"),
    ],
)
def test_is_refused(text: str, error: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TEXT.validate_python(text)

    assert [each["type"] for each in caught.value.errors()] == [error]


@pytest.mark.parametrize("text", ["", "AT&T <3", "\N{GRINNING FACE} \N{LATIN SMALL LETTER E WITH ACUTE}\n"])
def test_all_other_text_is_kept(text: str) -> None:
    assert TEXT.validate_python(text) == text


def test_a_letter_and_its_accent_become_one() -> None:
    assert TEXT.validate_python("Zoe\u0308") == "Zo\u00eb"
