# Generated from specs/everything.yaml by templates/src/api/routes/entity.py.j2.
"""Endpoints of samples."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, status

from src.api.dependencies import SampleReaderDep, SampleServiceDep
from src.api.exact_route import ExactRoute
from src.core.errors import error_responses
from src.models.schemas.sample import Sample, SampleCreate, SampleList, SampleListQuery, SampleUpdate

router = APIRouter(prefix="/api/v2/samples", tags=["samples"], route_class=ExactRoute)


@router.post(
    "",
    status_code=status.HTTP_201_CREATED,
    responses=error_responses(409, 413, 415, 422, 429, 503),
)
async def create_sample(data: SampleCreate, service: SampleServiceDep) -> Sample:
    """Create a sample."""
    return await service.create_sample(data)


@router.get("", responses=error_responses(422, 429, 503))
async def list_samples(query: Annotated[SampleListQuery, Query()], service: SampleReaderDep) -> SampleList:
    """List samples, a page at a time."""
    return await service.list_samples(query)


@router.get("/{sample_id}", responses=error_responses(404, 422, 429, 503))
async def get_sample(sample_id: UUID, service: SampleReaderDep) -> Sample:
    """Get a sample by its id."""
    return await service.get_sample(sample_id)


@router.put(
    "/{sample_id}",
    responses=error_responses(404, 409, 413, 415, 422, 429, 503),
)
async def update_sample(sample_id: UUID, data: SampleUpdate, service: SampleServiceDep) -> Sample:
    """Change a sample; fields that are absent stay as they are."""
    return await service.update_sample(sample_id, data)


@router.delete(
    "/{sample_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=error_responses(404, 422, 429, 503),
)
async def delete_sample(sample_id: UUID, service: SampleServiceDep) -> None:
    """Delete a sample."""
    await service.delete_sample(sample_id)
