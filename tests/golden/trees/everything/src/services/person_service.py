# Generated from specs/everything.yaml by templates/src/services/entity_service.py.j2.
"""What can be done with people."""

from functools import partial
from uuid import UUID

from prometheus_client import Counter

from src.core.errors import NotFoundError
from src.core.logging import get_logger
from src.models.schemas.person import Person, PersonCreate, PersonList, PersonListQuery
from src.repositories.person_repository import PersonRepository

logger = get_logger(__name__)

PEOPLE_CREATED = Counter("people_created_total", "People created.")


class PersonService:
    """Creates, finds and changes people."""

    def __init__(self, repository: PersonRepository) -> None:
        self.repository = repository

    async def create_person(self, data: PersonCreate) -> Person:
        """Create a person."""
        person = Person.model_validate(await self.repository.create(data))
        self.repository.after_commit(PEOPLE_CREATED.inc)
        self.repository.after_commit(partial(logger.info, "person_created", person_id=str(person.id)))
        return person

    async def list_people(self, query: PersonListQuery) -> PersonList:
        """One page of people."""
        rows, total = await self.repository.list(query)
        return PersonList(
            items=[Person.model_validate(row) for row in rows],
            total=total,
            page=query.page,
            size=query.size,
            pages=-(-total // query.size),
        )

    async def get_person(self, person_id: UUID) -> Person:
        """The person with this id. Raises NotFoundError."""
        row = await self.repository.get(person_id)
        if row is None:
            raise NotFoundError("person", person_id)
        return Person.model_validate(row)
