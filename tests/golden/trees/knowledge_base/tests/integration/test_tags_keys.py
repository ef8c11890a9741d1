# Generated from specs/knowledge_base.yaml by templates/tests/integration/test_entity_keys.py.j2.
"""The unique keys of tags: which rows they are about, and what a second one is answered."""

from typing import Any

import httpx
import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.tag import TagEntity
from tests.factories import TagFactory
from tests.support import as_json, store

URL = "/api/v1/tags"
# The values of rows that a key is about, its fields, and those of them whose case does not matter.
KEYS = [
    pytest.param({}, ["name"], ["name"], "uq_tags_name", id="name"),
]


def alike(entity: TagEntity, fields: list[str], swapped: list[str]) -> dict[str, Any]:
    """The values of the key, some of them in the other case."""
    values = {name: getattr(entity, name) for name in fields}
    return values | {name: values[name].swapcase() for name in swapped}


@pytest.mark.parametrize(("inside", "fields", "swapped", "constraint"), KEYS)
async def test_the_table_refuses_a_second_row(
    db_session: AsyncSession, inside: dict[str, Any], fields: list[str], swapped: list[str], constraint: str
) -> None:
    first = TagFactory.create(**inside)
    await store(db_session, first)

    with pytest.raises(IntegrityError, match=constraint):
        await store(db_session, TagFactory.create(**(alike(first, fields, swapped) | inside)))


@pytest.mark.parametrize(
    "inside",
    [
        {},
    ],
    ids=[
        "name",
    ],
)
async def test_the_table_accepts_rows_that_differ(db_session: AsyncSession, inside: dict[str, Any]) -> None:
    await store(db_session, *TagFactory.create_batch(2, **inside))


@pytest.mark.parametrize(
    ("inside", "fields", "swapped", "status", "error", "detail"),
    [
        pytest.param({}, ["name"], ["name"], 409, "tag_exists", {}, id="name"),
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
    first = TagFactory.create(**inside)
    await store(db_session, first)
    sent = {column: name for name, column in TagFactory.columns.items()}
    key = {sent[column]: as_json(value) for column, value in (alike(first, fields, swapped) | inside).items()}

    response = await client.post(URL, json=TagFactory.payload(**key))

    assert (response.status_code, response.json()["error"]) == (status, error)
    assert response.json()["detail"] == detail


@pytest.mark.parametrize(
    ("inside", "fields", "swapped", "status", "error", "detail"),
    [
        pytest.param({}, ["name"], ["name"], 409, "tag_exists", {}, id="name"),
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
    first, second = TagFactory.create(**inside), TagFactory.create()
    await store(db_session, first, second)
    sent = {column: name for name, column in TagFactory.columns.items()}
    key = {sent[column]: as_json(value) for column, value in (alike(first, fields, swapped) | inside).items()}

    response = await client.put(f"{URL}/{second.id}", json=key)

    assert (response.status_code, response.json()["error"]) == (status, error)
    assert response.json()["detail"] == detail
