# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_computed_fields.py.j2.
"""What answers work out from a row and from the rows inside it."""

from typing import Any

import pytest
from pydantic import BaseModel

from src.models.schemas import Article, Section
from tests.factories import ArticleFactory, NoteFactory, SectionFactory, TagFactory
from tests.support import values


@pytest.mark.parametrize(
    ("schema", "row", "name", "expected"),
    [
        pytest.param(
            Article,
            {
                **ArticleFactory.row(ArticleFactory.create()),
                "sections": [SectionFactory.row(SectionFactory.create()), SectionFactory.row(SectionFactory.create())],
                "tags": [values(TagFactory.create()), values(TagFactory.create())],
            },
            "section_count",
            2,
            id="article section_count",
        ),
        pytest.param(
            Section,
            {
                **SectionFactory.row(SectionFactory.create()),
                "notes": [values(NoteFactory.create()), values(NoteFactory.create())],
            },
            "note_count",
            2,
            id="section note_count",
        ),
    ],
)
def test_a_computed_field(schema: type[BaseModel], row: Any, name: str, expected: Any) -> None:
    answer = schema.model_validate(row)

    assert getattr(answer, name) == expected
    assert answer.model_dump()[name] == expected
