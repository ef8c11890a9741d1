# Generated from specs/knowledge_base.yaml by templates/tests/integration/test_entity_update.py.j2.
"""How articles are changed, over HTTP and on a real database."""

from typing import Any
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.article import ArticleEntity
from src.models.schemas.article import Article
from tests.cases.article import ACCEPTED, DIRTY, REFUSED, WRITTEN
from tests.factories import ArticleFactory
from tests.support import as_json, not_found, problems, store, store_references, stored

URL = "/api/v1/articles"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that an article needs."""
    await store_references(db_session, ArticleFactory)


class TestUpdate:
    """``PUT /api/v1/articles/{id}``."""

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            pytest.param("title", "title two", id="title"),
            pytest.param("summary", "summary two", id="summary"),
            pytest.param("state", "PUBLISHED", id="state"),
        ],
    )
    async def test_changes_what_was_sent_and_nothing_else(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any
    ) -> None:
        entity = ArticleFactory.create()
        await store(db_session, entity)
        before = {
            "category_id": as_json(entity.category_id),
            "author_id": as_json(entity.author_id),
            "title": as_json(entity.title),
            "summary": as_json(entity.summary),
            "state": as_json(entity.state),
        }

        response = await client.put(f"{URL}/{entity.id}", json={field: value})

        assert response.status_code == 200, response.text
        row = await stored(db_session, ArticleEntity, entity.id)
        assert {name: as_json(getattr(row, name)) for name in before} == before | {ArticleFactory.columns[field]: value}
        assert response.json() == Article.model_validate(ArticleFactory.row(row)).model_dump(mode="json", by_alias=True)

    async def test_accepts_nothing_at_all(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = ArticleFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={})

        assert response.status_code == 200
        assert response.json() == Article.model_validate(ArticleFactory.row(entity)).model_dump(
            mode="json", by_alias=True
        )

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    async def test_accepts(self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any) -> None:
        entity = ArticleFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={field: value})

        assert response.status_code == 200, response.text
        row = await stored(db_session, ArticleEntity, entity.id)
        assert as_json(getattr(row, ArticleFactory.columns[field])) == value
        assert response.json() == Article.model_validate(ArticleFactory.row(row)).model_dump(mode="json", by_alias=True)

    @pytest.mark.parametrize(("field", "value", "answer"), WRITTEN)
    async def test_knows_other_forms(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any, answer: Any
    ) -> None:
        entity = ArticleFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={field: value})

        assert response.status_code == 200, response.text
        row = await stored(db_session, ArticleEntity, entity.id)
        assert as_json(getattr(row, ArticleFactory.columns[field])) == answer

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    async def test_refuses(self, client: httpx.AsyncClient, field: str, value: Any, error: str) -> None:
        response = await client.put(f"{URL}/{uuid4()}", json={field: value})

        assert [(loc[:2], kind) for loc, kind in problems(response)] == [(["body", field], error)]

    @pytest.mark.parametrize("field", ["categoryId", "title", "state"])
    async def test_refuses_null(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.put(f"{URL}/{uuid4()}", json={field: None})

        assert [loc for loc, _ in problems(response)] == [["body", field]]

    @pytest.mark.parametrize("field", ["authorId", "summary"])
    async def test_accepts_null(self, client: httpx.AsyncClient, db_session: AsyncSession, field: str) -> None:
        entity = ArticleFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={field: None})

        assert response.status_code == 200, response.text
        row = await stored(db_session, ArticleEntity, entity.id)
        assert getattr(row, ArticleFactory.columns[field]) is None

    @pytest.mark.parametrize(
        "field",
        [
            "sections",
            "tags",
            "sectionCount",
            "id",
            "createdAt",
            "updatedAt",
            "category_id",
            "author_id",
            "no_such_field",
        ],
    )
    async def test_refuses_what_a_client_may_not_change(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.put(f"{URL}/{uuid4()}", json={field: None})

        assert problems(response) == [(["body", field], "extra_forbidden")]

    @pytest.mark.parametrize(("field", "dirty", "clean"), DIRTY)
    async def test_sanitises(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, dirty: str, clean: str
    ) -> None:
        entity = ArticleFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={field: dirty})

        assert response.status_code == 200, response.text
        row = await stored(db_session, ArticleEntity, entity.id)
        assert getattr(row, ArticleFactory.columns[field]) == clean

    @pytest.mark.parametrize(("field", "dirty", "clean"), DIRTY)
    async def test_sanitising_twice_changes_nothing(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, dirty: str, clean: str
    ) -> None:
        entity = ArticleFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={field: clean})

        assert response.status_code == 200, response.text
        row = await stored(db_session, ArticleEntity, entity.id)
        assert getattr(row, ArticleFactory.columns[field]) == clean

    @pytest.mark.parametrize(
        ("field", "text"),
        [
            pytest.param("title", "AT&T <3", id="title"),
        ],
    )
    async def test_keeps_plain_text_as_it_is(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, text: str
    ) -> None:
        entity = ArticleFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={field: text})

        assert response.status_code == 200, response.text
        assert response.json()[field] == text

    async def test_of_an_unknown_id(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        response = await client.put(f"{URL}/{unknown}", json={})

        assert not_found(response) == {"resource": "article", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_id(self, client: httpx.AsyncClient) -> None:
        assert problems(await client.put(f"{URL}/1", json={})) == [(["path", "article_id"], "uuid_parsing")]
