# Generated from specs/knowledge_base.yaml by templates/src/models/schemas/__init__.py.j2.
"""Request and response schemas, one module an entity."""

from src.models.schemas.article import Article, ArticleBase, ArticleCreate, ArticleList, ArticleListQuery, ArticleUpdate
from src.models.schemas.author import Author, AuthorBase, AuthorCreate, AuthorList, AuthorListQuery
from src.models.schemas.category import (
    Category,
    CategoryBase,
    CategoryCreate,
    CategoryList,
    CategoryListQuery,
    CategoryUpdate,
)
from src.models.schemas.comment import Comment, CommentBase, CommentCreate, CommentList, CommentListQuery
from src.models.schemas.note import Note
from src.models.schemas.section import Section, SectionBase, SectionCreate, SectionUpdate
from src.models.schemas.tag import Tag, TagBase, TagCreate, TagList, TagListQuery, TagUpdate

__all__ = [
    "Article",
    "ArticleBase",
    "ArticleCreate",
    "ArticleList",
    "ArticleListQuery",
    "ArticleUpdate",
    "Author",
    "AuthorBase",
    "AuthorCreate",
    "AuthorList",
    "AuthorListQuery",
    "Category",
    "CategoryBase",
    "CategoryCreate",
    "CategoryList",
    "CategoryListQuery",
    "CategoryUpdate",
    "Comment",
    "CommentBase",
    "CommentCreate",
    "CommentList",
    "CommentListQuery",
    "Note",
    "Section",
    "SectionBase",
    "SectionCreate",
    "SectionUpdate",
    "Tag",
    "TagBase",
    "TagCreate",
    "TagList",
    "TagListQuery",
    "TagUpdate",
]
