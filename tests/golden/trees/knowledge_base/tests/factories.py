# Generated from specs/knowledge_base.yaml by templates/tests/factories.py.j2.
"""Makes entities and request bodies for the tests."""

from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import count
from typing import Any, ClassVar
from uuid import UUID, uuid4

from src.models.entities import (
    ArticleEntity,
    AuthorEntity,
    Base,
    CategoryEntity,
    CommentEntity,
    NoteEntity,
    SectionEntity,
    TagEntity,
)

# A number that differs from call to call, for values that must be unique.
_numbers = count(1)


def reference(number: int) -> UUID:
    """The id of a row that others refer to."""
    return UUID(int=number)


class CategoryFactory:
    """Makes categories."""

    # The columns behind the names that clients see.
    columns: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "parentId": "parent_id",
        "name": "name",
        "slug": "slug",
        "createdAt": "created_at",
        "updatedAt": "updated_at",
    }

    @staticmethod
    def create(**kwargs: Any) -> CategoryEntity:
        """A category that is not stored yet; ``kwargs`` replace its values."""
        number = next(_numbers)
        now = datetime.now(UTC)
        values: dict[str, Any] = {
            "id": uuid4(),
            "parent_id": None,
            "name": "Operations",
            "slug": f"slug-{number}",
            "created_at": now,
            "updated_at": now,
        }
        return CategoryEntity(**(values | kwargs))

    @staticmethod
    def references() -> list[Base]:
        """The rows that a category needs, parents first, not stored yet."""
        return []

    @staticmethod
    def create_batch(n: int, **kwargs: Any) -> list[CategoryEntity]:
        """``n`` categories."""
        return [CategoryFactory.create(**kwargs) for _ in range(n)]

    @staticmethod
    def payload(**kwargs: Any) -> dict[str, Any]:
        """The body of a request that creates a category; ``kwargs`` replace its values."""
        number = next(_numbers)
        values: dict[str, Any] = {
            "parentId": None,
            "name": "Operations",
            "slug": f"slug-{number}",
        }
        return values | kwargs


class AuthorFactory:
    """Makes authors."""

    # The columns behind the names that clients see.
    columns: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "fullName": "full_name",
        "email": "email",
        "createdAt": "created_at",
        "updatedAt": "updated_at",
    }

    @staticmethod
    def create(**kwargs: Any) -> AuthorEntity:
        """An author that is not stored yet; ``kwargs`` replace its values."""
        number = next(_numbers)
        now = datetime.now(UTC)
        values: dict[str, Any] = {
            "id": uuid4(),
            "full_name": "Ann Example",
            "email": f"user{number}@example.com",
            "created_at": now,
            "updated_at": now,
        }
        return AuthorEntity(**(values | kwargs))

    @staticmethod
    def references() -> list[Base]:
        """The rows that an author needs, parents first, not stored yet."""
        return []

    @staticmethod
    def create_batch(n: int, **kwargs: Any) -> list[AuthorEntity]:
        """``n`` authors."""
        return [AuthorFactory.create(**kwargs) for _ in range(n)]

    @staticmethod
    def payload(**kwargs: Any) -> dict[str, Any]:
        """The body of a request that creates an author; ``kwargs`` replace its values."""
        number = next(_numbers)
        values: dict[str, Any] = {
            "fullName": "Ann Example",
            "email": f"user{number}@example.com",
        }
        return values | kwargs


class TagFactory:
    """Makes tags."""

    # The columns behind the names that clients see.
    columns: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "name": "name",
        "createdAt": "created_at",
        "updatedAt": "updated_at",
    }

    @staticmethod
    def create(**kwargs: Any) -> TagEntity:
        """A tag that is not stored yet; ``kwargs`` replace its values."""
        number = next(_numbers)
        now = datetime.now(UTC)
        values: dict[str, Any] = {
            "id": uuid4(),
            "name": f"name {number}",
            "created_at": now,
            "updated_at": now,
        }
        return TagEntity(**(values | kwargs))

    @staticmethod
    def references() -> list[Base]:
        """The rows that a tag needs, parents first, not stored yet."""
        return []

    @staticmethod
    def create_batch(n: int, **kwargs: Any) -> list[TagEntity]:
        """``n`` tags."""
        return [TagFactory.create(**kwargs) for _ in range(n)]

    @staticmethod
    def payload(**kwargs: Any) -> dict[str, Any]:
        """The body of a request that creates a tag; ``kwargs`` replace its values."""
        number = next(_numbers)
        values: dict[str, Any] = {
            "name": f"name {number}",
        }
        return values | kwargs


class ArticleFactory:
    """Makes articles."""

    # The columns behind the names that clients see.
    columns: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "categoryId": "category_id",
        "authorId": "author_id",
        "title": "title",
        "summary": "summary",
        "state": "state",
        "createdAt": "created_at",
        "updatedAt": "updated_at",
    }

    @staticmethod
    def create(**kwargs: Any) -> ArticleEntity:
        """An article that is not stored yet; ``kwargs`` replace its values."""
        number = next(_numbers)
        now = datetime.now(UTC)
        values: dict[str, Any] = {
            "id": uuid4(),
            "category_id": reference(1),
            "author_id": None,
            "title": f"title {number}",
            "summary": "summary one",
            "state": "DRAFT",
            "created_at": now,
            "updated_at": now,
        }
        return ArticleEntity(**(values | kwargs))

    @staticmethod
    def references() -> list[Base]:
        """The rows that an article needs, parents first, not stored yet."""
        return [
            *(CategoryFactory.create(id=reference(number)) for number in range(1, 3)),
        ]

    @staticmethod
    def row(entity: ArticleEntity) -> dict[str, Any]:
        """What a repository answers for an article with nothing inside."""
        columns = {column.name: getattr(entity, column.name) for column in entity.__table__.columns}
        return {**columns, "sections": [], "tags": []}

    @staticmethod
    def create_batch(n: int, **kwargs: Any) -> list[ArticleEntity]:
        """``n`` articles."""
        return [ArticleFactory.create(**kwargs) for _ in range(n)]

    @staticmethod
    def payload(**kwargs: Any) -> dict[str, Any]:
        """The body of a request that creates an article; ``kwargs`` replace its values."""
        number = next(_numbers)
        values: dict[str, Any] = {
            "categoryId": str(reference(1)),
            "authorId": None,
            "title": f"title {number}",
            "summary": "summary one",
            "state": "DRAFT",
        }
        return values | kwargs


class SectionFactory:
    """Makes sections."""

    # The columns behind the names that clients see.
    columns: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "articleId": "article_id",
        "heading": "heading",
        "body": "body",
        "position": "position",
    }

    @staticmethod
    def create(**kwargs: Any) -> SectionEntity:
        """A section that is not stored yet; ``kwargs`` replace its values."""
        number = next(_numbers)
        values: dict[str, Any] = {
            "id": uuid4(),
            "article_id": reference(1),
            "heading": "Before you begin",
            "body": "body one",
            "position": 1 + number % 1000,
        }
        return SectionEntity(**(values | kwargs))

    @staticmethod
    def references() -> list[Base]:
        """The rows that a section needs, parents first, not stored yet."""
        return [
            *(CategoryFactory.create(id=reference(number)) for number in range(1, 3)),
            *(ArticleFactory.create(id=reference(number)) for number in range(1, 3)),
        ]

    @staticmethod
    def row(entity: SectionEntity) -> dict[str, Any]:
        """What a repository answers for a section with nothing inside."""
        columns = {column.name: getattr(entity, column.name) for column in entity.__table__.columns}
        return {**columns, "notes": []}

    @staticmethod
    def create_batch(n: int, **kwargs: Any) -> list[SectionEntity]:
        """``n`` sections."""
        return [SectionFactory.create(**kwargs) for _ in range(n)]

    @staticmethod
    def payload(**kwargs: Any) -> dict[str, Any]:
        """The body of a request that creates a section; ``kwargs`` replace its values."""
        number = next(_numbers)
        values: dict[str, Any] = {
            "articleId": str(reference(1)),
            "heading": "Before you begin",
            "body": "body one",
            "position": 1 + number % 1000,
        }
        return values | kwargs


class NoteFactory:
    """Makes notes."""

    # The columns behind the names that clients see.
    columns: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "sectionId": "section_id",
        "text": "text",
        "createdAt": "created_at",
        "updatedAt": "updated_at",
    }

    @staticmethod
    def create(**kwargs: Any) -> NoteEntity:
        """A note that is not stored yet; ``kwargs`` replace its values."""
        now = datetime.now(UTC)
        values: dict[str, Any] = {
            "id": uuid4(),
            "section_id": reference(1),
            "text": "text one",
            "created_at": now,
            "updated_at": now,
        }
        return NoteEntity(**(values | kwargs))

    @staticmethod
    def references() -> list[Base]:
        """The rows that a note needs, parents first, not stored yet."""
        return [
            *(CategoryFactory.create(id=reference(number)) for number in range(1, 3)),
            *(ArticleFactory.create(id=reference(number)) for number in range(1, 3)),
            *(SectionFactory.create(id=reference(number)) for number in range(1, 3)),
        ]

    @staticmethod
    def create_batch(n: int, **kwargs: Any) -> list[NoteEntity]:
        """``n`` notes."""
        return [NoteFactory.create(**kwargs) for _ in range(n)]


class CommentFactory:
    """Makes comments."""

    # The columns behind the names that clients see.
    columns: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "articleId": "article_id",
        "text": "text",
        "createdAt": "created_at",
        "updatedAt": "updated_at",
    }

    @staticmethod
    def create(**kwargs: Any) -> CommentEntity:
        """A comment that is not stored yet; ``kwargs`` replace its values."""
        now = datetime.now(UTC)
        values: dict[str, Any] = {
            "id": uuid4(),
            "article_id": reference(1),
            "text": "text one",
            "created_at": now,
            "updated_at": now,
        }
        return CommentEntity(**(values | kwargs))

    @staticmethod
    def references() -> list[Base]:
        """The rows that a comment needs, parents first, not stored yet."""
        return [
            *(CategoryFactory.create(id=reference(number)) for number in range(1, 3)),
            *(ArticleFactory.create(id=reference(number)) for number in range(1, 3)),
        ]

    @staticmethod
    def create_batch(n: int, **kwargs: Any) -> list[CommentEntity]:
        """``n`` comments."""
        return [CommentFactory.create(**kwargs) for _ in range(n)]

    @staticmethod
    def payload(**kwargs: Any) -> dict[str, Any]:
        """The body of a request that creates a comment; ``kwargs`` replace its values."""
        values: dict[str, Any] = {
            "articleId": str(reference(1)),
            "text": "text one",
        }
        return values | kwargs
