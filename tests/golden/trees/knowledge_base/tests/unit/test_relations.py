# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_relations.py.j2.
"""What refers to what, in the tables and in the repositories."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from operator import attrgetter
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.entities import Base
from src.models.schemas import ArticleCreate, ArticleListQuery, ArticleUpdate, CategoryListQuery, CommentListQuery
from src.models.schemas.base import PageQuery
from src.repositories.article_repository import ArticleRepository
from src.repositories.author_repository import AuthorRepository
from src.repositories.category_repository import CategoryRepository
from src.repositories.comment_repository import CommentRepository
from src.repositories.section_repository import SectionRepository
from tests import factories
from tests.support import statements, store, store_references, stored, values

# ``Any``: what all of them share has no narrower type that the factories would have too.
REFERENCES: list[Any] = [
    pytest.param(factories.CategoryFactory, "parent_id", "fk_categories_parent_id_categories", id="category parent_id"),
    pytest.param(
        factories.ArticleFactory, "category_id", "fk_articles_category_id_categories", id="article category_id"
    ),
    pytest.param(factories.ArticleFactory, "author_id", "fk_articles_author_id_authors", id="article author_id"),
    pytest.param(factories.SectionFactory, "article_id", "fk_sections_article_id_articles", id="section article_id"),
    pytest.param(factories.NoteFactory, "section_id", "fk_notes_section_id_sections", id="note section_id"),
    pytest.param(factories.CommentFactory, "article_id", "fk_comments_article_id_articles", id="comment article_id"),
]
INSIDE: list[Any] = [
    pytest.param(
        ArticleRepository, factories.ArticleFactory, "sections", factories.SectionFactory, id="article sections"
    ),
    pytest.param(ArticleRepository, factories.ArticleFactory, "tags", factories.TagFactory, id="article tags"),
    pytest.param(SectionRepository, factories.SectionFactory, "notes", factories.NoteFactory, id="section notes"),
]
# How the inner rows refer to the outer one: by a column of theirs, or by two columns of a link table.
PLACES: dict[str, Any] = {
    "ArticleRepository.sections": (None, "article_id", ""),
    "ArticleRepository.tags": ("article_tags", "article_id", "tag_id"),
    "SectionRepository.notes": (None, "section_id", ""),
}


async def put_inside(
    db: AsyncSession, repository: Any, name: str, outer: Any, factory: Any, ages: Sequence[dict[str, Any]]
) -> list[Any]:
    """Store rows inside another one: one for each of the ages."""
    link, column, link_column = PLACES[f"{repository.__name__}.{name}"]
    where = {} if link else {column: outer.id}
    rows = [factory.create(**age, **where) for age in ages]
    await store(db, *rows)
    if link:
        ends = [{column: outer.id, link_column: row.id} for row in rows]
        await db.execute(insert(Base.metadata.tables[link]), ends)
    return rows


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
        pytest.param(factories.CategoryFactory, "parent_id", "ck_categories_parent_id_itself", id="category parent_id"),
    ],
)
async def test_no_row_refers_to_itself(db_session: AsyncSession, factory: Any, column: str, constraint: str) -> None:
    await store_references(db_session, factory)
    own_id = uuid4()

    with pytest.raises(IntegrityError, match=constraint):
        await store(db_session, factory.create(**{"id": own_id, column: own_id}))


@pytest.mark.parametrize(
    ("factory", "column", "target", "repository", "constraint"),
    [
        pytest.param(
            factories.CategoryFactory,
            "parent_id",
            factories.CategoryFactory,
            CategoryRepository,
            "fk_categories_parent_id_categories",
            id="category parent_id",
        ),
        pytest.param(
            factories.ArticleFactory,
            "category_id",
            factories.CategoryFactory,
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
    ("factory", "column", "target", "repository"),
    [
        pytest.param(
            factories.SectionFactory, "article_id", factories.ArticleFactory, ArticleRepository, id="section article_id"
        ),
        pytest.param(
            factories.NoteFactory, "section_id", factories.SectionFactory, SectionRepository, id="note section_id"
        ),
        pytest.param(
            factories.CommentFactory, "article_id", factories.ArticleFactory, ArticleRepository, id="comment article_id"
        ),
    ],
)
async def test_a_row_goes_with_what_it_refers_to(
    db_session: AsyncSession, factory: Any, column: str, target: Any, repository: Any
) -> None:
    row, other = await referring(db_session, factory, column, target)

    assert await repository(db_session).delete(other.id) is True

    assert await db_session.get(type(row), row.id, populate_existing=True) is None


@pytest.mark.parametrize(
    ("factory", "column", "target", "repository"),
    [
        pytest.param(
            factories.ArticleFactory, "author_id", factories.AuthorFactory, AuthorRepository, id="article author_id"
        ),
    ],
)
async def test_a_row_lets_go_of_what_is_deleted(
    db_session: AsyncSession, factory: Any, column: str, target: Any, repository: Any
) -> None:
    row, other = await referring(db_session, factory, column, target)

    assert await repository(db_session).delete(other.id) is True

    assert getattr(await stored(db_session, type(row), row.id), column) is None


@pytest.mark.parametrize(
    ("repository", "query", "factory", "column", "target"),
    [
        pytest.param(
            CategoryRepository,
            CategoryListQuery,
            factories.CategoryFactory,
            "parent_id",
            factories.CategoryFactory,
            id="category parent_id",
        ),
        pytest.param(
            ArticleRepository,
            ArticleListQuery,
            factories.ArticleFactory,
            "category_id",
            factories.CategoryFactory,
            id="article category_id",
        ),
        pytest.param(
            ArticleRepository,
            ArticleListQuery,
            factories.ArticleFactory,
            "author_id",
            factories.AuthorFactory,
            id="article author_id",
        ),
        pytest.param(
            CommentRepository,
            CommentListQuery,
            factories.CommentFactory,
            "article_id",
            factories.ArticleFactory,
            id="comment article_id",
        ),
    ],
)
async def test_a_list_is_filtered_by_what_rows_refer_to(
    db_session: AsyncSession, repository: Any, query: Any, factory: Any, column: str, target: Any
) -> None:
    row, other = await referring(db_session, factory, column, target)
    elsewhere = target.create()
    await store(db_session, elsewhere)
    await store(db_session, factory.create(**{column: elsewhere.id}))
    rows = repository(db_session)

    found, total = await rows.list(query.model_validate({column: other.id}))
    _, everything = await rows.list(query.model_validate({}))

    assert ([each["id"] for each in found], total) == ([row.id], 1)
    assert everything > 1


@pytest.mark.parametrize(
    ("repository", "factory", "name", "child"),
    [
        pytest.param(ArticleRepository, factories.ArticleFactory, "tags", factories.TagFactory, id="article tags"),
        pytest.param(SectionRepository, factories.SectionFactory, "notes", factories.NoteFactory, id="section notes"),
    ],
)
async def test_the_oldest_inner_row_comes_first(
    db_session: AsyncSession, repository: Any, factory: Any, name: str, child: Any
) -> None:
    await store_references(db_session, factory, child)
    outer = factory.create()
    await store(db_session, outer)
    now = datetime.now(UTC)
    ages = [{"created_at": now - timedelta(days=days)} for days in (1, 3, 2, 2)]
    inner = await put_inside(db_session, repository, name, outer, child, ages)

    row = await repository(db_session).get(outer.id)

    expected = sorted(inner, key=attrgetter("created_at", "id"))
    assert [each["id"] for each in row[name]] == [each.id for each in expected]


@pytest.mark.parametrize(
    ("repository", "factory", "name", "child"),
    [
        pytest.param(
            ArticleRepository, factories.ArticleFactory, "sections", factories.SectionFactory, id="article sections"
        ),
    ],
)
async def test_inner_rows_come_in_the_order_of_their_ids(
    db_session: AsyncSession, repository: Any, factory: Any, name: str, child: Any
) -> None:
    await store_references(db_session, factory, child)
    outer = factory.create()
    await store(db_session, outer)
    inner = await put_inside(db_session, repository, name, outer, child, [{}] * 4)

    row = await repository(db_session).get(outer.id)

    assert [each["id"] for each in row[name]] == [each.id for each in sorted(inner, key=attrgetter("id"))]


@pytest.mark.parametrize(("repository", "factory", "name", "child"), INSIDE)
async def test_inner_rows_are_inside_their_own_row_only(
    db_session: AsyncSession, repository: Any, factory: Any, name: str, child: Any
) -> None:
    await store_references(db_session, factory, child)
    outer, other = factory.create_batch(2)
    await store(db_session, outer, other)
    (inner,) = await put_inside(db_session, repository, name, outer, child, [{}])

    row = await repository(db_session).get(outer.id)

    assert row[name] == [getattr(child, "row", values)(inner)]
    assert await repository(db_session).get(other.id) == factory.row(other)


@pytest.mark.parametrize(
    ("repository", "factory", "name", "child", "rows"),
    [
        pytest.param(
            ArticleRepository, factories.ArticleFactory, "sections", factories.SectionFactory, 20, id="article sections"
        ),
        pytest.param(ArticleRepository, factories.ArticleFactory, "tags", factories.TagFactory, 20, id="article tags"),
        pytest.param(
            SectionRepository, factories.SectionFactory, "notes", factories.NoteFactory, 20, id="section notes"
        ),
    ],
)
async def test_many_inner_rows_take_as_many_statements_as_one(
    db_session: AsyncSession, engine: AsyncEngine, repository: Any, factory: Any, name: str, child: Any, rows: int
) -> None:
    await store_references(db_session, factory, child)
    few, many = factory.create_batch(2)
    await store(db_session, few, many)
    for outer in (few, many):
        await put_inside(db_session, repository, name, outer, child, [{}])
    outer_rows, newest_first = repository(db_session), f"-{repository.tie_breakers[0]}"
    with statements(engine) as for_one:
        await outer_rows.get(few.id)
    with statements(engine) as for_one_on_a_page:
        await outer_rows.filled_page(PageQuery(size=1), newest_first)
    await put_inside(db_session, repository, name, many, child, [{}] * (rows - 2))

    with statements(engine) as for_many:
        row = await outer_rows.get(many.id)
    with statements(engine) as for_many_on_a_page:
        page, _ = await outer_rows.filled_page(PageQuery(size=2), newest_first)

    assert (len(row[name]), len(page)) == (rows - 1, 2)
    assert len(for_many) == len(for_one)
    assert len(for_many_on_a_page) == len(for_one_on_a_page)


@pytest.mark.parametrize(
    ("repository", "factory", "create", "field", "name", "child"),
    [
        pytest.param(
            ArticleRepository,
            factories.ArticleFactory,
            ArticleCreate,
            "tag_ids",
            "tags",
            factories.TagFactory,
            id="article tag_ids",
        ),
    ],
)
async def test_create_links_what_was_sent(
    db_session: AsyncSession, repository: Any, factory: Any, create: Any, field: str, name: str, child: Any
) -> None:
    await store_references(db_session, factory, child)
    linked = child.create_batch(3)
    await store(db_session, *linked)
    ids = [each.id for each in linked[:2]]

    row = await repository(db_session).create(create.model_validate(factory.payload(**{field: ids})))

    assert {each["id"] for each in row[name]} == set(ids)
    assert row == await repository(db_session).get(row["id"])


LINKS: list[Any] = [
    pytest.param(
        ArticleRepository,
        factories.ArticleFactory,
        ArticleUpdate,
        "tag_ids",
        "tags",
        factories.TagFactory,
        id="article tag_ids",
    ),
]


@pytest.mark.parametrize(("repository", "factory", "update", "field", "name", "child"), LINKS)
async def test_update_replaces_the_links_as_a_whole(
    db_session: AsyncSession, repository: Any, factory: Any, update: Any, field: str, name: str, child: Any
) -> None:
    await store_references(db_session, factory, child)
    row, other, linked = factory.create(), factory.create(), child.create_batch(3)
    await store(db_session, row, other, *linked)
    first, second, third = [each.id for each in linked]
    rows = repository(db_session)
    await rows.update(other.id, update.model_validate({field: [first, third]}))

    for ids in ([first, second], [second, third], []):
        updated = await rows.update(row.id, update.model_validate({field: ids}))

        assert {each["id"] for each in updated[name]} == set(ids)
    assert {each["id"] for each in (await rows.get(other.id))[name]} == {first, third}


@pytest.mark.parametrize(("repository", "factory", "update", "field", "name", "child"), LINKS)
async def test_update_leaves_links_alone_that_were_not_sent(
    db_session: AsyncSession, repository: Any, factory: Any, update: Any, field: str, name: str, child: Any
) -> None:
    await store_references(db_session, factory, child)
    row, linked = factory.create(), child.create()
    await store(db_session, row, linked)
    rows = repository(db_session)
    await rows.update(row.id, update.model_validate({field: [linked.id]}))

    updated = await rows.update(row.id, update.model_validate({}))

    assert [each["id"] for each in updated[name]] == [linked.id]


@pytest.mark.parametrize(("repository", "factory", "update", "field", "name", "child"), LINKS)
async def test_new_links_change_the_row(
    db_session: AsyncSession, repository: Any, factory: Any, update: Any, field: str, name: str, child: Any
) -> None:
    await store_references(db_session, factory, child)
    row = factory.create()
    await store(db_session, row)
    before = values(row)

    updated = await repository(db_session).update(row.id, update.model_validate({field: []}))

    assert updated[name] == []
    assert updated.get("updated_at", 1) > before.get("updated_at", 0)


@pytest.mark.parametrize(("repository", "factory", "update", "field", "name", "child"), LINKS)
async def test_a_row_that_is_not_there_gets_no_links(
    db_session: AsyncSession, repository: Any, factory: Any, update: Any, field: str, name: str, child: Any
) -> None:
    await store_references(db_session, factory, child)
    row, linked = factory.create(), child.create()
    await store(db_session, row, linked)

    assert await repository(db_session).update(uuid4(), update.model_validate({field: [linked.id]})) is None
    assert (await repository(db_session).get(row.id))[name] == []
