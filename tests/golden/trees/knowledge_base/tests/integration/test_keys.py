# Generated from specs/knowledge_base.yaml by templates/tests/integration/test_keys.py.j2.
"""Unique keys that are special: which rows they are about, and what a second one is answered."""

import httpx
import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from tests.cases.base import Key, Subject
from tests.every import every
from tests.factories import reference
from tests.support import as_json, store, store_references


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession, subject: Subject, key: Key) -> None:
    """The rows that a row of the key refers to."""
    rows = [factory.create(id=reference(1), **fields) for factory, fields in key.targets]
    await store_references(db_session, subject.factory, *(factory for factory, _ in key.targets), rows=rows)


@every("each_key", "key")
async def test_the_table_refuses_a_second_row(db_session: AsyncSession, subject: Subject, key: Key) -> None:
    first = subject.factory.create(**key.inside)
    await store(db_session, first)

    with pytest.raises(IntegrityError, match=key.constraint):
        await store(db_session, subject.factory.create(**key.of(first)))


@every("varied_keys", "key")
async def test_the_table_accepts_rows_that_differ(db_session: AsyncSession, subject: Subject, key: Key) -> None:
    await store(db_session, *subject.factory.create_batch(2, **key.inside))


@every("partial_keys", "key")
async def test_other_rows_may_repeat(db_session: AsyncSession, subject: Subject, key: Key) -> None:
    first = subject.factory.create(**key.inside)
    same = {name: getattr(first, name) for name in key.fields}

    await store(db_session, first, *subject.factory.create_batch(2, **{**same, **key.inside, **key.outside}))


@every("sent_keys", "key, verb")
async def test_a_second_one_is_refused(
    client: httpx.AsyncClient, db_session: AsyncSession, subject: Subject, key: Key, verb: str
) -> None:
    first = subject.factory.create(**key.inside)
    await store(db_session, first)
    names = {column: name for name, column in subject.factory.columns.items()}
    same = {names[column]: as_json(value) for column, value in key.of(first).items()}

    if verb == "create":
        response = await client.post(subject.url, json=subject.factory.payload(**same))
    else:
        second = subject.factory.create(**key.outside)
        await store(db_session, second)
        response = await client.put(f"{subject.url}/{second.id}", json=same)

    assert (response.status_code, response.json()["error"], response.json()["detail"]) == key.refusal
