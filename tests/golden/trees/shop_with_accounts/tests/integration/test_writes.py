# Generated from specs/shop_with_accounts.yaml by templates/tests/integration/test_writes.py.j2.
"""How rows of every entity are created and changed, over HTTP and on a real database."""

from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from tests.cases.base import Subject
from tests.every import every
from tests.support import JSON, as_json, assert_refused, exact, problems, raw_body, store_references, stored, values


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession, subject: Subject) -> None:
    """The rows that a row of the entity needs."""
    await store_references(db_session, subject.factory)


async def send(
    client: httpx.AsyncClient, db: AsyncSession, subject: Subject, verb: str, /, **fields: Any
) -> httpx.Response:
    """Create a row with these fields, or change one to have them."""
    if verb == "create":
        return await client.post(subject.url, json=subject.body("create", **fields))
    return await client.put(f"{subject.url}/{(await subject.stored(db)).id}", json=fields)


async def written(db: AsyncSession, subject: Subject, response: httpx.Response) -> Any:
    """The row that was created or changed, which is also what was answered."""
    assert response.is_success, response.text
    row = await stored(db, subject.entity, UUID(response.json()["id"]))
    assert exact(response.json()) == exact(subject.answered(row))
    return row


async def assert_read(client: httpx.AsyncClient, subject: Subject, row: Any, answer: dict[str, Any]) -> None:
    """What was answered is what every other endpoint answers, the list only where it shows the row."""
    if "get" in subject.has:
        assert exact((await client.get(f"{subject.url}/{answer['id']}")).json()) == exact(answer)
    if "list" in subject.has:
        listed = await client.get(subject.url)
        assert listed.status_code == 200, listed.text
        assert exact(listed.json()["items"]) == exact([answer] if subject.lists(row) else [])


@every(having="create")
async def test_create_answers_what_is_stored(
    client: httpx.AsyncClient, db_session: AsyncSession, subject: Subject
) -> None:
    body = subject.body("create")

    response = await client.post(subject.url, json=body)

    assert response.status_code == 201, response.text
    row = await written(db_session, subject, response)
    assert {name: as_json(getattr(row, name)) for name in body} == body
    assert response.json().keys().isdisjoint(subject.secret)
    await assert_read(client, subject, row, response.json())


@every(having="create")
async def test_create_fills_in_what_is_absent(
    client: httpx.AsyncClient, db_session: AsyncSession, subject: Subject
) -> None:
    body = subject.body("create")

    response = await client.post(subject.url, json={name: body[name] for name in subject.required})

    row = await written(db_session, subject, response)
    assert {name: as_json(getattr(row, name)) for name, _ in subject.defaults} == dict(subject.defaults)


@every("required", "field", having="create")
async def test_create_requires(client: httpx.AsyncClient, subject: Subject, field: str) -> None:
    body = subject.body("create")
    del body[field]

    assert problems(await client.post(subject.url, json=body)) == [(["body", field], "missing")]


@every(having="update")
async def test_update_accepts_nothing_at_all(
    client: httpx.AsyncClient, db_session: AsyncSession, subject: Subject
) -> None:
    entity = await subject.stored(db_session)

    response = await client.put(f"{subject.url}/{entity.id}", json={})

    assert response.status_code == 200
    assert response.json() == subject.answered(entity)


@every("change", "field, value", having="update")
async def test_update_changes_what_was_sent_and_nothing_else(
    client: httpx.AsyncClient, db_session: AsyncSession, subject: Subject, field: str, value: Any
) -> None:
    entity = await subject.stored(db_session)
    before = {name: as_json(each) for name, each in values(entity).items()}

    response = await client.put(f"{subject.url}/{entity.id}", json={field: value})

    row = await written(db_session, subject, response)
    after = {name: as_json(each) for name, each in values(row).items()}
    assert {**after, "updated_at": None} == {**before, field: value, "updated_at": None}
    await assert_read(client, subject, row, response.json())


@every("kept", "field, value, answer", having="create update")
async def test_a_value_is_kept(
    client: httpx.AsyncClient,
    db_session: AsyncSession,
    subject: Subject,
    verb: str,
    field: str,
    value: Any,
    answer: Any,
) -> None:
    row = await written(db_session, subject, await send(client, db_session, subject, verb, **{field: value}))

    assert as_json(getattr(row, field)) == answer


@every("refused", "field, value, error", having="create update")
async def test_a_value_is_refused(
    client: httpx.AsyncClient, db_session: AsyncSession, subject: Subject, verb: str, field: str, value: Any, error: str
) -> None:
    response = await send(client, db_session, subject, verb, **{field: value})

    assert [(loc[:2], kind) for loc, kind in problems(response)] == [(["body", field], error)]


@every("not_null", "field", having="create update")
async def test_null_is_refused(
    client: httpx.AsyncClient, db_session: AsyncSession, subject: Subject, verb: str, field: str
) -> None:
    response = await send(client, db_session, subject, verb, **{field: None})

    assert [loc for loc, _ in problems(response)] == [["body", field]]


@every(having="create update")
async def test_what_a_client_may_not_send_is_refused(
    client: httpx.AsyncClient, db_session: AsyncSession, subject: Subject, verb: str
) -> None:
    foreign = subject.foreign(verb)

    response = await send(client, db_session, subject, verb, **dict.fromkeys(foreign))

    assert problems(response) == [(["body", name], "extra_forbidden") for name in foreign]


@every("hostile_values", "field, text", having="create update")
async def test_a_hostile_value_is_refused_and_not_repeated_or_kept(
    client: httpx.AsyncClient, db_session: AsyncSession, subject: Subject, verb: str, field: str, text: str
) -> None:
    body = raw_body(subject.body(verb), field, text)
    if verb == "create":
        response = await client.post(subject.url, content=body, headers=JSON)
    else:
        response = await client.put(
            f"{subject.url}/{(await subject.stored(db_session)).id}", content=body, headers=JSON
        )

    if response.is_success:
        row = await written(db_session, subject, response)
        await assert_read(client, subject, row, response.json())
    else:
        assert_refused(response, text)
