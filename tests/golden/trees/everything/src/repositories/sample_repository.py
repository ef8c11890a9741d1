# Generated from specs/everything.yaml by templates/src/repositories/entity_repository.py.j2.
"""Statements over the samples table."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, get_args

from sqlalchemy import RowMapping, or_

from src.core.case_folding import has_part
from src.models.entities.sample import SampleEntity, SampleState
from src.models.schemas.sample import SampleListQuery
from src.repositories.base import Conditions
from src.repositories.soft_delete import SoftDeleteRepository


class SampleRepository(SoftDeleteRepository):
    """Stores samples."""

    table = SampleEntity.__table__
    large = True
    ranks: ClassVar[Mapping[str, Sequence[str]]] = {"state": get_args(SampleState)}

    async def list(self, query: SampleListQuery) -> tuple[Sequence[RowMapping], int | None]:
        """One page of the rows that the query asks for, and how many there are on all pages, if it asks for that."""
        conditions: Conditions = [
            SampleEntity.active.is_(True),
            SampleEntity.state != "DONE",
            SampleEntity.rank.is_distinct_from(7),
            SampleEntity.checked.is_not(True),
        ]
        if query.name is not None:
            conditions.append(SampleEntity.name == query.name)
        if query.count is not None:
            conditions.append(SampleEntity.count == query.count)
        if query.price is not None:
            conditions.append(SampleEntity.price == query.price)
        if query.active is not None:
            conditions.append(SampleEntity.active == query.active)
        if query.born is not None:
            conditions.append(SampleEntity.born == query.born)
        if query.state is not None:
            conditions.append(SampleEntity.state == query.state)
        if query.code is not None:
            conditions.append(SampleEntity.code == query.code)
        if query.mail is not None:
            conditions.append(SampleEntity.mail == query.mail)
        if query.phone is not None:
            conditions.append(SampleEntity.phone == query.phone)
        if query.created_at is not None:
            conditions.append(SampleEntity.created_at == query.created_at)
        if query.updated_at is not None:
            conditions.append(SampleEntity.updated_at == query.updated_at)
        if query.mail__null is not None:
            conditions.append(SampleEntity.mail.is_(None) if query.mail__null else SampleEntity.mail.is_not(None))
        if query.phone__null is not None:
            conditions.append(SampleEntity.phone.is_(None) if query.phone__null else SampleEntity.phone.is_not(None))
        if query.q is not None:
            conditions.append(
                or_(
                    has_part(SampleEntity.name, query.q),
                    has_part(SampleEntity.note, query.q),
                    has_part(SampleEntity.slogan, query.q),
                    has_part(SampleEntity.phone, query.q),
                )
            )
        rows = await self.rows(query, query.sort, conditions)
        total = await self.total(conditions) if query.total else None
        return rows, total
