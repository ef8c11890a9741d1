# Generated from specs/knowledge_base.yaml by templates/src/repositories/entity_repository.py.j2.
"""Statements over the articles table."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from src.core.case_folding import has_part
from src.models.entities.article import ArticleEntity, article_tags
from src.models.entities.section import SectionEntity
from src.models.schemas.article import ArticleListQuery
from src.repositories.base import Conditions, Row
from src.repositories.linked import Link, LinkingRepository
from src.repositories.nested import Nested
from src.repositories.section_repository import SectionRepository
from src.repositories.tag_repository import TagRepository


class ArticleRepository(LinkingRepository):
    """Stores articles."""

    table = ArticleEntity.__table__
    sort_columns: ClassVar[Mapping[str, str]] = {"createdAt": "created_at"}
    nested = (
        Nested("sections", SectionRepository, SectionEntity.__table__.c.article_id),
        Nested("tags", TagRepository, article_tags.c.article_id, article_tags.c.tag_id),
    )
    links = (Link("tag_ids", article_tags, "article_id", "tag_id"),)
    elsewhere: ClassVar[set[str]] = {"tag_ids"}

    async def list(self, query: ArticleListQuery) -> tuple[Sequence[Row], int | None]:
        """One page of the rows that the query asks for, and how many there are on all pages, if it asks for that."""
        conditions: Conditions = []
        if query.category_id is not None:
            conditions.append(ArticleEntity.category_id == query.category_id)
        if query.author_id is not None:
            conditions.append(ArticleEntity.author_id == query.author_id)
        if query.state is not None:
            conditions.append(ArticleEntity.state == query.state)
        if query.author_id__null is not None:
            conditions.append(
                ArticleEntity.author_id.is_(None) if query.author_id__null else ArticleEntity.author_id.is_not(None)
            )
        if query.q is not None:
            conditions.append(has_part(ArticleEntity.title, query.q))
        rows = await self.rows(query, query.sort, conditions)
        total = await self.total(conditions) if query.total else None
        return await self.fill(rows), total
