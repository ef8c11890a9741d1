# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_nested_rows.py.j2.
"""Rows inside a row, as repositories answer them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from operator import attrgetter
from typing import Any

import pytest
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.core.errors import AnswerTooLargeError
from src.models.entities import Base
from src.models.schemas.base import PageQuery
from src.repositories.article_repository import ArticleRepository
from src.repositories.section_repository import SectionRepository
from tests.conftest import part_of
from tests.factories import ArticleFactory, NoteFactory, SectionFactory, TagFactory
from tests.support import statements, store, store_references, values

INSIDE: list[Any] = [
    pytest.param(ArticleRepository, ArticleFactory, "sections", SectionFactory, id="article sections"),
    pytest.param(ArticleRepository, ArticleFactory, "tags", TagFactory, id="article tags"),
    pytest.param(SectionRepository, SectionFactory, "notes", NoteFactory, id="section notes"),
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


@pytest.mark.parametrize(
    ("repository", "factory", "name", "child"),
    [
        pytest.param(ArticleRepository, ArticleFactory, "tags", TagFactory, id="article tags"),
        pytest.param(SectionRepository, SectionFactory, "notes", NoteFactory, id="section notes"),
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
        pytest.param(ArticleRepository, ArticleFactory, "sections", SectionFactory, id="article sections"),
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


async def test_nothing_is_read_of_no_rows(db_session: AsyncSession, engine: AsyncEngine) -> None:
    repository = ArticleRepository(part_of(await db_session.connection()))

    with statements(engine) as sent:
        assert not await repository.fill([])

    assert sent == []


@pytest.mark.parametrize(
    ("repository", "factory", "name", "child"),
    [
        pytest.param(ArticleRepository, ArticleFactory, "sections", SectionFactory, id="article sections"),
        pytest.param(ArticleRepository, ArticleFactory, "tags", TagFactory, id="article tags"),
        pytest.param(SectionRepository, SectionFactory, "notes", NoteFactory, id="section notes"),
    ],
)
async def test_more_inner_rows_than_an_answer_holds_are_refused(
    db_session: AsyncSession, monkeypatch: pytest.MonkeyPatch, repository: Any, factory: Any, name: str, child: Any
) -> None:
    await store_references(db_session, factory, child)
    outer = factory.create()
    await store(db_session, outer)
    await put_inside(db_session, repository, name, outer, child, [{}] * 2)
    monkeypatch.setattr("src.repositories.measured.MAX_ANSWER_BYTES", 0)
    # The statements of the others are made already.
    monkeypatch.setattr(repository, "nested", tuple(replace(each) for each in repository.nested))

    with pytest.raises(AnswerTooLargeError):
        await repository(db_session).get(outer.id)


@pytest.mark.parametrize(
    ("repository", "factory", "name", "child", "rows"),
    [
        pytest.param(ArticleRepository, ArticleFactory, "sections", SectionFactory, 20, id="article sections"),
        pytest.param(ArticleRepository, ArticleFactory, "tags", TagFactory, 20, id="article tags"),
        pytest.param(SectionRepository, SectionFactory, "notes", NoteFactory, 20, id="section notes"),
    ],
)
async def test_many_inner_rows_take_as_many_statements_as_one(
    db_session: AsyncSession, engine: AsyncEngine, repository: Any, factory: Any, name: str, child: Any, rows: int
) -> None:
    await store_references(db_session, factory, child)
    outer = factory.create()
    await store(db_session, outer)
    await put_inside(db_session, repository, name, outer, child, [{}])
    with statements(engine) as for_one:
        await repository(db_session).get(outer.id)
    await put_inside(db_session, repository, name, outer, child, [{}] * (rows - 1))

    with statements(engine) as for_many:
        row = await repository(db_session).get(outer.id)

    assert len(row[name]) == rows
    assert len(for_many) == len(for_one)


@pytest.mark.parametrize(
    ("repository", "factory", "name", "child", "rows"),
    [
        pytest.param(ArticleRepository, ArticleFactory, "sections", SectionFactory, 20, id="article sections"),
        pytest.param(ArticleRepository, ArticleFactory, "tags", TagFactory, 20, id="article tags"),
    ],
)
async def test_a_page_of_rows_takes_as_many_statements_as_one_row(
    db_session: AsyncSession, engine: AsyncEngine, repository: Any, factory: Any, name: str, child: Any, rows: int
) -> None:
    await store_references(db_session, factory, child)
    first, second = factory.create_batch(2)
    await store(db_session, first, second)
    for outer in (first, second):
        await put_inside(db_session, repository, name, outer, child, [{}])
    outer_rows, newest_first = repository(db_session), f"-{repository.tie_breakers[0]}"
    with statements(engine) as for_one:
        await outer_rows.fill(await outer_rows.rows(PageQuery(size=1), newest_first))
    await put_inside(db_session, repository, name, second, child, [{}] * (rows - 1))

    with statements(engine) as for_two:
        page = await outer_rows.fill(await outer_rows.rows(PageQuery(size=2), newest_first))

    assert {row["id"]: len(row[name]) for row in page} == {first.id: 1, second.id: rows}
    assert len(for_two) == len(for_one)
