"""What the database calls constraints and functions; PostgreSQL cuts names at 63 bytes."""

from __future__ import annotations

from typing import Final

from generators.support.hashing import digest_of

_LONGEST: Final = 63
_FILL: Final = "fill_"
# Triggers fire in the order of their names: what is filled is read off what was copied.
_COPY: Final = "copy_"


def fitted(name: str) -> str:
    """The name itself, or its beginning with a digest of the whole."""
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 7]}_{digest_of(name)[:6]}"


def foreign_key_name(table: str, column: str, target: str) -> str:
    """The name by the convention in ``src/core/database.py``."""
    return fitted(conventional_foreign_key(table, column, target))


def conventional_foreign_key(table: str, column: str, target: str) -> str:
    """The same, however long it is."""
    return f"fk_{table}_{column}_{target}"


def filler_name(table: str, revision: str) -> str:
    """The trigger that fills what the version that is being replaced leaves empty."""
    return fitted(f"{_FILL}{table}_{revision}")


def is_filler(name: str) -> bool:
    """Whether it is the name of such a trigger."""
    return name.startswith(_FILL)


def mirror_name(table: str, column: str) -> str:
    """The trigger that keeps a column, called as it was, and the one that it is now alike."""
    return fitted(f"{_COPY}{table}_{column}")


def is_mirror(name: str) -> bool:
    """Whether it is the name of such a trigger."""
    return name.startswith(_COPY)


def converted_name(column: str) -> str:
    """What a column of the new type is called until it takes the place of the old one."""
    return fitted(f"{column}_new")


def converter_name(table: str, column: str) -> str:
    """The trigger that keeps a column of the new type in step with the old one."""
    return fitted(f"convert_{table}_{column}")


def taken_name(name: str) -> str:
    """What an index is called until it takes the place of another one."""
    return fitted(f"{name}_new")


def required_name(table: str, column: str) -> str:
    """The check that says that a column has a value, until the column itself does."""
    return fitted(f"ck_{table}_{column}_required")


def tree_name(table: str, column: str) -> str:
    """The rule that keeps rows from becoming a circle."""
    return fitted(f"ck_{table}_{column}_acyclic")
