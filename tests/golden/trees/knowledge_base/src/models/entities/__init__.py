# Generated from specs/knowledge_base.yaml by templates/src/models/entities/__init__.py.j2.
"""ORM entities, one module each. Who imports ``Base`` from here has them all in its metadata."""

from src.core.database import Base
from src.models.entities.article import ArticleEntity
from src.models.entities.author import AuthorEntity
from src.models.entities.category import CategoryEntity
from src.models.entities.comment import CommentEntity
from src.models.entities.note import NoteEntity
from src.models.entities.section import SectionEntity
from src.models.entities.tag import TagEntity

__all__ = [
    "ArticleEntity",
    "AuthorEntity",
    "Base",
    "CategoryEntity",
    "CommentEntity",
    "NoteEntity",
    "SectionEntity",
    "TagEntity",
]
