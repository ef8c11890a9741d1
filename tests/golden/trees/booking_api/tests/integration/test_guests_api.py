# Generated from specs/booking_api.yaml by templates/tests/integration/test_entity_api.py.j2.
"""The endpoints of guests, over HTTP and on a real database."""

from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.guest import GuestEntity
from src.models.schemas.guest import Guest
from tests.cases.guest import ACCEPTED, REFUSED
from tests.factories import GuestFactory
from tests.support import as_json, not_found, problems, store, stored

URL = "/api/v1/guests"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


class TestCreate:
    """``POST /api/v1/guests``."""

    async def test_answers_what_is_stored(
        self, client: httpx.AsyncClient, db_session: AsyncSession, sample_guest_data: dict[str, Any]
    ) -> None:
        response = await client.post(URL, json=sample_guest_data)

        assert response.status_code == 201, response.text
        row = await stored(db_session, GuestEntity, UUID(response.json()["id"]))
        assert response.json() == Guest.model_validate(row).model_dump(mode="json")
        assert {name: as_json(getattr(row, name)) for name in sample_guest_data} == sample_guest_data

    async def test_answers_what_get_answers(self, client: httpx.AsyncClient, sample_guest_data: dict[str, Any]) -> None:
        created = (await client.post(URL, json=sample_guest_data)).json()

        response = await client.get(f"{URL}/{created['id']}")

        assert response.json() == created

    async def test_fills_in_what_is_absent(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        body = GuestFactory.payload()
        required = {name: body[name] for name in ["name"]}

        response = await client.post(URL, json=required)

        assert response.status_code == 201, response.text
        row = await stored(db_session, GuestEntity, UUID(response.json()["id"]))
        defaults: dict[str, Any] = {
            "phone": None,
        }
        assert {name: as_json(getattr(row, name)) for name in defaults} == defaults

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    async def test_accepts(self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any) -> None:
        response = await client.post(URL, json=GuestFactory.payload(**{field: value}))

        assert response.status_code == 201, response.text
        row = await stored(db_session, GuestEntity, UUID(response.json()["id"]))
        assert as_json(getattr(row, field)) == value
        assert response.json() == Guest.model_validate(row).model_dump(mode="json")

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    async def test_refuses(self, client: httpx.AsyncClient, field: str, value: Any, error: str) -> None:
        response = await client.post(URL, json=GuestFactory.payload(**{field: value}))

        assert [(loc[:2], kind) for loc, kind in problems(response)] == [(["body", field], error)]

    @pytest.mark.parametrize("field", ["name"])
    async def test_requires(self, client: httpx.AsyncClient, field: str) -> None:
        body = GuestFactory.payload()
        del body[field]

        assert problems(await client.post(URL, json=body)) == [(["body", field], "missing")]

    @pytest.mark.parametrize("field", ["name"])
    async def test_refuses_null(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(URL, json=GuestFactory.payload(**{field: None}))

        assert [loc for loc, _ in problems(response)] == [["body", field]]

    @pytest.mark.parametrize("field", ["phone"])
    async def test_accepts_null(self, client: httpx.AsyncClient, db_session: AsyncSession, field: str) -> None:
        response = await client.post(URL, json=GuestFactory.payload(**{field: None}))

        assert response.status_code == 201, response.text
        row = await stored(db_session, GuestEntity, UUID(response.json()["id"]))
        assert getattr(row, field) is None

    @pytest.mark.parametrize("field", ["id", "created_at", "updated_at", "no_such_field"])
    async def test_refuses_what_a_client_may_not_set(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(URL, json=GuestFactory.payload(**{field: None}))

        assert problems(response) == [(["body", field], "extra_forbidden")]

    @pytest.mark.parametrize(
        ("field", "text"),
        [
            pytest.param("name", "AT&T <3", id="name"),
        ],
    )
    async def test_keeps_plain_text_as_it_is(self, client: httpx.AsyncClient, field: str, text: str) -> None:
        response = await client.post(URL, json=GuestFactory.payload(**{field: text}))

        assert response.status_code == 201, response.text
        assert response.json()[field] == text


class TestGet:
    """``GET /api/v1/guests/{id}``."""

    async def test_answers_the_row(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = GuestFactory.create()
        await store(db_session, entity)

        response = await client.get(f"{URL}/{entity.id}")

        assert response.status_code == 200
        assert response.json() == Guest.model_validate(entity).model_dump(mode="json")

    async def test_of_an_unknown_id(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        assert not_found(await client.get(f"{URL}/{unknown}")) == {"resource": "guest", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_id(self, client: httpx.AsyncClient) -> None:
        assert problems(await client.get(f"{URL}/1")) == [(["path", "guest_id"], "uuid_parsing")]


class TestUpdate:
    """``PUT /api/v1/guests/{id}``."""

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            pytest.param("name", "name two", id="name"),
            pytest.param("phone", "1", id="phone"),
        ],
    )
    async def test_changes_what_was_sent_and_nothing_else(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any
    ) -> None:
        entity = GuestFactory.create()
        await store(db_session, entity)
        before = {
            "name": as_json(entity.name),
            "phone": as_json(entity.phone),
        }

        response = await client.put(f"{URL}/{entity.id}", json={field: value})

        assert response.status_code == 200, response.text
        row = await stored(db_session, GuestEntity, entity.id)
        assert {name: as_json(getattr(row, name)) for name in before} == before | {field: value}
        assert response.json() == Guest.model_validate(row).model_dump(mode="json")

    async def test_accepts_nothing_at_all(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = GuestFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={})

        assert response.status_code == 200
        assert response.json() == Guest.model_validate(entity).model_dump(mode="json")

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    async def test_accepts(self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any) -> None:
        entity = GuestFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={field: value})

        assert response.status_code == 200, response.text
        row = await stored(db_session, GuestEntity, entity.id)
        assert as_json(getattr(row, field)) == value
        assert response.json() == Guest.model_validate(row).model_dump(mode="json")

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    async def test_refuses(self, client: httpx.AsyncClient, field: str, value: Any, error: str) -> None:
        response = await client.put(f"{URL}/{uuid4()}", json={field: value})

        assert [(loc[:2], kind) for loc, kind in problems(response)] == [(["body", field], error)]

    @pytest.mark.parametrize("field", ["name"])
    async def test_refuses_null(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.put(f"{URL}/{uuid4()}", json={field: None})

        assert [loc for loc, _ in problems(response)] == [["body", field]]

    @pytest.mark.parametrize("field", ["phone"])
    async def test_accepts_null(self, client: httpx.AsyncClient, db_session: AsyncSession, field: str) -> None:
        entity = GuestFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={field: None})

        assert response.status_code == 200, response.text
        row = await stored(db_session, GuestEntity, entity.id)
        assert getattr(row, field) is None

    @pytest.mark.parametrize("field", ["id", "created_at", "updated_at", "no_such_field"])
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
        entity = GuestFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={field: text})

        assert response.status_code == 200, response.text
        assert response.json()[field] == text

    async def test_of_an_unknown_id(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        response = await client.put(f"{URL}/{unknown}", json={})

        assert not_found(response) == {"resource": "guest", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_id(self, client: httpx.AsyncClient) -> None:
        assert problems(await client.put(f"{URL}/1", json={})) == [(["path", "guest_id"], "uuid_parsing")]


class TestDelete:
    """``DELETE /api/v1/guests/{id}``."""

    async def test_answers_nothing(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = GuestFactory.create()
        await store(db_session, entity)

        response = await client.delete(f"{URL}/{entity.id}")

        assert (response.status_code, response.content) == (204, b"")

    async def test_removes_the_row(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = GuestFactory.create()
        await store(db_session, entity)

        await client.delete(f"{URL}/{entity.id}")

        assert await db_session.get(GuestEntity, entity.id) is None

    async def test_leaves_nothing_to_get(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = GuestFactory.create()
        await store(db_session, entity)
        await client.delete(f"{URL}/{entity.id}")

        response = await client.get(f"{URL}/{entity.id}")

        assert not_found(response) == {"resource": "guest", "resource_id": str(entity.id)}

    async def test_leaves_nothing_to_update(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = GuestFactory.create()
        await store(db_session, entity)
        await client.delete(f"{URL}/{entity.id}")

        response = await client.put(f"{URL}/{entity.id}", json={})

        assert not_found(response) == {"resource": "guest", "resource_id": str(entity.id)}

    async def test_leaves_nothing_to_delete(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = GuestFactory.create()
        await store(db_session, entity)
        await client.delete(f"{URL}/{entity.id}")

        response = await client.delete(f"{URL}/{entity.id}")

        assert not_found(response) == {"resource": "guest", "resource_id": str(entity.id)}

    async def test_of_an_unknown_id(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        response = await client.delete(f"{URL}/{unknown}")

        assert not_found(response) == {"resource": "guest", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_id(self, client: httpx.AsyncClient) -> None:
        assert problems(await client.delete(f"{URL}/1")) == [(["path", "guest_id"], "uuid_parsing")]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", URL, 405),
        ("PATCH", f"{URL}/{uuid4()}", 405),
    ],
    ids=[
        "GET all",
        "PATCH by id",
    ],
)
async def test_has_no_other_operations(client: httpx.AsyncClient, method: str, path: str, status: int) -> None:
    response = await client.request(method, path, json={})

    assert response.status_code == status
    assert set(response.json()) == {"error", "message", "detail", "request_id"}
