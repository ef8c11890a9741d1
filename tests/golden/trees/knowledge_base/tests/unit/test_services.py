# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_services.py.j2.
"""What holds for every service."""

from typing import Any
from unittest.mock import create_autospec
from uuid import uuid4

import pytest

from src.core.errors import NotFoundError
from src.models.schemas import ArticleUpdate, CategoryUpdate, SectionUpdate, TagUpdate
from src.repositories.article_repository import ArticleRepository
from src.repositories.author_repository import AuthorRepository
from src.repositories.category_repository import CategoryRepository
from src.repositories.comment_repository import CommentRepository
from src.repositories.section_repository import SectionRepository
from src.repositories.tag_repository import TagRepository
from src.services.article_service import ArticleService
from src.services.author_service import AuthorService
from src.services.category_service import CategoryService
from src.services.comment_service import CommentService
from src.services.section_service import SectionService
from src.services.tag_service import TagService


@pytest.mark.parametrize(
    ("service", "repository"),
    [
        pytest.param(CategoryService, CategoryRepository, id="Category"),
        pytest.param(AuthorService, AuthorRepository, id="Author"),
        pytest.param(TagService, TagRepository, id="Tag"),
        pytest.param(ArticleService, ArticleRepository, id="Article"),
        pytest.param(SectionService, SectionRepository, id="Section"),
        pytest.param(CommentService, CommentRepository, id="Comment"),
    ],
)
def test_every_service_does_nothing_on_its_own(service: Any, repository: Any) -> None:
    mock = create_autospec(repository, instance=True)

    assert service(mock).repository is mock
    assert mock.mock_calls == []


@pytest.mark.parametrize(
    ("service", "repository", "statement", "method", "arguments"),
    [
        pytest.param(CategoryService, CategoryRepository, "get", "get_category", [], id="get category"),
        pytest.param(AuthorService, AuthorRepository, "get", "get_author", [], id="get author"),
        pytest.param(ArticleService, ArticleRepository, "get", "get_article", [], id="get article"),
        pytest.param(CommentService, CommentRepository, "get", "get_comment", [], id="get comment"),
        pytest.param(
            CategoryService,
            CategoryRepository,
            "update",
            "update_category",
            [CategoryUpdate.model_validate({})],
            id="update category",
        ),
        pytest.param(
            TagService,
            TagRepository,
            "update",
            "update_tag",
            [TagUpdate.model_validate({})],
            id="update tag",
        ),
        pytest.param(
            ArticleService,
            ArticleRepository,
            "update",
            "update_article",
            [ArticleUpdate.model_validate({})],
            id="update article",
        ),
        pytest.param(
            SectionService,
            SectionRepository,
            "update",
            "update_section",
            [SectionUpdate.model_validate({})],
            id="update section",
        ),
        pytest.param(CategoryService, CategoryRepository, "delete", "delete_category", [], id="delete category"),
        pytest.param(AuthorService, AuthorRepository, "delete", "delete_author", [], id="delete author"),
        pytest.param(TagService, TagRepository, "delete", "delete_tag", [], id="delete tag"),
        pytest.param(ArticleService, ArticleRepository, "delete", "delete_article", [], id="delete article"),
        pytest.param(SectionService, SectionRepository, "delete", "delete_section", [], id="delete section"),
        pytest.param(CommentService, CommentRepository, "delete", "delete_comment", [], id="delete comment"),
    ],
)
async def test_every_service_tells_what_was_not_found(
    service: Any, repository: Any, statement: str, method: str, arguments: list[Any]
) -> None:
    mock = create_autospec(repository, instance=True)
    getattr(mock, statement).return_value = None
    unknown = uuid4()

    with pytest.raises(NotFoundError) as caught:
        await getattr(service(mock), method)(unknown, *arguments)

    assert caught.value.detail == {"resource": method.removeprefix(f"{statement}_"), "resource_id": str(unknown)}
