# Generated from specs/booking_api.yaml by templates/tests/integration/test_entity_api.py.j2.
"""The endpoints of rooms, over HTTP and on a real database."""

from datetime import datetime
from operator import attrgetter
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.room import RoomEntity
from src.models.schemas.room import Room
from tests.cases.room import ACCEPTED, REFUSED
from tests.factories import RoomFactory
from tests.support import as_json, ids, not_found, problems, store, stored

URL = "/api/v1/rooms"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


class TestCreate:
    """``POST /api/v1/rooms``."""

    async def test_answers_what_is_stored(
        self, client: httpx.AsyncClient, db_session: AsyncSession, sample_room_data: dict[str, Any]
    ) -> None:
        response = await client.post(URL, json=sample_room_data)

        assert response.status_code == 201, response.text
        row = await stored(db_session, RoomEntity, UUID(response.json()["id"]))
        assert response.json() == Room.model_validate(row).model_dump(mode="json")
        assert {name: as_json(getattr(row, name)) for name in sample_room_data} == sample_room_data

    async def test_answers_what_get_answers(self, client: httpx.AsyncClient, sample_room_data: dict[str, Any]) -> None:
        created = (await client.post(URL, json=sample_room_data)).json()

        response = await client.get(f"{URL}/{created['id']}")

        assert response.json() == created

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    async def test_accepts(self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any) -> None:
        response = await client.post(URL, json=RoomFactory.payload(**{field: value}))

        assert response.status_code == 201, response.text
        row = await stored(db_session, RoomEntity, UUID(response.json()["id"]))
        assert as_json(getattr(row, field)) == value
        assert response.json() == Room.model_validate(row).model_dump(mode="json")

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    async def test_refuses(self, client: httpx.AsyncClient, field: str, value: Any, error: str) -> None:
        response = await client.post(URL, json=RoomFactory.payload(**{field: value}))

        assert [(loc[:2], kind) for loc, kind in problems(response)] == [(["body", field], error)]

    @pytest.mark.parametrize("field", ["name", "capacity"])
    async def test_requires(self, client: httpx.AsyncClient, field: str) -> None:
        body = RoomFactory.payload()
        del body[field]

        assert problems(await client.post(URL, json=body)) == [(["body", field], "missing")]

    @pytest.mark.parametrize("field", ["name", "capacity"])
    async def test_refuses_null(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(URL, json=RoomFactory.payload(**{field: None}))

        assert [loc for loc, _ in problems(response)] == [["body", field]]

    @pytest.mark.parametrize("field", ["id", "created_at", "updated_at", "no_such_field"])
    async def test_refuses_what_a_client_may_not_set(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(URL, json=RoomFactory.payload(**{field: None}))

        assert problems(response) == [(["body", field], "extra_forbidden")]

    @pytest.mark.parametrize(
        ("field", "text"),
        [
            pytest.param("name", "AT&T <3", id="name"),
        ],
    )
    async def test_keeps_plain_text_as_it_is(self, client: httpx.AsyncClient, field: str, text: str) -> None:
        response = await client.post(URL, json=RoomFactory.payload(**{field: text}))

        assert response.status_code == 201, response.text
        assert response.json()[field] == text


class TestList:
    """``GET /api/v1/rooms``."""

    async def test_of_nothing(self, client: httpx.AsyncClient) -> None:
        response = await client.get(URL)

        assert response.status_code == 200
        assert response.json() == {"items": [], "total": 0, "page": 1, "size": 20, "pages": 0}

    async def test_answers_rows(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = RoomFactory.create()
        await store(db_session, entity)

        response = await client.get(URL)

        assert response.json()["items"] == [Room.model_validate(entity).model_dump(mode="json")]

    async def test_pages(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entities = RoomFactory.create_batch(15)
        await store(db_session, *entities)
        expected = sorted(entities, key=attrgetter("created_at", "id"))

        pages = [(await client.get(URL, params={"page": page, "size": 10})).json() for page in range(1, 3)]

        assert ids(*pages) == [str(entity.id) for entity in expected]
        assert [len(page["items"]) for page in pages] == [10, 5]
        assert {(page["total"], page["size"], page["pages"]) for page in pages} == {(15, 10, 2)}
        assert [page["page"] for page in pages] == list(range(1, 3))

    async def test_beyond_the_last_page(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        await store(db_session, RoomFactory.create())

        page = (await client.get(URL, params={"page": 2})).json()

        assert (page["items"], page["total"], page["page"], page["pages"]) == ([], 1, 2, 1)

    @pytest.mark.parametrize("parameters", [{"size": 1}, {"size": 100}, {"page": 1_000_000}], ids=str)
    async def test_accepts_the_bounds_of_the_page(self, client: httpx.AsyncClient, parameters: dict[str, int]) -> None:
        assert (await client.get(URL, params=parameters)).status_code == 200

    @pytest.mark.parametrize(
        ("parameter", "value"),
        [
            ("page", "0"),
            ("page", "1000001"),
            ("page", "one"),
            ("size", "0"),
            ("size", "101"),
            ("size", "1.5"),
            ("sort", "no_such_field"),
            ("no_such_parameter", "1"),
        ],
    )
    async def test_refuses(self, client: httpx.AsyncClient, parameter: str, value: str) -> None:
        response = await client.get(URL, params={parameter: value})

        assert [loc for loc, _ in problems(response)] == [["query", parameter]]

    @pytest.mark.parametrize(
        ("field", "low", "high"),
        [
            pytest.param(
                "created_at",
                datetime.fromisoformat("2026-01-15T09:30:00Z"),
                datetime.fromisoformat("2026-01-16T09:30:00Z"),
                id="created_at",
            ),
            pytest.param("name", "Blue room", "name two", id="name"),
            pytest.param("capacity", 10, 11, id="capacity"),
        ],
    )
    async def test_sorts_both_ways(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, low: Any, high: Any
    ) -> None:
        second, first = RoomFactory.create(**{field: high}), RoomFactory.create(**{field: low})
        await store(db_session, second, first)

        ascending = (await client.get(URL, params={"sort": field, "size": 2})).json()
        descending = (await client.get(URL, params={"sort": f"-{field}", "size": 2})).json()

        assert ids(ascending) == [str(first.id), str(second.id)]
        assert ids(descending) == [str(second.id), str(first.id)]


class TestGet:
    """``GET /api/v1/rooms/{id}``."""

    async def test_answers_the_row(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = RoomFactory.create()
        await store(db_session, entity)

        response = await client.get(f"{URL}/{entity.id}")

        assert response.status_code == 200
        assert response.json() == Room.model_validate(entity).model_dump(mode="json")

    async def test_of_an_unknown_id(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        assert not_found(await client.get(f"{URL}/{unknown}")) == {"resource": "room", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_id(self, client: httpx.AsyncClient) -> None:
        assert problems(await client.get(f"{URL}/1")) == [(["path", "room_id"], "uuid_parsing")]


class TestDelete:
    """``DELETE /api/v1/rooms/{id}``."""

    async def test_answers_nothing(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = RoomFactory.create()
        await store(db_session, entity)

        response = await client.delete(f"{URL}/{entity.id}")

        assert (response.status_code, response.content) == (204, b"")

    async def test_removes_the_row(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = RoomFactory.create()
        await store(db_session, entity)

        await client.delete(f"{URL}/{entity.id}")

        assert await db_session.get(RoomEntity, entity.id) is None

    async def test_leaves_nothing_to_get(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = RoomFactory.create()
        await store(db_session, entity)
        await client.delete(f"{URL}/{entity.id}")

        response = await client.get(f"{URL}/{entity.id}")

        assert not_found(response) == {"resource": "room", "resource_id": str(entity.id)}

    async def test_leaves_nothing_to_delete(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = RoomFactory.create()
        await store(db_session, entity)
        await client.delete(f"{URL}/{entity.id}")

        response = await client.delete(f"{URL}/{entity.id}")

        assert not_found(response) == {"resource": "room", "resource_id": str(entity.id)}

    async def test_leaves_nothing_to_list(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = RoomFactory.create()
        await store(db_session, entity)
        await client.delete(f"{URL}/{entity.id}")

        assert (await client.get(URL)).json()["total"] == 0

    async def test_of_an_unknown_id(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        response = await client.delete(f"{URL}/{unknown}")

        assert not_found(response) == {"resource": "room", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_id(self, client: httpx.AsyncClient) -> None:
        assert problems(await client.delete(f"{URL}/1")) == [(["path", "room_id"], "uuid_parsing")]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("PUT", f"{URL}/{uuid4()}", 405),
        ("PATCH", f"{URL}/{uuid4()}", 405),
    ],
    ids=[
        "PUT by id",
        "PATCH by id",
    ],
)
async def test_has_no_other_operations(client: httpx.AsyncClient, method: str, path: str, status: int) -> None:
    response = await client.request(method, path, json={})

    assert response.status_code == status
    assert set(response.json()) == {"error", "message", "detail", "request_id"}
