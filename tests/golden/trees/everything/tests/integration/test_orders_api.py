# Generated from specs/everything.yaml by templates/tests/integration/test_entity_api.py.j2.
"""The endpoints of orders, over HTTP and on a real database."""

from datetime import datetime
from decimal import Decimal
from operator import attrgetter
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.order import OrderEntity
from src.models.schemas.order import Order
from tests.cases.order import ACCEPTED, REFUSED, WRITTEN
from tests.factories import OrderFactory
from tests.support import as_json, ids, not_found, problems, store, stored

URL = "/api/v2/orders"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


class TestCreate:
    """``POST /api/v2/orders``."""

    async def test_answers_what_is_stored(
        self, client: httpx.AsyncClient, db_session: AsyncSession, sample_order_data: dict[str, Any]
    ) -> None:
        response = await client.post(URL, json=sample_order_data)

        assert response.status_code == 201, response.text
        row = await stored(db_session, OrderEntity, UUID(response.json()["id"]))
        assert response.json() == Order.model_validate(row).model_dump(mode="json")
        assert {name: as_json(getattr(row, name)) for name in sample_order_data} == sample_order_data

    async def test_answers_what_get_answers(self, client: httpx.AsyncClient, sample_order_data: dict[str, Any]) -> None:
        created = (await client.post(URL, json=sample_order_data)).json()

        response = await client.get(f"{URL}/{created['id']}")

        assert response.json() == created

    async def test_fills_in_what_is_absent(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        body = OrderFactory.payload()
        required = {name: body[name] for name in ["group", "user"]}

        response = await client.post(URL, json=required)

        assert response.status_code == 201, response.text
        row = await stored(db_session, OrderEntity, UUID(response.json()["id"]))
        defaults: dict[str, Any] = {
            "select": 1,
            "end": False,
            "type": "in stock",
            "limit": None,
        }
        assert {name: as_json(getattr(row, name)) for name in defaults} == defaults

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    async def test_accepts(self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any) -> None:
        response = await client.post(URL, json=OrderFactory.payload(**{field: value}))

        assert response.status_code == 201, response.text
        row = await stored(db_session, OrderEntity, UUID(response.json()["id"]))
        assert as_json(getattr(row, field)) == value
        assert response.json() == Order.model_validate(row).model_dump(mode="json")

    @pytest.mark.parametrize(("field", "value", "answer"), WRITTEN)
    async def test_knows_other_forms(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any, answer: Any
    ) -> None:
        response = await client.post(URL, json=OrderFactory.payload(**{field: value}))

        assert response.status_code == 201, response.text
        row = await stored(db_session, OrderEntity, UUID(response.json()["id"]))
        assert as_json(getattr(row, field)) == answer
        assert response.json() == Order.model_validate(row).model_dump(mode="json")

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    async def test_refuses(self, client: httpx.AsyncClient, field: str, value: Any, error: str) -> None:
        response = await client.post(URL, json=OrderFactory.payload(**{field: value}))

        assert [(loc[:2], kind) for loc, kind in problems(response)] == [(["body", field], error)]

    @pytest.mark.parametrize("field", ["group", "user"])
    async def test_requires(self, client: httpx.AsyncClient, field: str) -> None:
        body = OrderFactory.payload()
        del body[field]

        assert problems(await client.post(URL, json=body)) == [(["body", field], "missing")]

    @pytest.mark.parametrize("field", ["group", "user", "select", "end", "type"])
    async def test_refuses_null(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(URL, json=OrderFactory.payload(**{field: None}))

        assert [loc for loc, _ in problems(response)] == [["body", field]]

    @pytest.mark.parametrize("field", ["limit"])
    async def test_accepts_null(self, client: httpx.AsyncClient, db_session: AsyncSession, field: str) -> None:
        response = await client.post(URL, json=OrderFactory.payload(**{field: None}))

        assert response.status_code == 201, response.text
        row = await stored(db_session, OrderEntity, UUID(response.json()["id"]))
        assert getattr(row, field) is None

    @pytest.mark.parametrize("field", ["id", "created_at", "updated_at", "no_such_field"])
    async def test_refuses_what_a_client_may_not_set(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(URL, json=OrderFactory.payload(**{field: None}))

        assert problems(response) == [(["body", field], "extra_forbidden")]

    @pytest.mark.parametrize(
        ("field", "text"),
        [
            pytest.param("group", "AT&T <3", id="group"),
            pytest.param("user", "AT&T <3", id="user"),
        ],
    )
    async def test_keeps_plain_text_as_it_is(self, client: httpx.AsyncClient, field: str, text: str) -> None:
        response = await client.post(URL, json=OrderFactory.payload(**{field: text}))

        assert response.status_code == 201, response.text
        assert response.json()[field] == text

    @pytest.mark.parametrize(
        ("constraint", "fields"),
        [
            pytest.param("uq_orders_once", ["group", "user"], id="group-user"),
        ],
    )
    async def test_refuses_a_second_one_with_the_same(
        self, client: httpx.AsyncClient, constraint: str, fields: list[str]
    ) -> None:
        body = OrderFactory.payload()
        first = await client.post(URL, json=body)

        second = await client.post(URL, json=OrderFactory.payload(**{name: body[name] for name in fields}))

        assert first.status_code == 201, first.text
        assert second.status_code == 409
        assert second.json()["error"] == "conflict"
        assert second.json()["detail"] == {"constraint": constraint, "fields": fields}


class TestList:
    """``GET /api/v2/orders``."""

    async def test_of_nothing(self, client: httpx.AsyncClient) -> None:
        response = await client.get(URL)

        assert response.status_code == 200
        assert response.json() == {"items": [], "total": 0, "page": 1, "size": 10, "pages": 0}

    async def test_answers_rows(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = OrderFactory.create()
        await store(db_session, entity)

        response = await client.get(URL)

        assert response.json()["items"] == [Order.model_validate(entity).model_dump(mode="json")]

    async def test_pages(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entities = OrderFactory.create_batch(15)
        await store(db_session, *entities)
        expected = sorted(entities, key=attrgetter("created_at", "id"))

        pages = [(await client.get(URL, params={"page": page, "size": 10})).json() for page in range(1, 3)]

        assert ids(*pages) == [str(entity.id) for entity in expected]
        assert [len(page["items"]) for page in pages] == [10, 5]
        assert {(page["total"], page["size"], page["pages"]) for page in pages} == {(15, 10, 2)}
        assert [page["page"] for page in pages] == list(range(1, 3))

    async def test_beyond_the_last_page(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        await store(db_session, OrderFactory.create())

        page = (await client.get(URL, params={"page": 2})).json()

        assert (page["items"], page["total"], page["page"], page["pages"]) == ([], 1, 2, 1)

    @pytest.mark.parametrize("parameters", [{"size": 1}, {"size": 50}, {"page": 1_000_000}], ids=str)
    async def test_accepts_the_bounds_of_the_page(self, client: httpx.AsyncClient, parameters: dict[str, int]) -> None:
        assert (await client.get(URL, params=parameters)).status_code == 200

    @pytest.mark.parametrize(
        ("parameter", "value"),
        [
            ("page", "0"),
            ("page", "1000001"),
            ("page", "one"),
            ("size", "0"),
            ("size", "51"),
            ("size", "1.5"),
            ("sort", "no_such_field"),
            ("no_such_parameter", "1"),
            ("group", "\x00"),
            ("end", "x"),
            ("q", ""),
            ("q", "x" * 201),
            ("q", "\0"),
        ],
    )
    async def test_refuses(self, client: httpx.AsyncClient, parameter: str, value: str) -> None:
        response = await client.get(URL, params={parameter: value})

        assert [loc for loc, _ in problems(response)] == [["query", parameter]]

    @pytest.mark.parametrize(
        ("field", "query", "value", "other"),
        [
            pytest.param("group", "group one", "group one", "group two", id="group"),
            pytest.param("end", "false", False, True, id="end"),
        ],
    )
    async def test_filters(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, query: str, value: Any, other: Any
    ) -> None:
        match = OrderFactory.create(**{field: value})
        await store(db_session, match, OrderFactory.create(**{field: other}))

        page = (await client.get(URL, params={field: query})).json()

        assert (ids(page), page["total"]) == ([str(match.id)], 1)

    @pytest.mark.parametrize(
        ("field", "low", "high"),
        [
            pytest.param(
                "created_at",
                datetime.fromisoformat("2026-01-15T09:30:00Z"),
                datetime.fromisoformat("2026-01-16T09:30:00Z"),
                id="created_at",
            ),
            pytest.param("group", "group one", "group two", id="group"),
            pytest.param("user", "user one", "user two", id="user"),
            pytest.param("limit", Decimal("10.0"), Decimal("10.1"), id="limit"),
        ],
    )
    async def test_sorts_both_ways(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, low: Any, high: Any
    ) -> None:
        second, first = OrderFactory.create(**{field: high}), OrderFactory.create(**{field: low})
        await store(db_session, second, first)

        ascending = (await client.get(URL, params={"sort": field, "size": 2})).json()
        descending = (await client.get(URL, params={"sort": f"-{field}", "size": 2})).json()

        assert ids(ascending) == [str(first.id), str(second.id)]
        assert ids(descending) == [str(second.id), str(first.id)]

    @pytest.mark.parametrize(
        ("field", "value", "query", "other"),
        [
            pytest.param("user", "Needle", "nEEDLE", "user two", id="user"),
        ],
    )
    async def test_searches(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: str, query: str, other: str
    ) -> None:
        match = OrderFactory.create(**{field: value})
        await store(db_session, match, OrderFactory.create(**{field: other}))

        page = (await client.get(URL, params={"q": query})).json()

        assert (ids(page), page["total"]) == ([str(match.id)], 1)

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            pytest.param("end", True, id="end"),
        ],
    )
    async def test_leaves_out_what_its_condition_excludes(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any
    ) -> None:
        await store(db_session, OrderFactory.create(**{field: value}))

        assert (await client.get(URL)).json()["total"] == 0


class TestGet:
    """``GET /api/v2/orders/{id}``."""

    async def test_answers_the_row(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = OrderFactory.create()
        await store(db_session, entity)

        response = await client.get(f"{URL}/{entity.id}")

        assert response.status_code == 200
        assert response.json() == Order.model_validate(entity).model_dump(mode="json")

    async def test_of_an_unknown_id(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        assert not_found(await client.get(f"{URL}/{unknown}")) == {"resource": "order", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_id(self, client: httpx.AsyncClient) -> None:
        assert problems(await client.get(f"{URL}/1")) == [(["path", "order_id"], "uuid_parsing")]


class TestUpdate:
    """``PUT /api/v2/orders/{id}``."""

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            pytest.param("group", "group two", id="group"),
            pytest.param("user", "user two", id="user"),
            pytest.param("select", 11, id="select"),
            pytest.param("end", True, id="end"),
            pytest.param("type", 'sold "out"', id="type"),
            pytest.param("limit", "10.1", id="limit"),
        ],
    )
    async def test_changes_what_was_sent_and_nothing_else(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any
    ) -> None:
        entity = OrderFactory.create()
        await store(db_session, entity)
        before = {
            "group": as_json(entity.group),
            "user": as_json(entity.user),
            "select": as_json(entity.select),
            "end": as_json(entity.end),
            "type": as_json(entity.type),
            "limit": as_json(entity.limit),
        }

        response = await client.put(f"{URL}/{entity.id}", json={field: value})

        assert response.status_code == 200, response.text
        row = await stored(db_session, OrderEntity, entity.id)
        assert {name: as_json(getattr(row, name)) for name in before} == before | {field: value}
        assert response.json() == Order.model_validate(row).model_dump(mode="json")

    async def test_accepts_nothing_at_all(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = OrderFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={})

        assert response.status_code == 200
        assert response.json() == Order.model_validate(entity).model_dump(mode="json")

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    async def test_accepts(self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any) -> None:
        entity = OrderFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={field: value})

        assert response.status_code == 200, response.text
        row = await stored(db_session, OrderEntity, entity.id)
        assert as_json(getattr(row, field)) == value
        assert response.json() == Order.model_validate(row).model_dump(mode="json")

    @pytest.mark.parametrize(("field", "value", "answer"), WRITTEN)
    async def test_knows_other_forms(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any, answer: Any
    ) -> None:
        entity = OrderFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={field: value})

        assert response.status_code == 200, response.text
        row = await stored(db_session, OrderEntity, entity.id)
        assert as_json(getattr(row, field)) == answer

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    async def test_refuses(self, client: httpx.AsyncClient, field: str, value: Any, error: str) -> None:
        response = await client.put(f"{URL}/{uuid4()}", json={field: value})

        assert [(loc[:2], kind) for loc, kind in problems(response)] == [(["body", field], error)]

    @pytest.mark.parametrize("field", ["group", "user", "select", "end", "type"])
    async def test_refuses_null(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.put(f"{URL}/{uuid4()}", json={field: None})

        assert [loc for loc, _ in problems(response)] == [["body", field]]

    @pytest.mark.parametrize("field", ["limit"])
    async def test_accepts_null(self, client: httpx.AsyncClient, db_session: AsyncSession, field: str) -> None:
        entity = OrderFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={field: None})

        assert response.status_code == 200, response.text
        row = await stored(db_session, OrderEntity, entity.id)
        assert getattr(row, field) is None

    @pytest.mark.parametrize("field", ["id", "created_at", "updated_at", "no_such_field"])
    async def test_refuses_what_a_client_may_not_change(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.put(f"{URL}/{uuid4()}", json={field: None})

        assert problems(response) == [(["body", field], "extra_forbidden")]

    @pytest.mark.parametrize(
        ("field", "text"),
        [
            pytest.param("group", "AT&T <3", id="group"),
            pytest.param("user", "AT&T <3", id="user"),
        ],
    )
    async def test_keeps_plain_text_as_it_is(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, text: str
    ) -> None:
        entity = OrderFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={field: text})

        assert response.status_code == 200, response.text
        assert response.json()[field] == text

    @pytest.mark.parametrize(
        ("constraint", "fields"),
        [
            pytest.param("uq_orders_once", ["group", "user"], id="group-user"),
        ],
    )
    async def test_refuses_to_become_the_same_as_another(
        self, client: httpx.AsyncClient, db_session: AsyncSession, constraint: str, fields: list[str]
    ) -> None:
        entity, other = OrderFactory.create_batch(2)
        await store(db_session, entity, other)
        body = {name: as_json(getattr(other, name)) for name in fields}

        response = await client.put(f"{URL}/{entity.id}", json=body)

        assert response.status_code == 409
        assert response.json()["error"] == "conflict"
        assert response.json()["detail"] == {"constraint": constraint, "fields": fields}

    async def test_of_an_unknown_id(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        response = await client.put(f"{URL}/{unknown}", json={})

        assert not_found(response) == {"resource": "order", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_id(self, client: httpx.AsyncClient) -> None:
        assert problems(await client.put(f"{URL}/1", json={})) == [(["path", "order_id"], "uuid_parsing")]


class TestDelete:
    """``DELETE /api/v2/orders/{id}``."""

    async def test_answers_nothing(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = OrderFactory.create()
        await store(db_session, entity)

        response = await client.delete(f"{URL}/{entity.id}")

        assert (response.status_code, response.content) == (204, b"")

    async def test_removes_the_row(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = OrderFactory.create()
        await store(db_session, entity)

        await client.delete(f"{URL}/{entity.id}")

        assert await db_session.get(OrderEntity, entity.id) is None

    async def test_leaves_nothing_to_get(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = OrderFactory.create()
        await store(db_session, entity)
        await client.delete(f"{URL}/{entity.id}")

        response = await client.get(f"{URL}/{entity.id}")

        assert not_found(response) == {"resource": "order", "resource_id": str(entity.id)}

    async def test_leaves_nothing_to_update(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = OrderFactory.create()
        await store(db_session, entity)
        await client.delete(f"{URL}/{entity.id}")

        response = await client.put(f"{URL}/{entity.id}", json={})

        assert not_found(response) == {"resource": "order", "resource_id": str(entity.id)}

    async def test_leaves_nothing_to_delete(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = OrderFactory.create()
        await store(db_session, entity)
        await client.delete(f"{URL}/{entity.id}")

        response = await client.delete(f"{URL}/{entity.id}")

        assert not_found(response) == {"resource": "order", "resource_id": str(entity.id)}

    async def test_leaves_nothing_to_list(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = OrderFactory.create()
        await store(db_session, entity)
        await client.delete(f"{URL}/{entity.id}")

        assert (await client.get(URL)).json()["total"] == 0

    async def test_of_an_unknown_id(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        response = await client.delete(f"{URL}/{unknown}")

        assert not_found(response) == {"resource": "order", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_id(self, client: httpx.AsyncClient) -> None:
        assert problems(await client.delete(f"{URL}/1")) == [(["path", "order_id"], "uuid_parsing")]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("PATCH", f"{URL}/{uuid4()}", 405),
    ],
    ids=[
        "PATCH by id",
    ],
)
async def test_has_no_other_operations(client: httpx.AsyncClient, method: str, path: str, status: int) -> None:
    response = await client.request(method, path, json={})

    assert response.status_code == status
    assert set(response.json()) == {"error", "message", "detail", "request_id"}
