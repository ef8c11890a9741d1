# Generated from specs/shop_with_accounts.yaml by templates/tests/integration/test_rows.py.j2.
"""How one row of every entity is read and deleted, over HTTP and on a real database, and what nobody can do with it."""

from uuid import uuid4

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from tests.cases.base import Subject
from tests.every import METHODS, every
from tests.support import not_found, problems, store_references


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession, subject: Subject) -> None:
    """The rows that a row of the entity needs."""
    await store_references(db_session, subject.factory)


@every(having="get")
async def test_get_answers_the_row(client: httpx.AsyncClient, db_session: AsyncSession, subject: Subject) -> None:
    entity = await subject.stored(db_session)

    response = await client.get(f"{subject.url}/{entity.id}")

    assert response.status_code == 200
    assert response.json() == subject.answered(entity)


@every(having="delete")
async def test_delete_answers_nothing(client: httpx.AsyncClient, db_session: AsyncSession, subject: Subject) -> None:
    entity = await subject.stored(db_session)

    response = await client.delete(f"{subject.url}/{entity.id}")

    assert (response.status_code, response.content) == (204, b"")
    row = await db_session.get(subject.entity, entity.id)
    assert row is None


@every(having="delete")
async def test_delete_leaves_nothing(client: httpx.AsyncClient, db_session: AsyncSession, subject: Subject) -> None:
    entity = await subject.stored(db_session)
    await client.delete(f"{subject.url}/{entity.id}")

    for verb in METHODS.keys() & subject.has:
        response = await client.request(METHODS[verb], f"{subject.url}/{entity.id}", json={})
        assert not_found(response) == {"resource": subject.name, "resource_id": str(entity.id)}
    if "list" in subject.has:
        assert (await client.get(subject.url)).json()["total"] == 0


@every(having="get update delete")
async def test_an_unknown_row_is_not_found(client: httpx.AsyncClient, subject: Subject, verb: str) -> None:
    unknown = uuid4()

    response = await client.request(METHODS[verb], f"{subject.url}/{unknown}", json={})

    assert not_found(response) == {"resource": subject.name, "resource_id": str(unknown)}
    assert response.json()["message"] == f"{subject.name.capitalize()} {unknown} not found"
    assert response.json()["request_id"] == response.headers["X-Request-ID"]


@every(having="get update delete")
async def test_what_is_no_id_is_refused(client: httpx.AsyncClient, subject: Subject, verb: str) -> None:
    response = await client.request(METHODS[verb], f"{subject.url}/1", json={})

    assert problems(response) == [(["path", f"{subject.name}_id"], "uuid_parsing")]


@every("absent", "method, by_id, status")
async def test_there_are_no_other_operations(
    client: httpx.AsyncClient, subject: Subject, method: str, by_id: bool, status: int
) -> None:
    response = await client.request(method, f"{subject.url}/{uuid4()}" if by_id else subject.url, json={})

    assert response.status_code == status
    assert set(response.json()) == {"error", "message", "detail", "request_id"}
