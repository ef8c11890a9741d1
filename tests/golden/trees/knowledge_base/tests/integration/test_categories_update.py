# Generated from specs/knowledge_base.yaml by templates/tests/integration/test_entity_update.py.j2.
"""How categories are changed, over HTTP and on a real database."""

from typing import Any
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.category import CategoryEntity
from src.models.schemas.category import Category
from tests.cases.category import ACCEPTED, REFUSED, WRITTEN
from tests.factories import CategoryFactory
from tests.support import as_json, not_found, problems, store, stored

URL = "/api/v1/categories"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


class TestUpdate:
    """``PUT /api/v1/categories/{id}``."""

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            pytest.param("name", "name two", id="name"),
            pytest.param("slug", "b", id="slug"),
        ],
    )
    async def test_changes_what_was_sent_and_nothing_else(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any
    ) -> None:
        entity = CategoryFactory.create()
        await store(db_session, entity)
        before = {
            "parent_id": as_json(entity.parent_id),
            "name": as_json(entity.name),
            "slug": as_json(entity.slug),
        }

        response = await client.put(f"{URL}/{entity.id}", json={field: value})

        assert response.status_code == 200, response.text
        row = await stored(db_session, CategoryEntity, entity.id)
        assert {name: as_json(getattr(row, name)) for name in before} == before | {
            CategoryFactory.columns[field]: value
        }
        assert response.json() == Category.model_validate(row).model_dump(mode="json", by_alias=True)

    async def test_accepts_nothing_at_all(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = CategoryFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={})

        assert response.status_code == 200
        assert response.json() == Category.model_validate(entity).model_dump(mode="json", by_alias=True)

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    async def test_accepts(self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any) -> None:
        entity = CategoryFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={field: value})

        assert response.status_code == 200, response.text
        row = await stored(db_session, CategoryEntity, entity.id)
        assert as_json(getattr(row, CategoryFactory.columns[field])) == value
        assert response.json() == Category.model_validate(row).model_dump(mode="json", by_alias=True)

    @pytest.mark.parametrize(("field", "value", "answer"), WRITTEN)
    async def test_knows_other_forms(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any, answer: Any
    ) -> None:
        entity = CategoryFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={field: value})

        assert response.status_code == 200, response.text
        row = await stored(db_session, CategoryEntity, entity.id)
        assert as_json(getattr(row, CategoryFactory.columns[field])) == answer

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    async def test_refuses(self, client: httpx.AsyncClient, field: str, value: Any, error: str) -> None:
        response = await client.put(f"{URL}/{uuid4()}", json={field: value})

        assert [(loc[:2], kind) for loc, kind in problems(response)] == [(["body", field], error)]

    @pytest.mark.parametrize("field", ["name", "slug"])
    async def test_refuses_null(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.put(f"{URL}/{uuid4()}", json={field: None})

        assert [loc for loc, _ in problems(response)] == [["body", field]]

    @pytest.mark.parametrize("field", ["parentId"])
    async def test_accepts_null(self, client: httpx.AsyncClient, db_session: AsyncSession, field: str) -> None:
        entity = CategoryFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={field: None})

        assert response.status_code == 200, response.text
        row = await stored(db_session, CategoryEntity, entity.id)
        assert getattr(row, CategoryFactory.columns[field]) is None

    @pytest.mark.parametrize("field", ["id", "createdAt", "updatedAt", "parent_id", "no_such_field"])
    async def test_refuses_what_a_client_may_not_change(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.put(f"{URL}/{uuid4()}", json={field: None})

        assert problems(response) == [(["body", field], "extra_forbidden")]

    @pytest.mark.parametrize(
        ("field", "text"),
        [
            pytest.param("name", "AT&T <3", id="name"),
        ],
    )
    async def test_keeps_plain_text_as_it_is(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, text: str
    ) -> None:
        entity = CategoryFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={field: text})

        assert response.status_code == 200, response.text
        assert response.json()[field] == text

    async def test_of_an_unknown_id(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        response = await client.put(f"{URL}/{unknown}", json={})

        assert not_found(response) == {"resource": "category", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_id(self, client: httpx.AsyncClient) -> None:
        assert problems(await client.put(f"{URL}/1", json={})) == [(["path", "category_id"], "uuid_parsing")]
