# Generated from specs/shop_with_accounts.yaml by templates/src/repositories/rules.py.j2.
"""Which rows a caller may read and change: conditions, of which statements are made."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Label, RowMapping, and_, false, or_

from src.core.identity.access import Access
from src.core.identity.caller import Caller
from src.core.identity.errors import ForbiddenError

# No field of an entity begins like this.
_ALLOWED = "_allowed"


@dataclass(frozen=True, eq=False)
class Grant:
    """Rows with which somebody may do something. where: what is true of them, None for all rows."""

    access: Access
    where: ColumnElement[bool] | None = None


@dataclass(frozen=True, eq=False)
class Sight:
    """What is true of the rows of a rule: one object for all callers for whom that is the same."""

    conditions: tuple[ColumnElement[bool], ...] = ()


class RowRule:
    """The rows with which a caller may do something: those of any grant that is for them."""

    def __init__(self, *grants: Grant) -> None:
        self._grants = grants
        self._sights: dict[tuple[bool, ...], Sight] = {}

    def sight(self, caller: Caller) -> Sight:
        """Return what is true of those rows."""
        admitted = tuple(grant.access.admits(caller) for grant in self._grants)
        if admitted not in self._sights:
            self._sights[admitted] = self._seen(
                grant for grant, is_for in zip(self._grants, admitted, strict=True) if is_for
            )
        return self._sights[admitted]

    def _seen(self, grants: Iterable[Grant]) -> Sight:
        conditions = []
        for grant in grants:
            if grant.where is None:
                return Sight()
            conditions.append(grant.where)
        # Nobody is granted what no grant is for.
        return Sight((or_(false(), *conditions),))


EVERY_ROW = RowRule(Grant(Access(is_public=True)))


@dataclass(frozen=True)
class RowRules:
    """The rules of one table."""

    get: RowRule = EVERY_ROW
    list: RowRule = EVERY_ROW
    create: RowRule = EVERY_ROW
    update: RowRule = EVERY_ROW
    delete: RowRule = EVERY_ROW

    def checks(self, caller: Caller, rule: RowRule) -> Sequence[Label[bool]]:
        """Return what has to be true of a row once it is written, to be asked for together with the row.

        The caller may see it, and may write it by the rule.
        """
        conditions = [*self.get.sight(caller).conditions, *rule.sight(caller).conditions]
        return [and_(*conditions).label(_ALLOWED)] if conditions else []


def checked(row: RowMapping) -> dict[str, Any]:
    """Return a row without what it was checked for. Raises ForbiddenError."""
    if not row.get(_ALLOWED, True):
        raise ForbiddenError
    return {name: value for name, value in row.items() if not name.startswith("_")}
