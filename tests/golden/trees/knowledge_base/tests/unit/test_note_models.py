# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_models.py.j2.
"""Schemas of notes: what they accept, refuse and answer."""

from typing import Any

from src.models.schemas.note import Note
from tests.factories import NoteFactory


class TestAnswer:
    """``Note``."""

    def test_has_the_fields_that_a_client_may_see(self) -> None:
        answer = Note.model_validate(NoteFactory.create())

        assert set(answer.model_dump(by_alias=True)) == {"id", "text", "createdAt", "updatedAt"}

    def test_has_the_values_of_the_entity(self) -> None:
        entity = NoteFactory.create()

        answered: dict[str, Any] = Note.model_validate(entity).model_dump()

        assert answered == {name: getattr(entity, name) for name in answered}
