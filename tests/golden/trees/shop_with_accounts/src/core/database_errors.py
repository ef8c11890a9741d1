# Generated from specs/shop_with_accounts.yaml by templates/src/core/database_errors.py.j2.
"""What an error of the database means to a client, by its SQLSTATE."""

from typing import Any

from sqlalchemy import Column, Constraint, ForeignKeyConstraint, Index
from sqlalchemy.exc import DBAPIError

from src.core.database import Base
from src.core.errors import AppError, ConflictError, InvalidError, UnavailableError

UNIQUE_VIOLATION = "23505"
FOREIGN_KEY_VIOLATION = "23503"
RESTRICT_VIOLATION = "23001"
CHECK_VIOLATION = "23514"
LOCK_NOT_AVAILABLE = "55P03"
QUERY_CANCELED = "57014"
IDLE_IN_TRANSACTION = "25P03"

RETRYABLE = frozenset({"40001", "40P01"})

_CONFLICTS = RETRYABLE | {LOCK_NOT_AVAILABLE}
_INVALID = ("22", "23502", CHECK_VIOLATION)
# Not authorised, no such database: the operator's to repair, like a database that is down.
_UNAVAILABLE = ("08", "28", "3D", "53", "57P", QUERY_CANCELED, IDLE_IN_TRANSACTION)


def sqlstate_of(error: DBAPIError) -> str:
    """Return the five characters of the SQLSTATE, or "" when the driver raised the error by itself."""
    return getattr(error.orig, "sqlstate", None) or ""


def translate(error: DBAPIError, method: str) -> AppError:
    """Return the error for the client; a bare ``AppError`` when the fault is ours."""
    sqlstate = sqlstate_of(error)
    driver_error: Any = error.driver_exception
    if sqlstate == UNIQUE_VIOLATION:
        return _unique_violation(driver_error.constraint_name)
    if sqlstate == RESTRICT_VIOLATION or (sqlstate == FOREIGN_KEY_VIOLATION and _deletes(error, method)):
        return ConflictError("Something refers to it", {"referenced_by": driver_error.table_name})
    if sqlstate == FOREIGN_KEY_VIOLATION:
        return _reference_violation(driver_error.constraint_name)
    if sqlstate in _CONFLICTS:
        return ConflictError("The request is in conflict with the stored data or with another request")
    if sqlstate.startswith(_INVALID) or isinstance(driver_error, ValueError):
        return _invalid("a value is not acceptable to the database", "database_constraint", *_fields_of(driver_error))
    if error.connection_invalidated or sqlstate.startswith(_UNAVAILABLE):
        return UnavailableError()
    return AppError()


def _deletes(error: DBAPIError, method: str) -> bool:
    """Return whether the statement deleted rows; every request that is a DELETE does."""
    return method == "DELETE" or (error.statement or "").startswith("DELETE")


def _reference_violation(constraint: str) -> InvalidError:
    """Name the field in which a client sends the reference; a link table's is a list."""
    declared = _declared(constraint)
    columns: list[Column[Any]] = list(declared.columns) if isinstance(declared, ForeignKeyConstraint) else []
    fields = [column.info.get("field", column.name) for column in columns]
    return _invalid("refers to a resource that does not exist", "reference_not_found", *fields)


def _invalid(message: str, kind: str, *fields: str) -> InvalidError:
    return InvalidError([{"loc": ["body", *fields], "msg": message, "type": kind}])


def _fields_of(error: Any) -> list[str]:
    """Return the field that an error is about, where the database says so: the name of a check begins with it."""
    table = Base.metadata.tables.get(getattr(error, "table_name", None) or "")
    if table is None:
        return []
    about = error.column_name or (error.constraint_name or "").removeprefix(f"ck_{table.name}_")
    fields = [column.name for column in table.columns if f"{about}_".startswith(f"{column.name}_")]
    return sorted(fields, key=len)[-1:]


def _unique_violation(constraint: str) -> ConflictError:
    fields = _columns_of(_declared(constraint))
    message = f"There is already one with the same {', '.join(fields)}" if fields else "There is already one like it"
    return ConflictError(message, {"constraint": constraint, "fields": fields})


def _columns_of(declared: Constraint | Index | None) -> list[str]:
    """Return the columns of a constraint or index, or an empty list when no entity declares it."""
    if declared is None:
        return []
    fields: list[str] = declared.info.get("fields") or [column.name for column in getattr(declared, "columns", ())]
    return fields


def _declared(name: str) -> Constraint | Index | None:
    """Return the constraint or index of this name, or None when no entity declares it."""
    for table in Base.metadata.tables.values():
        declared: set[Constraint | Index] = {*table.constraints, *table.indexes}
        for item in declared:
            if item.name == name:
                return item
    return None
