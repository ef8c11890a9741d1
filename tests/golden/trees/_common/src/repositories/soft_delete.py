# Generated from specs/<app>.yaml by templates/src/repositories/soft_delete.py.j2.
"""Repositories of rows that are hidden instead of deleted."""

from functools import cache

from sqlalchemy import ColumnElement, Delete, Update, func, update

from src.repositories.base import Repository


class SoftDeleteRepository(Repository):
    """A deleted row stays in its table, out of every reader's sight."""

    @classmethod
    def visible(cls) -> tuple[ColumnElement[bool], ...]:
        return (cls.table.c.deleted_at.is_(None),)

    @classmethod
    @cache
    def _delete(cls) -> Delete | Update:
        return update(cls.table).where(*cls._one()).values(deleted_at=func.now()).returning(cls.table.c.id)
