# Generated from specs/everything.yaml by templates/tests/integration/test_entity_create.py.j2.
"""How cacti are created, over HTTP and on a real database."""

from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.cactus import CactusEntity
from src.models.schemas.cactus import Cactus
from tests.cases.cactus import ACCEPTED, REFUSED
from tests.factories import CactusFactory
from tests.support import as_json, problems, stored

URL = "/api/v2/cacti"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


class TestCreate:
    """``POST /api/v2/cacti``."""

    async def test_answers_what_is_stored(
        self, client: httpx.AsyncClient, db_session: AsyncSession, sample_cactus_data: dict[str, Any]
    ) -> None:
        response = await client.post(URL, json=sample_cactus_data)

        assert response.status_code == 201, response.text
        row = await stored(db_session, CactusEntity, UUID(response.json()["id"]))
        assert response.json() == Cactus.model_validate(row).model_dump(mode="json")
        assert {name: as_json(getattr(row, name)) for name in sample_cactus_data} == sample_cactus_data

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    async def test_accepts(self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any) -> None:
        response = await client.post(URL, json=CactusFactory.payload(**{field: value}))

        assert response.status_code == 201, response.text
        row = await stored(db_session, CactusEntity, UUID(response.json()["id"]))
        assert as_json(getattr(row, field)) == value
        assert response.json() == Cactus.model_validate(row).model_dump(mode="json")

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    async def test_refuses(self, client: httpx.AsyncClient, field: str, value: Any, error: str) -> None:
        response = await client.post(URL, json=CactusFactory.payload(**{field: value}))

        assert [(loc[:2], kind) for loc, kind in problems(response)] == [(["body", field], error)]

    @pytest.mark.parametrize("field", ["height"])
    async def test_requires(self, client: httpx.AsyncClient, field: str) -> None:
        body = CactusFactory.payload()
        del body[field]

        assert problems(await client.post(URL, json=body)) == [(["body", field], "missing")]

    @pytest.mark.parametrize("field", ["height"])
    async def test_refuses_null(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(URL, json=CactusFactory.payload(**{field: None}))

        assert [loc for loc, _ in problems(response)] == [["body", field]]

    @pytest.mark.parametrize("field", ["id", "created_at", "updated_at", "no_such_field"])
    async def test_refuses_what_a_client_may_not_set(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(URL, json=CactusFactory.payload(**{field: None}))

        assert problems(response) == [(["body", field], "extra_forbidden")]
