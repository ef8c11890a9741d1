# Generated from specs/knowledge_base.yaml by templates/tests/cases/entity.py.j2.
"""Notes, as the tests know them: the classes, and tables of values."""

from src.models.entities.note import NoteEntity
from src.models.schemas.note import Note
from src.repositories.note_repository import NoteRepository
from tests.cases import base
from tests.factories import NoteFactory

SUBJECT = base.Subject(
    name="note",
    plural="notes",
    url="/api/v1/notes",
    has=base.words("answer"),
    entity=NoteEntity,
    factory=NoteFactory,
    repository=NoteRepository,
    answer=Note,
    capacity=25,
    order=base.words("created_at id"),
    hides=False,
    aged=True,
    shown=base.words("id text createdAt updatedAt"),
    unsent=base.words("id createdAt updatedAt section_id no_such_field"),
    immutable=base.words("sectionId"),
    required=base.words("sectionId text"),
    not_null=base.words("sectionId text"),
    refused_rows=[
        ("text", "", "below the minimum length"),
        ("text", "x" * 501, "above the maximum length"),
        ("text", " ", "of blanks"),
    ],
)
