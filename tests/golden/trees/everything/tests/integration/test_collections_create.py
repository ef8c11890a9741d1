# Generated from specs/everything.yaml by templates/tests/integration/test_entity_create.py.j2.
"""How collections are created, over HTTP and on a real database."""

from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.collection import CollectionEntity
from src.models.schemas.collection import Collection
from tests.cases.collection import ACCEPTED, REFUSED
from tests.factories import CollectionFactory
from tests.support import as_json, problems, stored

URL = "/api/v2/collections"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


class TestCreate:
    """``POST /api/v2/collections``."""

    async def test_answers_what_is_stored(
        self, client: httpx.AsyncClient, db_session: AsyncSession, sample_collection_data: dict[str, Any]
    ) -> None:
        response = await client.post(URL, json=sample_collection_data)

        assert response.status_code == 201, response.text
        row = await stored(db_session, CollectionEntity, UUID(response.json()["id"]))
        assert response.json() == Collection.model_validate(row).model_dump(mode="json")
        assert {name: as_json(getattr(row, name)) for name in sample_collection_data} == sample_collection_data

    async def test_answers_what_get_answers(
        self, client: httpx.AsyncClient, sample_collection_data: dict[str, Any]
    ) -> None:
        created = (await client.post(URL, json=sample_collection_data)).json()

        response = await client.get(f"{URL}/{created['id']}")

        assert response.json() == created

    async def test_fills_in_what_is_absent(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        body = CollectionFactory.payload()
        required = {name: body[name] for name in ["words"]}

        response = await client.post(URL, json=required)

        assert response.status_code == 201, response.text
        row = await stored(db_session, CollectionEntity, UUID(response.json()["id"]))
        defaults: dict[str, Any] = {
            "tags": [],
            "numbers": [1, 2],
            "evens": None,
            "large": None,
            "ratios": None,
            "prices": ["1.50"],
            "flags": None,
            "days": None,
            "moments": None,
            "keys": None,
            "phones": None,
            "colours": ["RED"],
        }
        assert {name: as_json(getattr(row, name)) for name in defaults} == defaults

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    async def test_accepts(self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any) -> None:
        response = await client.post(URL, json=CollectionFactory.payload(**{field: value}))

        assert response.status_code == 201, response.text
        row = await stored(db_session, CollectionEntity, UUID(response.json()["id"]))
        assert as_json(getattr(row, field)) == value
        assert response.json() == Collection.model_validate(row).model_dump(mode="json")

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    async def test_refuses(self, client: httpx.AsyncClient, field: str, value: Any, error: str) -> None:
        response = await client.post(URL, json=CollectionFactory.payload(**{field: value}))

        assert [(loc[:2], kind) for loc, kind in problems(response)] == [(["body", field], error)]

    @pytest.mark.parametrize("field", ["words"])
    async def test_requires(self, client: httpx.AsyncClient, field: str) -> None:
        body = CollectionFactory.payload()
        del body[field]

        assert problems(await client.post(URL, json=body)) == [(["body", field], "missing")]

    @pytest.mark.parametrize("field", ["words", "tags", "numbers", "prices", "colours"])
    async def test_refuses_null(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(URL, json=CollectionFactory.payload(**{field: None}))

        assert [loc for loc, _ in problems(response)] == [["body", field]]

    @pytest.mark.parametrize("field", ["evens", "large", "ratios", "flags", "days", "moments", "keys", "phones"])
    async def test_accepts_null(self, client: httpx.AsyncClient, db_session: AsyncSession, field: str) -> None:
        response = await client.post(URL, json=CollectionFactory.payload(**{field: None}))

        assert response.status_code == 201, response.text
        row = await stored(db_session, CollectionEntity, UUID(response.json()["id"]))
        assert getattr(row, field) is None

    @pytest.mark.parametrize("field", ["id", "created_at", "updated_at", "no_such_field"])
    async def test_refuses_what_a_client_may_not_set(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(URL, json=CollectionFactory.payload(**{field: None}))

        assert problems(response) == [(["body", field], "extra_forbidden")]
