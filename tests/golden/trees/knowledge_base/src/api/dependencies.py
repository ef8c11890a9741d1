# Generated from specs/knowledge_base.yaml by templates/src/api/dependencies.py.j2.
"""How routes get their services: one transaction a request, handed down through the layers."""

from typing import Annotated

from fastapi import Depends

from src.core.database import ReadDatabase, RequestTransaction, get_db, get_read_db
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

# scope="function" ends the transaction before the answer is sent, so a commit that fails is not a 2xx.
TransactionDep = Annotated[RequestTransaction, Depends(get_db, scope="function")]
ReadDatabaseDep = Annotated[ReadDatabase, Depends(get_read_db)]


async def get_category_repository(db: TransactionDep) -> CategoryRepository:
    """Categories in a transaction."""
    return CategoryRepository(db)


async def get_category_service(
    repository: Annotated[CategoryRepository, Depends(get_category_repository)],
) -> CategoryService:
    """What writes categories."""
    return CategoryService(repository)


CategoryServiceDep = Annotated[CategoryService, Depends(get_category_service)]


async def get_category_reader(db: ReadDatabaseDep) -> CategoryService:
    """What reads categories, without a transaction."""
    return CategoryService(CategoryRepository(db))


CategoryReaderDep = Annotated[CategoryService, Depends(get_category_reader)]


async def get_author_repository(db: TransactionDep) -> AuthorRepository:
    """Authors in a transaction."""
    return AuthorRepository(db)


async def get_author_service(
    repository: Annotated[AuthorRepository, Depends(get_author_repository)],
) -> AuthorService:
    """What writes authors."""
    return AuthorService(repository)


AuthorServiceDep = Annotated[AuthorService, Depends(get_author_service)]


async def get_author_reader(db: ReadDatabaseDep) -> AuthorService:
    """What reads authors, without a transaction."""
    return AuthorService(AuthorRepository(db))


AuthorReaderDep = Annotated[AuthorService, Depends(get_author_reader)]


async def get_tag_repository(db: TransactionDep) -> TagRepository:
    """Tags in a transaction."""
    return TagRepository(db)


async def get_tag_service(
    repository: Annotated[TagRepository, Depends(get_tag_repository)],
) -> TagService:
    """What writes tags."""
    return TagService(repository)


TagServiceDep = Annotated[TagService, Depends(get_tag_service)]


async def get_tag_reader(db: ReadDatabaseDep) -> TagService:
    """What reads tags, without a transaction."""
    return TagService(TagRepository(db))


TagReaderDep = Annotated[TagService, Depends(get_tag_reader)]


async def get_article_repository(db: TransactionDep) -> ArticleRepository:
    """Articles in a transaction."""
    return ArticleRepository(db)


async def get_article_service(
    repository: Annotated[ArticleRepository, Depends(get_article_repository)],
) -> ArticleService:
    """What writes articles."""
    return ArticleService(repository)


ArticleServiceDep = Annotated[ArticleService, Depends(get_article_service)]


async def get_article_reader(db: ReadDatabaseDep) -> ArticleService:
    """What reads articles, without a transaction."""
    return ArticleService(ArticleRepository(db))


ArticleReaderDep = Annotated[ArticleService, Depends(get_article_reader)]


async def get_section_repository(db: TransactionDep) -> SectionRepository:
    """Sections in a transaction."""
    return SectionRepository(db)


async def get_section_service(
    repository: Annotated[SectionRepository, Depends(get_section_repository)],
) -> SectionService:
    """What writes sections."""
    return SectionService(repository)


SectionServiceDep = Annotated[SectionService, Depends(get_section_service)]


async def get_comment_repository(db: TransactionDep) -> CommentRepository:
    """Comments in a transaction."""
    return CommentRepository(db)


async def get_comment_service(
    repository: Annotated[CommentRepository, Depends(get_comment_repository)],
) -> CommentService:
    """What writes comments."""
    return CommentService(repository)


CommentServiceDep = Annotated[CommentService, Depends(get_comment_service)]


async def get_comment_reader(db: ReadDatabaseDep) -> CommentService:
    """What reads comments, without a transaction."""
    return CommentService(CommentRepository(db))


CommentReaderDep = Annotated[CommentService, Depends(get_comment_reader)]
