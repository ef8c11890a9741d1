# Generated from specs/knowledge_base.yaml by templates/tests/integration/test_relations.py.j2.
"""What refers to what, over HTTP: a reference to nothing is named, and so is what keeps a row from being deleted."""

from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from tests.factories import ArticleFactory, AuthorFactory, CategoryFactory, CommentFactory, SectionFactory, TagFactory
from tests.support import ids, problems, store, store_references


@pytest.mark.parametrize(
    ("url", "factory", "field"),
    [
        pytest.param("/api/v1/categories", CategoryFactory, "parentId", id="category parent_id"),
        pytest.param("/api/v1/articles", ArticleFactory, "categoryId", id="article category_id"),
        pytest.param("/api/v1/articles", ArticleFactory, "authorId", id="article author_id"),
        pytest.param("/api/v1/sections", SectionFactory, "articleId", id="section article_id"),
        pytest.param("/api/v1/comments", CommentFactory, "articleId", id="comment article_id"),
    ],
)
async def test_create_names_a_reference_to_nothing(
    client: httpx.AsyncClient, db_session: AsyncSession, url: str, factory: Any, field: str
) -> None:
    await store_references(db_session, factory)
    unknown = str(uuid4())

    response = await client.post(url, json=factory.payload(**{field: unknown}))

    assert problems(response) == [(["body", field], "reference_not_found")]
    assert unknown not in response.text


@pytest.mark.parametrize(
    ("url", "factory", "field"),
    [
        pytest.param("/api/v1/categories", CategoryFactory, "parentId", id="category parent_id"),
        pytest.param("/api/v1/articles", ArticleFactory, "categoryId", id="article category_id"),
        pytest.param("/api/v1/articles", ArticleFactory, "authorId", id="article author_id"),
    ],
)
async def test_update_names_a_reference_to_nothing(
    client: httpx.AsyncClient, db_session: AsyncSession, url: str, factory: Any, field: str
) -> None:
    await store_references(db_session, factory)
    row = factory.create()
    await store(db_session, row)

    response = await client.put(f"{url}/{row.id}", json={field: str(uuid4())})

    assert problems(response) == [(["body", field], "reference_not_found")]


@pytest.mark.parametrize(
    ("url", "factory", "field", "target"),
    [
        pytest.param("/api/v1/categories", CategoryFactory, "parentId", CategoryFactory, id="category parent_id"),
        pytest.param("/api/v1/articles", ArticleFactory, "categoryId", CategoryFactory, id="article category_id"),
        pytest.param("/api/v1/articles", ArticleFactory, "authorId", AuthorFactory, id="article author_id"),
    ],
)
async def test_update_changes_what_a_row_refers_to(
    client: httpx.AsyncClient, db_session: AsyncSession, url: str, factory: Any, field: str, target: Any
) -> None:
    await store_references(db_session, factory, target)
    row, other = factory.create(), target.create()
    await store(db_session, other)
    await store(db_session, row)

    response = await client.put(f"{url}/{row.id}", json={field: str(other.id)})

    assert response.status_code == 200, response.text
    assert response.json()[field] == str(other.id)


@pytest.mark.parametrize(
    ("url", "factory", "field"),
    [
        pytest.param("/api/v1/categories", CategoryFactory, "parentId", id="category parent_id"),
    ],
)
async def test_no_row_refers_to_itself(
    client: httpx.AsyncClient, db_session: AsyncSession, url: str, factory: Any, field: str
) -> None:
    await store_references(db_session, factory)
    row = factory.create()
    await store(db_session, row)

    response = await client.put(f"{url}/{row.id}", json={field: str(row.id)})

    assert problems(response) == [(["body", field], "database_constraint")]


@pytest.mark.parametrize(
    ("url", "factory", "field"),
    [
        pytest.param("/api/v1/categories", CategoryFactory, "parentId", id="category parent_id"),
    ],
)
async def test_no_row_refers_to_what_refers_to_it(
    client: httpx.AsyncClient, db_session: AsyncSession, url: str, factory: Any, field: str
) -> None:
    await store_references(db_session, factory)
    top, middle, bottom = factory.create_batch(3)
    await store(db_session, top)
    setattr(middle, factory.columns[field], top.id)
    await store(db_session, middle)
    setattr(bottom, factory.columns[field], middle.id)
    await store(db_session, bottom)

    refused = await client.put(f"{url}/{top.id}", json={field: str(bottom.id)})
    moved = await client.put(f"{url}/{bottom.id}", json={field: str(top.id)})

    assert problems(refused) == [(["body", field], "circle")]
    assert moved.status_code == 200, moved.text


@pytest.mark.parametrize(
    ("url", "factory", "field", "target"),
    [
        pytest.param("/api/v1/categories", CategoryFactory, "parentId", CategoryFactory, id="category parent_id"),
        pytest.param("/api/v1/articles", ArticleFactory, "categoryId", CategoryFactory, id="article category_id"),
        pytest.param("/api/v1/articles", ArticleFactory, "authorId", AuthorFactory, id="article author_id"),
        pytest.param("/api/v1/comments", CommentFactory, "articleId", ArticleFactory, id="comment article_id"),
    ],
)
async def test_a_list_is_filtered_by_what_rows_refer_to(
    client: httpx.AsyncClient, db_session: AsyncSession, url: str, factory: Any, field: str, target: Any
) -> None:
    await store_references(db_session, factory, target)
    one, two = target.create(), target.create()
    await store(db_session, one, two)
    match, other = (
        factory.create(**{factory.columns[field]: one.id}),
        factory.create(**{factory.columns[field]: two.id}),
    )
    await store(db_session, match, other)

    page = (await client.get(url, params={field: str(one.id)})).json()

    assert (ids(page), page["total"]) == ([str(match.id)], 1)


@pytest.mark.parametrize(
    ("url", "factory", "field", "target"),
    [
        pytest.param("/api/v1/categories", CategoryFactory, "parentId", CategoryFactory, id="category parent_id"),
        pytest.param("/api/v1/articles", ArticleFactory, "authorId", AuthorFactory, id="article author_id"),
    ],
)
async def test_a_list_is_filtered_by_whether_rows_refer_to_anything(
    client: httpx.AsyncClient, db_session: AsyncSession, url: str, factory: Any, field: str, target: Any
) -> None:
    await store_references(db_session, factory, target)
    one = target.create()
    await store(db_session, one)
    match = factory.create(**{factory.columns[field]: one.id})
    await store(db_session, match, factory.create(**{factory.columns[field]: None}))

    full, empty, whole = [
        (await client.get(url, params=parameters)).json()
        for parameters in ({f"{field}__null": "false"}, {f"{field}__null": "true"}, {})
    ]

    assert (ids(full), full["total"]) == ([str(match.id)], 1)
    assert str(match.id) not in ids(empty)
    assert empty["total"] == whole["total"] - 1 > 0


@pytest.mark.parametrize(
    ("url", "target", "factory", "column", "table"),
    [
        pytest.param(
            "/api/v1/categories", CategoryFactory, CategoryFactory, "parent_id", "categories", id="category parent_id"
        ),
        pytest.param(
            "/api/v1/categories", CategoryFactory, ArticleFactory, "category_id", "articles", id="article category_id"
        ),
    ],
)
async def test_delete_names_what_refers_to_the_row(
    client: httpx.AsyncClient, db_session: AsyncSession, url: str, target: Any, factory: Any, column: str, table: str
) -> None:
    await store_references(db_session, factory, target)
    other = target.create()
    await store(db_session, other)
    await store(db_session, factory.create(**{column: other.id}))

    response = await client.delete(f"{url}/{other.id}")

    assert (response.status_code, response.json()["error"]) == (409, "conflict")
    assert response.json()["detail"] == {"referenced_by": table}
    assert await db_session.get(type(other), other.id, populate_existing=True) is not None


@pytest.mark.parametrize(
    ("url", "factory", "field", "name", "child"),
    [
        pytest.param("/api/v1/articles", ArticleFactory, "tagIds", "tags", TagFactory, id="article tag_ids"),
    ],
)
async def test_create_links_rows(
    client: httpx.AsyncClient, db_session: AsyncSession, url: str, factory: Any, field: str, name: str, child: Any
) -> None:
    await store_references(db_session, factory, child)
    linked = child.create()
    await store(db_session, linked)
    known, unknown = str(linked.id), str(uuid4())

    dangling = await client.post(url, json=factory.payload(**{field: [known, unknown]}))
    repeated = await client.post(url, json=factory.payload(**{field: [known, known]}))
    null = await client.post(url, json=factory.payload(**{field: None}))
    created = await client.post(url, json=factory.payload(**{field: [known]}))

    assert problems(dangling) == [(["body", field], "reference_not_found")]
    assert unknown not in dangling.text
    assert problems(repeated) == [(["body", field], "repeated_item")]
    assert [loc for loc, _ in problems(null)] == [["body", field]]
    assert created.status_code == 201, created.text
    assert [each["id"] for each in created.json()[name]] == [known]
    assert field not in created.json()


@pytest.mark.parametrize(
    ("url", "factory", "field", "name", "child"),
    [
        pytest.param("/api/v1/articles", ArticleFactory, "tagIds", "tags", TagFactory, id="article tag_ids"),
    ],
)
async def test_update_links_rows(
    client: httpx.AsyncClient, db_session: AsyncSession, url: str, factory: Any, field: str, name: str, child: Any
) -> None:
    await store_references(db_session, factory, child)
    row, one, two = factory.create(), child.create(), child.create()
    await store(db_session, row, one, two)

    first = await client.put(f"{url}/{row.id}", json={field: [str(one.id)]})
    second = await client.put(f"{url}/{row.id}", json={field: [str(two.id)]})
    dangling = await client.put(f"{url}/{row.id}", json={field: [str(uuid4())]})
    unchanged = await client.put(f"{url}/{row.id}", json={})

    assert [each["id"] for each in first.json()[name]] == [str(one.id)]
    assert [each["id"] for each in second.json()[name]] == [str(two.id)]
    assert problems(dangling) == [(["body", field], "reference_not_found")]
    assert unchanged.json() == second.json()


@pytest.mark.parametrize(
    ("url", "factory", "name", "child", "column", "by_id"),
    [
        pytest.param(
            "/api/v1/articles",
            ArticleFactory,
            "sections",
            SectionFactory,
            "article_id",
            True,
            id="get article sections",
        ),
        pytest.param(
            "/api/v1/articles",
            ArticleFactory,
            "sections",
            SectionFactory,
            "article_id",
            False,
            id="list article sections",
        ),
    ],
)
async def test_an_answer_shows_the_rows_inside(
    client: httpx.AsyncClient,
    db_session: AsyncSession,
    url: str,
    factory: Any,
    name: str,
    child: Any,
    column: str,
    by_id: bool,
) -> None:
    await store_references(db_session, factory, child)
    outer = factory.create()
    await store(db_session, outer)
    # Of a list, a row on its first page.
    shown_id = str(outer.id) if by_id else ids((await client.get(url)).json())[0]
    inner = child.create(**{column: UUID(shown_id)})
    await store(db_session, inner)

    response = await client.get(f"{url}/{shown_id}" if by_id else url)

    rows = [response.json()] if by_id else response.json()["items"]
    (shown,) = [row for row in rows if row["id"] == shown_id]
    assert [each["id"] for each in shown[name]] == [str(inner.id)]
