# Generated from specs/everything.yaml by templates/tests/integration/test_entity_update.py.j2.
"""How collections are changed, over HTTP and on a real database."""

from typing import Any
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.collection import CollectionEntity
from src.models.schemas.collection import Collection
from tests.cases.collection import ACCEPTED, REFUSED
from tests.factories import CollectionFactory
from tests.support import as_json, not_found, problems, store, stored

URL = "/api/v2/collections"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


class TestUpdate:
    """``PUT /api/v2/collections/{id}``."""

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            pytest.param("words", ["b"], id="words"),
            pytest.param("tags", ["tags two"], id="tags"),
            pytest.param("numbers", [11], id="numbers"),
            pytest.param("evens", [12], id="evens"),
            pytest.param("large", [11], id="large"),
            pytest.param("ratios", [0.5], id="ratios"),
            pytest.param("prices", ["10.05"], id="prices"),
            pytest.param("flags", [False], id="flags"),
            pytest.param("days", ["2026-01-16"], id="days"),
            pytest.param("moments", ["2026-01-15T09:30:01Z"], id="moments"),
            pytest.param("keys", ["00000001-0000-4000-8000-000000000000"], id="keys"),
            pytest.param("phones", ["+49309876543"], id="phones"),
            pytest.param("colours", ["GREEN"], id="colours"),
        ],
    )
    async def test_changes_what_was_sent_and_nothing_else(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any
    ) -> None:
        entity = CollectionFactory.create()
        await store(db_session, entity)
        before = {
            "words": as_json(entity.words),
            "tags": as_json(entity.tags),
            "numbers": as_json(entity.numbers),
            "evens": as_json(entity.evens),
            "large": as_json(entity.large),
            "ratios": as_json(entity.ratios),
            "prices": as_json(entity.prices),
            "flags": as_json(entity.flags),
            "days": as_json(entity.days),
            "moments": as_json(entity.moments),
            "keys": as_json(entity.keys),
            "phones": as_json(entity.phones),
            "colours": as_json(entity.colours),
        }

        response = await client.put(f"{URL}/{entity.id}", json={field: value})

        assert response.status_code == 200, response.text
        row = await stored(db_session, CollectionEntity, entity.id)
        assert {name: as_json(getattr(row, name)) for name in before} == before | {field: value}
        assert response.json() == Collection.model_validate(row).model_dump(mode="json")

    async def test_accepts_nothing_at_all(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = CollectionFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={})

        assert response.status_code == 200
        assert response.json() == Collection.model_validate(entity).model_dump(mode="json")

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    async def test_accepts(self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any) -> None:
        entity = CollectionFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={field: value})

        assert response.status_code == 200, response.text
        row = await stored(db_session, CollectionEntity, entity.id)
        assert as_json(getattr(row, field)) == value
        assert response.json() == Collection.model_validate(row).model_dump(mode="json")

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    async def test_refuses(self, client: httpx.AsyncClient, field: str, value: Any, error: str) -> None:
        response = await client.put(f"{URL}/{uuid4()}", json={field: value})

        assert [(loc[:2], kind) for loc, kind in problems(response)] == [(["body", field], error)]

    @pytest.mark.parametrize("field", ["words", "tags", "numbers", "prices", "colours"])
    async def test_refuses_null(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.put(f"{URL}/{uuid4()}", json={field: None})

        assert [loc for loc, _ in problems(response)] == [["body", field]]

    @pytest.mark.parametrize("field", ["evens", "large", "ratios", "flags", "days", "moments", "keys", "phones"])
    async def test_accepts_null(self, client: httpx.AsyncClient, db_session: AsyncSession, field: str) -> None:
        entity = CollectionFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={field: None})

        assert response.status_code == 200, response.text
        row = await stored(db_session, CollectionEntity, entity.id)
        assert getattr(row, field) is None

    @pytest.mark.parametrize("field", ["id", "created_at", "updated_at", "no_such_field"])
    async def test_refuses_what_a_client_may_not_change(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.put(f"{URL}/{uuid4()}", json={field: None})

        assert problems(response) == [(["body", field], "extra_forbidden")]

    async def test_of_an_unknown_id(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        response = await client.put(f"{URL}/{unknown}", json={})

        assert not_found(response) == {"resource": "collection", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_id(self, client: httpx.AsyncClient) -> None:
        assert problems(await client.put(f"{URL}/1", json={})) == [(["path", "collection_id"], "uuid_parsing")]
