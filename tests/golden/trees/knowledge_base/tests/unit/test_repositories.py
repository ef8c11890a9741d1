# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_repositories.py.j2.
"""What holds for every repository."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.repositories.article_repository import ArticleRepository
from src.repositories.author_repository import AuthorRepository
from src.repositories.category_repository import CategoryRepository
from src.repositories.comment_repository import CommentRepository
from src.repositories.note_repository import NoteRepository
from src.repositories.section_repository import SectionRepository
from src.repositories.tag_repository import TagRepository
from tests import factories
from tests.support import statements, store, store_references, values

# ``Any``: what all of them share has no narrower type that the factories would have too.
REPOSITORIES: list[Any] = [
    pytest.param(CategoryRepository, factories.CategoryFactory, 3, values, id="Category"),
    pytest.param(AuthorRepository, factories.AuthorFactory, 3, values, id="Author"),
    pytest.param(TagRepository, factories.TagFactory, 3, values, id="Tag"),
    pytest.param(ArticleRepository, factories.ArticleFactory, 3, factories.ArticleFactory.row, id="Article"),
    pytest.param(SectionRepository, factories.SectionFactory, 3, factories.SectionFactory.row, id="Section"),
    pytest.param(NoteRepository, factories.NoteFactory, 3, values, id="Note"),
    pytest.param(CommentRepository, factories.CommentFactory, 3, values, id="Comment"),
]


@pytest.mark.parametrize(("repository", "factory", "rows", "row"), REPOSITORIES)
async def test_every_repository_finds_what_is_stored(
    db_session: AsyncSession, repository: Any, factory: Any, rows: int, row: Any
) -> None:
    entities = factory.create_batch(rows)
    await store_references(db_session, factory)
    await store(db_session, *entities)

    assert [await repository(db_session).get(entity.id) for entity in entities] == [row(entity) for entity in entities]


@pytest.mark.parametrize(("repository", "factory", "rows", "row"), REPOSITORIES)
async def test_every_repository_knows_no_unknown_id(
    db_session: AsyncSession, repository: Any, factory: Any, rows: int, row: Any
) -> None:
    await store_references(db_session, factory)
    await store(db_session, *factory.create_batch(rows))

    assert await repository(db_session).get(uuid4()) is None
    assert await repository(db_session).delete(uuid4()) is False


@pytest.mark.parametrize(("repository", "factory", "rows", "row"), REPOSITORIES)
async def test_every_repository_deletes_one_row_only(
    db_session: AsyncSession, repository: Any, factory: Any, rows: int, row: Any
) -> None:
    deleted, *others = factory.create_batch(rows)
    await store_references(db_session, factory)
    await store(db_session, deleted, *others)

    assert await repository(db_session).delete(deleted.id) is True

    assert await repository(db_session).get(deleted.id) is None
    assert [await repository(db_session).get(entity.id) for entity in others] == [row(entity) for entity in others]


@pytest.mark.parametrize(("repository", "factory", "rows", "row"), REPOSITORIES)
async def test_every_repository_reads_and_deletes_in_one_statement(
    db_session: AsyncSession, engine: AsyncEngine, repository: Any, factory: Any, rows: int, row: Any
) -> None:
    entity = factory.create()
    await store_references(db_session, factory)
    await store(db_session, entity)

    with statements(engine) as sent:
        await repository(db_session).get(entity.id)
        await repository(db_session).delete(entity.id)

    inside = len(getattr(repository, "nested", ()))
    assert len(sent) == 2 + inside
