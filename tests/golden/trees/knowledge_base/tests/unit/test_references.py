# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_references.py.j2.
"""What refers to what, in the tables and in the repositories."""

import asyncio
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Update, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.schemas import ArticleListQuery, CategoryListQuery, CommentListQuery
from src.repositories.article_repository import ArticleRepository
from src.repositories.author_repository import AuthorRepository
from src.repositories.category_repository import CategoryRepository
from src.repositories.comment_repository import CommentRepository
from src.repositories.note_repository import NoteRepository
from src.repositories.section_repository import SectionRepository
from tests.factories import ArticleFactory, AuthorFactory, CategoryFactory, CommentFactory, NoteFactory, SectionFactory
from tests.support import store, store_references, stored

# ``Any``: what all of them share has no narrower type that the factories would have too.
REFERENCES: list[Any] = [
    pytest.param(CategoryFactory, "parent_id", "fk_categories_parent_id_categories", id="category parent_id"),
    pytest.param(ArticleFactory, "category_id", "fk_articles_category_id_categories", id="article category_id"),
    pytest.param(ArticleFactory, "author_id", "fk_articles_author_id_authors", id="article author_id"),
    pytest.param(SectionFactory, "article_id", "fk_sections_article_id_articles", id="section article_id"),
    pytest.param(NoteFactory, "section_id", "fk_notes_section_id_sections", id="note section_id"),
    pytest.param(CommentFactory, "article_id", "fk_comments_article_id_articles", id="comment article_id"),
]


async def referring(db: AsyncSession, factory: Any, column: str, target: Any) -> tuple[Any, Any]:
    """A row, and the row that it refers to, both stored."""
    await store_references(db, factory, target)
    other = target.create()
    await store(db, other)
    row = factory.create(**{column: other.id})
    await store(db, row)
    return row, other


@pytest.mark.parametrize(("factory", "column", "constraint"), REFERENCES)
async def test_no_row_refers_to_nothing(db_session: AsyncSession, factory: Any, column: str, constraint: str) -> None:
    await store_references(db_session, factory)

    with pytest.raises(IntegrityError, match=constraint):
        await store(db_session, factory.create(**{column: uuid4()}))


@pytest.mark.parametrize(
    ("factory", "column", "constraint"),
    [
        pytest.param(CategoryFactory, "parent_id", "ck_categories_parent_id_itself", id="category parent_id"),
    ],
)
async def test_no_row_refers_to_itself(db_session: AsyncSession, factory: Any, column: str, constraint: str) -> None:
    await store_references(db_session, factory)
    own_id = uuid4()

    with pytest.raises(IntegrityError, match=constraint):
        await store(db_session, factory.create(**{"id": own_id, column: own_id}))


TREES: list[Any] = [
    pytest.param(CategoryFactory, "parent_id", "ck_categories_parent_id_acyclic", id="category parent_id"),
]


def refer(row: Any, column: str, other: Any) -> Update:
    """Make a row refer to another one."""
    return update(row.__table__).where(row.__table__.c.id == row.id).values({column: other.id})


@pytest.mark.parametrize(("factory", "column", "constraint"), TREES)
async def test_no_row_refers_to_what_refers_to_it(
    db_session: AsyncSession, factory: Any, column: str, constraint: str
) -> None:
    await store_references(db_session, factory)
    top, middle, bottom = factory.create_batch(3)
    await store(db_session, top, middle, bottom)
    await db_session.execute(refer(middle, column, top))
    await db_session.execute(refer(bottom, column, middle))

    with pytest.raises(IntegrityError, match=constraint):
        await db_session.execute(refer(top, column, bottom))


@pytest.mark.parametrize(("factory", "column", "constraint"), TREES)
async def test_two_moves_at_once_close_no_circle(
    engine: AsyncEngine, factory: Any, column: str, constraint: str
) -> None:
    one, two = factory.create_batch(2)
    rows = [*factory.references(), one, two]
    async with AsyncSession(engine, expire_on_commit=False) as first, engine.connect() as second:
        await store(first, *rows)
        await first.commit()
        try:
            await first.execute(refer(one, column, two))
            waiting = asyncio.create_task(second.execute(refer(two, column, one)))
            await asyncio.wait([waiting], timeout=0.1)
            await first.commit()

            with pytest.raises(IntegrityError, match=constraint):
                await waiting
        finally:
            await second.rollback()
            await first.execute(update(one.__table__).values({column: None}))
            for row in reversed(rows):
                await first.delete(row)
                await first.flush()
            await first.commit()


@pytest.mark.parametrize(
    ("factory", "column", "target", "repository", "constraint"),
    [
        pytest.param(
            CategoryFactory,
            "parent_id",
            CategoryFactory,
            CategoryRepository,
            "fk_categories_parent_id_categories",
            id="category parent_id",
        ),
        pytest.param(
            ArticleFactory,
            "category_id",
            CategoryFactory,
            CategoryRepository,
            "fk_articles_category_id_categories",
            id="article category_id",
        ),
    ],
)
async def test_what_is_referred_to_is_not_deleted(
    db_session: AsyncSession, factory: Any, column: str, target: Any, repository: Any, constraint: str
) -> None:
    row, other = await referring(db_session, factory, column, target)

    with pytest.raises(IntegrityError, match=constraint):
        async with db_session.begin_nested():
            await repository(db_session).delete(other.id)

    assert await repository(db_session).get(other.id) is not None
    assert getattr(await db_session.get_one(type(row), row.id, populate_existing=True), column) == other.id


@pytest.mark.parametrize(
    ("factory", "column", "target", "repository", "own_repository"),
    [
        pytest.param(
            SectionFactory, "article_id", ArticleFactory, ArticleRepository, SectionRepository, id="section article_id"
        ),
        pytest.param(
            NoteFactory, "section_id", SectionFactory, SectionRepository, NoteRepository, id="note section_id"
        ),
        pytest.param(
            CommentFactory, "article_id", ArticleFactory, ArticleRepository, CommentRepository, id="comment article_id"
        ),
    ],
)
async def test_a_row_goes_with_what_it_refers_to(
    db_session: AsyncSession, factory: Any, column: str, target: Any, repository: Any, own_repository: Any
) -> None:
    row, other = await referring(db_session, factory, column, target)

    assert await repository(db_session).delete(other.id) is True

    assert await own_repository(db_session).get(row.id) is None


@pytest.mark.parametrize(
    ("factory", "column", "target", "repository"),
    [
        pytest.param(ArticleFactory, "author_id", AuthorFactory, AuthorRepository, id="article author_id"),
    ],
)
async def test_a_row_lets_go_of_what_is_deleted(
    db_session: AsyncSession, factory: Any, column: str, target: Any, repository: Any
) -> None:
    row, other = await referring(db_session, factory, column, target)

    assert await repository(db_session).delete(other.id) is True

    assert getattr(await stored(db_session, type(row), row.id), column) is None


@pytest.mark.parametrize(
    ("repository", "query", "factory", "field", "target"),
    [
        pytest.param(
            CategoryRepository, CategoryListQuery, CategoryFactory, "parentId", CategoryFactory, id="category parent_id"
        ),
        pytest.param(
            ArticleRepository, ArticleListQuery, ArticleFactory, "categoryId", CategoryFactory, id="article category_id"
        ),
        pytest.param(
            ArticleRepository, ArticleListQuery, ArticleFactory, "authorId", AuthorFactory, id="article author_id"
        ),
        pytest.param(
            CommentRepository, CommentListQuery, CommentFactory, "articleId", ArticleFactory, id="comment article_id"
        ),
    ],
)
async def test_a_list_is_filtered_by_what_rows_refer_to(
    db_session: AsyncSession, repository: Any, query: Any, factory: Any, field: str, target: Any
) -> None:
    column = factory.columns[field]
    row, other = await referring(db_session, factory, column, target)
    elsewhere = target.create()
    await store(db_session, elsewhere)
    await store(db_session, factory.create(**{column: elsewhere.id}))
    rows = repository(db_session)

    found, total = await rows.list(query.model_validate({field: other.id}))
    _, everything = await rows.list(query.model_validate({}))

    assert ([each["id"] for each in found], total) == ([row.id], 1)
    assert everything > 1
