# Generated from specs/knowledge_base.yaml by templates/tests/integration/test_entity_keys.py.j2.
"""The unique keys of articles: which rows they are about, and what a second one is answered."""

from typing import Any

import httpx
import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.article import ArticleEntity
from tests.factories import ArticleFactory
from tests.support import as_json, store, store_references

URL = "/api/v1/articles"
# The values of rows that a key is about, its fields, and those of them whose case does not matter.
KEYS = [
    pytest.param(
        {"state": "PUBLISHED"}, ["category_id", "title"], [], "uq_articles_published_title", id="published_title"
    ),
]


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that an article refers to."""
    await store_references(db_session, ArticleFactory)


def alike(entity: ArticleEntity, fields: list[str], swapped: list[str]) -> dict[str, Any]:
    """The values of the key, some of them in the other case."""
    values = {name: getattr(entity, name) for name in fields}
    return values | {name: values[name].swapcase() for name in swapped}


@pytest.mark.parametrize(("inside", "fields", "swapped", "constraint"), KEYS)
async def test_the_table_refuses_a_second_row(
    db_session: AsyncSession, inside: dict[str, Any], fields: list[str], swapped: list[str], constraint: str
) -> None:
    first = ArticleFactory.create(**inside)
    await store(db_session, first)

    with pytest.raises(IntegrityError, match=constraint):
        await store(db_session, ArticleFactory.create(**(alike(first, fields, swapped) | inside)))


@pytest.mark.parametrize(
    "inside",
    [
        {"state": "PUBLISHED"},
    ],
    ids=[
        "published_title",
    ],
)
async def test_the_table_accepts_rows_that_differ(db_session: AsyncSession, inside: dict[str, Any]) -> None:
    await store(db_session, *ArticleFactory.create_batch(2, **inside))


@pytest.mark.parametrize(
    ("inside", "outside", "fields"),
    [
        pytest.param({"state": "PUBLISHED"}, {"state": "DRAFT"}, ["category_id", "title"], id="published_title"),
    ],
)
async def test_other_rows_may_repeat(
    db_session: AsyncSession, inside: dict[str, Any], outside: dict[str, Any], fields: list[str]
) -> None:
    first = ArticleFactory.create(**inside)
    key = alike(first, fields, [])

    await store(db_session, first, *ArticleFactory.create_batch(2, **(key | inside | outside)))


@pytest.mark.parametrize(
    ("inside", "fields", "swapped", "status", "error", "detail"),
    [
        pytest.param(
            {"state": "PUBLISHED"},
            ["category_id", "title"],
            [],
            409,
            "conflict",
            {"constraint": "uq_articles_published_title", "fields": ["categoryId", "title"]},
            id="published_title",
        ),
    ],
)
async def test_create_refuses_a_second_one(
    client: httpx.AsyncClient,
    db_session: AsyncSession,
    inside: dict[str, Any],
    fields: list[str],
    swapped: list[str],
    status: int,
    error: str,
    detail: dict[str, Any],
) -> None:
    first = ArticleFactory.create(**inside)
    await store(db_session, first)
    sent = {column: name for name, column in ArticleFactory.columns.items()}
    key = {sent[column]: as_json(value) for column, value in (alike(first, fields, swapped) | inside).items()}

    response = await client.post(URL, json=ArticleFactory.payload(**key))

    assert (response.status_code, response.json()["error"]) == (status, error)
    assert response.json()["detail"] == detail


@pytest.mark.parametrize(
    ("inside", "fields", "swapped", "status", "error", "detail"),
    [
        pytest.param(
            {"state": "PUBLISHED"},
            ["category_id", "title"],
            [],
            409,
            "conflict",
            {"constraint": "uq_articles_published_title", "fields": ["categoryId", "title"]},
            id="published_title",
        ),
    ],
)
async def test_update_refuses_to_become_the_same_as_another(
    client: httpx.AsyncClient,
    db_session: AsyncSession,
    inside: dict[str, Any],
    fields: list[str],
    swapped: list[str],
    status: int,
    error: str,
    detail: dict[str, Any],
) -> None:
    first, second = ArticleFactory.create(**inside), ArticleFactory.create()
    await store(db_session, first, second)
    sent = {column: name for name, column in ArticleFactory.columns.items()}
    key = {sent[column]: as_json(value) for column, value in (alike(first, fields, swapped) | inside).items()}

    response = await client.put(f"{URL}/{second.id}", json=key)

    assert (response.status_code, response.json()["error"]) == (status, error)
    assert response.json()["detail"] == detail
