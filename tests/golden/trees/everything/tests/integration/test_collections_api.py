# Generated from specs/everything.yaml by templates/tests/integration/test_entity_api.py.j2.
"""The endpoints of collections, over HTTP and on a real database."""

from datetime import datetime
from operator import attrgetter
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.collection import CollectionEntity
from src.models.schemas.collection import Collection
from tests.cases.collection import ACCEPTED, REFUSED
from tests.factories import CollectionFactory
from tests.support import as_json, ids, not_found, problems, store, stored

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


class TestList:
    """``GET /api/v2/collections``."""

    async def test_of_nothing(self, client: httpx.AsyncClient) -> None:
        response = await client.get(URL)

        assert response.status_code == 200
        assert response.json() == {"items": [], "total": 0, "page": 1, "size": 10, "pages": 0}

    async def test_answers_rows(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = CollectionFactory.create()
        await store(db_session, entity)

        response = await client.get(URL)

        assert response.json()["items"] == [Collection.model_validate(entity).model_dump(mode="json")]

    async def test_pages(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entities = CollectionFactory.create_batch(15)
        await store(db_session, *entities)
        expected = sorted(entities, key=attrgetter("created_at", "id"))

        pages = [(await client.get(URL, params={"page": page, "size": 10})).json() for page in range(1, 3)]

        assert ids(*pages) == [str(entity.id) for entity in expected]
        assert [len(page["items"]) for page in pages] == [10, 5]
        assert {(page["total"], page["size"], page["pages"]) for page in pages} == {(15, 10, 2)}
        assert [page["page"] for page in pages] == list(range(1, 3))

    async def test_beyond_the_last_page(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        await store(db_session, CollectionFactory.create())

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
        ],
    )
    async def test_sorts_both_ways(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, low: Any, high: Any
    ) -> None:
        second, first = CollectionFactory.create(**{field: high}), CollectionFactory.create(**{field: low})
        await store(db_session, second, first)

        ascending = (await client.get(URL, params={"sort": field, "size": 2})).json()
        descending = (await client.get(URL, params={"sort": f"-{field}", "size": 2})).json()

        assert ids(ascending) == [str(first.id), str(second.id)]
        assert ids(descending) == [str(second.id), str(first.id)]


class TestGet:
    """``GET /api/v2/collections/{id}``."""

    async def test_answers_the_row(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = CollectionFactory.create()
        await store(db_session, entity)

        response = await client.get(f"{URL}/{entity.id}")

        assert response.status_code == 200
        assert response.json() == Collection.model_validate(entity).model_dump(mode="json")

    async def test_of_an_unknown_id(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        assert not_found(await client.get(f"{URL}/{unknown}")) == {
            "resource": "collection",
            "resource_id": str(unknown),
        }

    async def test_refuses_what_is_no_id(self, client: httpx.AsyncClient) -> None:
        assert problems(await client.get(f"{URL}/1")) == [(["path", "collection_id"], "uuid_parsing")]


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


class TestDelete:
    """``DELETE /api/v2/collections/{id}``."""

    async def test_answers_nothing(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = CollectionFactory.create()
        await store(db_session, entity)

        response = await client.delete(f"{URL}/{entity.id}")

        assert (response.status_code, response.content) == (204, b"")

    async def test_removes_the_row(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = CollectionFactory.create()
        await store(db_session, entity)

        await client.delete(f"{URL}/{entity.id}")

        assert await db_session.get(CollectionEntity, entity.id) is None

    async def test_leaves_nothing_to_get(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = CollectionFactory.create()
        await store(db_session, entity)
        await client.delete(f"{URL}/{entity.id}")

        response = await client.get(f"{URL}/{entity.id}")

        assert not_found(response) == {"resource": "collection", "resource_id": str(entity.id)}

    async def test_leaves_nothing_to_update(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = CollectionFactory.create()
        await store(db_session, entity)
        await client.delete(f"{URL}/{entity.id}")

        response = await client.put(f"{URL}/{entity.id}", json={})

        assert not_found(response) == {"resource": "collection", "resource_id": str(entity.id)}

    async def test_leaves_nothing_to_delete(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = CollectionFactory.create()
        await store(db_session, entity)
        await client.delete(f"{URL}/{entity.id}")

        response = await client.delete(f"{URL}/{entity.id}")

        assert not_found(response) == {"resource": "collection", "resource_id": str(entity.id)}

    async def test_leaves_nothing_to_list(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = CollectionFactory.create()
        await store(db_session, entity)
        await client.delete(f"{URL}/{entity.id}")

        assert (await client.get(URL)).json()["total"] == 0

    async def test_of_an_unknown_id(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        response = await client.delete(f"{URL}/{unknown}")

        assert not_found(response) == {"resource": "collection", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_id(self, client: httpx.AsyncClient) -> None:
        assert problems(await client.delete(f"{URL}/1")) == [(["path", "collection_id"], "uuid_parsing")]


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
