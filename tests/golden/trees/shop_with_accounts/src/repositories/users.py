# Generated from specs/shop_with_accounts.yaml by templates/src/repositories/users.py.j2.
"""The rows of those who call: customers. Each gets one when something is first written that refers to it."""

from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import Executable, ScalarSelect, bindparam, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import InstrumentedAttribute

from src.core.database import Database
from src.core.errors import UnavailableError
from src.core.identity.caller import Caller
from src.core.logging import get_logger
from src.models.entities.customer import CustomerEntity

logger = get_logger(__name__)

_FIND = select(CustomerEntity.id).where(CustomerEntity.oidc_account == bindparam("account"))
_MAKE = (
    insert(CustomerEntity)
    .values(oidc_account=bindparam("account"))
    .on_conflict_do_nothing(index_elements=[CustomerEntity.oidc_account])
    .returning(CustomerEntity.id)
)


def of_user(column: InstrumentedAttribute[Any]) -> ScalarSelect[Any]:
    """Return a value of the caller's own row as SQL, which is nothing where there is no such row.

    A statement with it is executed with ``Caller.values``.
    """
    own = select(column).where(CustomerEntity.oidc_account == bindparam("_account"))
    return own.correlate(None).scalar_subquery()


async def user_id(db: Database, caller: Caller) -> UUID:
    """Return the id of the caller's own row, which is made if there is none. Raises UnavailableError."""
    found = await _first(db, _FIND, caller)
    if found is not None:
        return found
    made = await _first(db, _MAKE, caller)
    if made is not None:
        db.after_commit(partial(logger.info, "customer_provisioned", customer_id=str(made)))
        return made
    # Another request of this caller made it in between.
    found = await _first(db, _FIND, caller)
    if found is None:
        # And deleted it: next time it is made again.
        raise UnavailableError
    return found


async def _first(db: Database, statement: Executable, caller: Caller) -> UUID | None:
    found: UUID | None = (await db.execute(statement, {"account": caller.account})).scalar_one_or_none()
    return found
