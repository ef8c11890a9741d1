# Generated from specs/everything.yaml by templates/src/services/entity_service.py.j2.
"""What can be done with samples."""

from functools import partial
from uuid import UUID

from prometheus_client import Counter

from src.core.errors import NotFoundError
from src.core.logging import get_logger
from src.models.schemas.sample import Sample, SampleCreate, SampleList, SampleListQuery, SampleUpdate
from src.repositories.sample_repository import SampleRepository

logger = get_logger(__name__)

SAMPLES_CREATED = Counter("samples_created_total", "Samples created.")
SAMPLES_DELETED = Counter("samples_deleted_total", "Samples deleted.")


class SampleService:
    """Creates, finds and changes samples."""

    def __init__(self, repository: SampleRepository) -> None:
        self.repository = repository

    async def create_sample(self, data: SampleCreate) -> Sample:
        """Create a sample."""
        sample = Sample.model_validate(await self.repository.create(data))
        self.repository.after_commit(SAMPLES_CREATED.inc)
        self.repository.after_commit(partial(logger.info, "sample_created", sample_id=str(sample.id)))
        return sample

    async def list_samples(self, query: SampleListQuery) -> SampleList:
        """One page of samples."""
        rows, total = await self.repository.list(query)
        return SampleList(
            items=[Sample.model_validate(row) for row in rows],
            total=total,
            page=query.page,
            size=query.size,
            pages=None if total is None else -(-total // query.size),
        )

    async def get_sample(self, sample_id: UUID) -> Sample:
        """The sample with this id. Raises NotFoundError."""
        row = await self.repository.get(sample_id)
        if row is None:
            raise NotFoundError("sample", sample_id)
        return Sample.model_validate(row)

    async def update_sample(self, sample_id: UUID, data: SampleUpdate) -> Sample:
        """Change what the client sent. Raises NotFoundError."""
        row = await self.repository.update(sample_id, data)
        if row is None:
            raise NotFoundError("sample", sample_id)
        self.repository.after_commit(partial(logger.info, "sample_updated", sample_id=str(sample_id)))
        return Sample.model_validate(row)

    async def delete_sample(self, sample_id: UUID) -> None:
        """Delete a sample. Raises NotFoundError."""
        if not await self.repository.delete(sample_id):
            raise NotFoundError("sample", sample_id)
        self.repository.after_commit(SAMPLES_DELETED.inc)
        self.repository.after_commit(partial(logger.info, "sample_deleted", sample_id=str(sample_id)))
