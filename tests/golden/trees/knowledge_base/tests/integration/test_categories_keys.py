# Generated from specs/knowledge_base.yaml by templates/tests/integration/test_entity_keys.py.j2.
"""The unique keys of categories: which rows they are about, and what a second one is answered."""

from typing import Any

import httpx
import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.category import CategoryEntity
from tests.factories import CategoryFactory, reference
from tests.support import as_json, store, store_references

URL = "/api/v1/categories"
# The values of rows that a key is about, its fields, and those of them whose case does not matter.
KEYS = [
    pytest.param(
        {"parent_id": reference(1)}, ["parent_id", "slug"], [], "uq_categories_slug_per_parent", id="slug_per_parent"
    ),
    pytest.param(
        {"parent_id": None},
        ["parent_id", "slug"],
        [],
        "uq_categories_slug_per_parent",
        id="slug_per_parent without a value",
    ),
]


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that a category refers to."""
    rows = [CategoryFactory.create(id=reference(1))]
    await store_references(db_session, CategoryFactory, rows=rows)


def alike(entity: CategoryEntity, fields: list[str], swapped: list[str]) -> dict[str, Any]:
    """The values of the key, some of them in the other case."""
    values = {name: getattr(entity, name) for name in fields}
    return values | {name: values[name].swapcase() for name in swapped}


@pytest.mark.parametrize(("inside", "fields", "swapped", "constraint"), KEYS)
async def test_the_table_refuses_a_second_row(
    db_session: AsyncSession, inside: dict[str, Any], fields: list[str], swapped: list[str], constraint: str
) -> None:
    first = CategoryFactory.create(**inside)
    await store(db_session, first)

    with pytest.raises(IntegrityError, match=constraint):
        await store(db_session, CategoryFactory.create(**(alike(first, fields, swapped) | inside)))


@pytest.mark.parametrize(
    "inside",
    [
        {"parent_id": reference(1)},
        {"parent_id": None},
    ],
    ids=[
        "slug_per_parent",
        "slug_per_parent without a value",
    ],
)
async def test_the_table_accepts_rows_that_differ(db_session: AsyncSession, inside: dict[str, Any]) -> None:
    await store(db_session, *CategoryFactory.create_batch(2, **inside))


@pytest.mark.parametrize(
    ("inside", "fields", "swapped", "status", "error", "detail"),
    [
        pytest.param(
            {"parent_id": reference(1)},
            ["parent_id", "slug"],
            [],
            409,
            "conflict",
            {"constraint": "uq_categories_slug_per_parent", "fields": ["parentId", "slug"]},
            id="slug_per_parent",
        ),
        pytest.param(
            {"parent_id": None},
            ["parent_id", "slug"],
            [],
            409,
            "conflict",
            {"constraint": "uq_categories_slug_per_parent", "fields": ["parentId", "slug"]},
            id="slug_per_parent without a value",
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
    first = CategoryFactory.create(**inside)
    await store(db_session, first)
    sent = {column: name for name, column in CategoryFactory.columns.items()}
    key = {sent[column]: as_json(value) for column, value in (alike(first, fields, swapped) | inside).items()}

    response = await client.post(URL, json=CategoryFactory.payload(**key))

    assert (response.status_code, response.json()["error"]) == (status, error)
    assert response.json()["detail"] == detail


@pytest.mark.parametrize(
    ("inside", "fields", "swapped", "status", "error", "detail"),
    [
        pytest.param(
            {"parent_id": reference(1)},
            ["parent_id", "slug"],
            [],
            409,
            "conflict",
            {"constraint": "uq_categories_slug_per_parent", "fields": ["parentId", "slug"]},
            id="slug_per_parent",
        ),
        pytest.param(
            {"parent_id": None},
            ["parent_id", "slug"],
            [],
            409,
            "conflict",
            {"constraint": "uq_categories_slug_per_parent", "fields": ["parentId", "slug"]},
            id="slug_per_parent without a value",
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
    first, second = CategoryFactory.create(**inside), CategoryFactory.create()
    await store(db_session, first, second)
    sent = {column: name for name, column in CategoryFactory.columns.items()}
    key = {sent[column]: as_json(value) for column, value in (alike(first, fields, swapped) | inside).items()}

    response = await client.put(f"{URL}/{second.id}", json=key)

    assert (response.status_code, response.json()["error"]) == (status, error)
    assert response.json()["detail"] == detail
