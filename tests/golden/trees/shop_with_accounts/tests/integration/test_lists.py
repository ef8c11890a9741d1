# Generated from specs/shop_with_accounts.yaml by templates/tests/integration/test_lists.py.j2.
"""How rows of every entity are listed, over HTTP and on a real database."""

from operator import attrgetter
from typing import Any

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from tests.cases.base import Subject
from tests.every import every
from tests.support import ids, problems, store, store_references


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession, subject: Subject) -> None:
    """The rows that a row of the entity needs."""
    await store_references(db_session, subject.factory)


async def page(client: httpx.AsyncClient, subject: Subject, /, **parameters: Any) -> dict[str, Any]:
    """One page of a list."""
    response = await client.get(subject.url, params=parameters)
    assert response.status_code == 200, response.text
    return dict(response.json())


@every(having="list")
async def test_a_list_of_nothing(client: httpx.AsyncClient, subject: Subject) -> None:
    assert await page(client, subject) == {"items": [], "total": 0, "page": 1, "size": 20, "pages": 0}


@every(having="list")
async def test_a_list_is_cut_into_pages(client: httpx.AsyncClient, db_session: AsyncSession, subject: Subject) -> None:
    entities = subject.factory.create_batch(min(15, subject.capacity))
    await store(db_session, *entities)
    rows = [subject.answered(entity) for entity in sorted(entities, key=attrgetter(*subject.order))]
    number, size = len(rows), 10
    pages = -(-number // size)

    for each in range(1, pages + 2):
        items = rows[(each - 1) * size : each * size]
        answer = {"items": items, "total": number, "page": each, "size": size, "pages": pages}
        assert await page(client, subject, page=each, size=size) == answer


@pytest.mark.parametrize("parameters", [{"size": 1}, {"size": 100}, {"page": 1000}], ids=str)
@every(having="list")
async def test_a_list_accepts_the_bounds_of_the_page(
    client: httpx.AsyncClient, subject: Subject, parameters: dict[str, int]
) -> None:
    assert await page(client, subject, **parameters)


@pytest.mark.parametrize(
    ("parameter", "text", "kind"),
    [
        ("page", "0", "greater_than_equal"),
        ("page", "1001", "less_than_equal"),
        ("page", str(2**63), "less_than_equal"),
        ("size", "0", "greater_than_equal"),
        ("size", "101", "less_than_equal"),
        *((name, text, "int_parsing") for name in ("page", "size") for text in ("one", "1.0", "1_0", " 1", "\u0661")),
        ("sort", "no_such_field", "literal_error"),
        ("no_such_parameter", "1", "extra_forbidden"),
    ],
)
@every(having="list")
async def test_a_list_refuses(
    client: httpx.AsyncClient, subject: Subject, parameter: str, text: str, kind: str
) -> None:
    assert problems(await client.get(subject.url, params={parameter: text})) == [(["query", parameter], kind)]


@every(having="list")
async def test_a_parameter_is_given_once(client: httpx.AsyncClient, subject: Subject) -> None:
    response = await client.get(f"{subject.url}?page=1&size=1&page=1")

    assert problems(response) == [(["query", "page"], "repeated")]


@every("bad_parameters", "parameter, text", having="list")
async def test_a_filter_refuses(client: httpx.AsyncClient, subject: Subject, parameter: str, text: str) -> None:
    response = await client.get(subject.url, params={parameter: text})

    assert [loc for loc, _ in problems(response)] == [["query", parameter]]


@every("filters", "field, value, text, other", having="list")
async def test_a_list_is_filtered(
    client: httpx.AsyncClient, db_session: AsyncSession, subject: Subject, field: str, value: Any, text: str, other: Any
) -> None:
    match = await subject.stored(db_session, **{field: value})
    await subject.stored(db_session, **{field: other})

    found = await page(client, subject, **{field: text})

    assert (ids(found), found["total"]) == ([str(match.id)], 1)


@every("sorts", "field, low, high", having="list")
async def test_a_list_is_sorted_both_ways(
    client: httpx.AsyncClient, db_session: AsyncSession, subject: Subject, field: str, low: Any, high: Any
) -> None:
    second, first = await subject.stored(db_session, **{field: high}), await subject.stored(db_session, **{field: low})

    pages = [await page(client, subject, sort=sort, size=2) for sort in (field, f"-{field}")]

    assert [ids(each) for each in pages] == [[str(first.id), str(second.id)], [str(second.id), str(first.id)]]
