# Generated from specs/everything.yaml by templates/src/api/routes/entity.py.j2.
"""Endpoints of people."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, status

from src.api.dependencies import PersonReaderDep, PersonServiceDep
from src.api.exact_route import ExactRoute
from src.core.errors import error_responses
from src.models.schemas.person import Person, PersonCreate, PersonList, PersonListQuery

router = APIRouter(prefix="/api/v2/people", tags=["people"], route_class=ExactRoute)


@router.post(
    "",
    status_code=status.HTTP_201_CREATED,
    responses=error_responses(409, 413, 415, 422, 429, 503),
)
async def create_person(data: PersonCreate, service: PersonServiceDep) -> Person:
    """Create a person."""
    return await service.create_person(data)


@router.get("", responses=error_responses(422, 429, 503))
async def list_people(query: Annotated[PersonListQuery, Query()], service: PersonReaderDep) -> PersonList:
    """List people, a page at a time."""
    return await service.list_people(query)


@router.get("/{person_id}", responses=error_responses(404, 422, 429, 503))
async def get_person(person_id: UUID, service: PersonReaderDep) -> Person:
    """Get a person by its id."""
    return await service.get_person(person_id)
