# Generated from specs/knowledge_base.yaml by templates/tests/factories.py.j2.
"""Makes entities and request bodies for the tests."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any, Generic, TypeVar
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
from tests.support import as_json, values

EntityT = TypeVar("EntityT", bound=Base)


@dataclass(frozen=True, kw_only=True)
class Factory(Generic[EntityT]):
    """Makes rows of an entity. values: by a number that differs from row to row. sent: what clients send of them."""

    entity: type[EntityT]
    values: Callable[[int], dict[str, Any]]
    moments: Sequence[str] = ()  # columns with the moment at which a row is stored
    sent: Sequence[str] = ()
    columns: Mapping[str, str] = field(default_factory=dict)  # behind the names that clients see
    inside: Sequence[str] = ()  # what an answer shows inside a row
    needs: Callable[[], Sequence[tuple[Any, int]]] = tuple  # factories of the rows it needs, parents first; how many
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def create(self, **kwargs: Any) -> EntityT:
        """A row that is not stored yet; ``kwargs`` replace its values."""
        moments = dict.fromkeys(self.moments, datetime.now(UTC))
        return self.entity(**{"id": uuid4(), **self.values(next(self.numbers)), **moments, **kwargs})

    def row(self, entity: EntityT) -> dict[str, Any]:
        """What a repository answers for a row with nothing inside."""
        return {**values(entity), **{name: [] for name in self.inside}}

    def create_batch(self, n: int, **kwargs: Any) -> list[EntityT]:
        """``n`` rows."""
        return [self.create(**kwargs) for _ in range(n)]

    def references(self) -> list[Base]:
        """The rows that a row needs, parents first, not stored yet."""
        return [each.create(id=reference(number)) for each, n in self.needs() for number in range(1, n + 1)]

    def payload(self, **kwargs: Any) -> dict[str, Any]:
        """The body of a request that creates a row; ``kwargs`` replace its values."""
        row = self.values(next(self.numbers))
        sent = {name: column for name, column in self.columns.items() if column in self.sent}
        return {name: as_json(row[column]) for name, column in sent.items()} | kwargs


def reference(number: int) -> UUID:
    """The id of a row that others refer to."""
    return UUID(int=number)


CategoryFactory: Factory[CategoryEntity] = Factory(
    entity=CategoryEntity,
    values=lambda number: {
        "parent_id": None,
        "name": "Operations",
        "slug": f"slug-{number}",
    },
    moments=["created_at", "updated_at"],
    sent=["parent_id", "name", "slug"],
    columns={
        "id": "id",
        "parentId": "parent_id",
        "name": "name",
        "slug": "slug",
        "createdAt": "created_at",
        "updatedAt": "updated_at",
    },
)

AuthorFactory: Factory[AuthorEntity] = Factory(
    entity=AuthorEntity,
    values=lambda number: {
        "full_name": "Ann Example",
        "email": f"user{number}@example.com",
    },
    moments=["created_at", "updated_at"],
    sent=["full_name", "email"],
    columns={
        "id": "id",
        "fullName": "full_name",
        "email": "email",
        "createdAt": "created_at",
        "updatedAt": "updated_at",
    },
)

TagFactory: Factory[TagEntity] = Factory(
    entity=TagEntity,
    values=lambda number: {
        "name": f"name {number}",
    },
    moments=["created_at", "updated_at"],
    sent=["name"],
    columns={"id": "id", "name": "name", "createdAt": "created_at", "updatedAt": "updated_at"},
)

ArticleFactory: Factory[ArticleEntity] = Factory(
    entity=ArticleEntity,
    values=lambda number: {
        "category_id": reference(1),
        "author_id": None,
        "title": f"title {number}",
        "summary": "summary one",
        "state": "DRAFT",
    },
    moments=["created_at", "updated_at"],
    sent=["category_id", "author_id", "title", "summary", "state"],
    columns={
        "id": "id",
        "categoryId": "category_id",
        "authorId": "author_id",
        "title": "title",
        "summary": "summary",
        "state": "state",
        "createdAt": "created_at",
        "updatedAt": "updated_at",
    },
    inside=["sections", "tags"],
    needs=lambda: [(CategoryFactory, 2)],
)

SectionFactory: Factory[SectionEntity] = Factory(
    entity=SectionEntity,
    values=lambda number: {
        "article_id": reference(1),
        "heading": "Before you begin",
        "body": "body one",
        "position": 1 + number % 1000,
    },
    sent=["article_id", "heading", "body", "position"],
    columns={"id": "id", "articleId": "article_id", "heading": "heading", "body": "body", "position": "position"},
    inside=["notes"],
    needs=lambda: [(CategoryFactory, 2), (ArticleFactory, 2)],
)

NoteFactory: Factory[NoteEntity] = Factory(
    entity=NoteEntity,
    values=lambda _: {
        "section_id": reference(1),
        "text": "text one",
    },
    moments=["created_at", "updated_at"],
    columns={
        "id": "id",
        "sectionId": "section_id",
        "text": "text",
        "createdAt": "created_at",
        "updatedAt": "updated_at",
    },
    needs=lambda: [(CategoryFactory, 2), (ArticleFactory, 2), (SectionFactory, 2)],
)

CommentFactory: Factory[CommentEntity] = Factory(
    entity=CommentEntity,
    values=lambda _: {
        "article_id": reference(1),
        "text": "text one",
    },
    moments=["created_at", "updated_at"],
    sent=["article_id", "text"],
    columns={
        "id": "id",
        "articleId": "article_id",
        "text": "text",
        "createdAt": "created_at",
        "updatedAt": "updated_at",
    },
    needs=lambda: [(CategoryFactory, 2), (ArticleFactory, 2)],
)
