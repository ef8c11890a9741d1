# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_links.py.j2.
"""Links between rows, as repositories store them."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from pydantic import TypeAdapter, ValidationError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.fields.ids import DistinctIds
from src.models.schemas import ArticleCreate, ArticleUpdate
from src.repositories.article_repository import ArticleRepository
from tests.factories import ArticleFactory, TagFactory
from tests.support import statements, store, store_references, values


def test_an_id_is_listed_once() -> None:
    first, second = uuid4(), uuid4()
    ids: TypeAdapter[Any] = TypeAdapter(DistinctIds)

    assert ids.validate_python([first, second]) == [first, second]
    with pytest.raises(ValidationError) as caught:
        ids.validate_python([first, second, first])

    assert [each["type"] for each in caught.value.errors()] == ["repeated_item"]


def test_very_many_ids_are_too_many() -> None:
    ids: TypeAdapter[Any] = TypeAdapter(DistinctIds)
    many = [UUID(int=number) for number in range(1000 + 1)]

    assert ids.validate_python(many[1:]) == many[1:]
    with pytest.raises(ValidationError, match="too_long"):
        ids.validate_python(many)


CREATED: list[Any] = [
    pytest.param(ArticleRepository, ArticleFactory, ArticleCreate, "tagIds", "tags", TagFactory, id="article tag_ids"),
]


@pytest.mark.parametrize(("repository", "factory", "create", "field", "name", "child"), CREATED)
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


@pytest.mark.parametrize(("repository", "factory", "create", "field", "name", "child"), CREATED)
async def test_a_row_without_links_is_one_insert(
    db_session: AsyncSession,
    engine: AsyncEngine,
    repository: Any,
    factory: Any,
    create: Any,
    field: str,
    name: str,
    child: Any,
) -> None:
    await store_references(db_session, factory, child)
    data = create.model_validate(factory.payload(**{field: []}))

    with statements(engine) as sent:
        row = await repository(db_session).create(data)

    assert row[name] == []
    assert sum(statement.startswith("INSERT") for statement in sent) == 1


@pytest.mark.parametrize(
    ("repository", "factory", "update", "field", "name", "child"),
    [
        pytest.param(
            ArticleRepository, ArticleFactory, ArticleUpdate, "tagIds", "tags", TagFactory, id="article tag_ids"
        ),
    ],
)
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


LINKS: list[Any] = [
    pytest.param(ArticleRepository, ArticleFactory, ArticleUpdate, "tagIds", "tags", TagFactory, id="article tag_ids"),
]


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
