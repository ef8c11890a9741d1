# Generated from specs/shop_with_accounts.yaml by templates/tests/unit/test_rules.py.j2.
"""Rules over rows that no specification has: whom they are for, and what is checked of a row that is written."""

from unittest.mock import Mock

import pytest
from sqlalchemy import RowMapping, select

from src.core.identity.access import Access
from src.core.identity.caller import ANONYMOUS, Caller
from src.core.identity.errors import ForbiddenError
from src.models.entities.product import ProductEntity
from src.repositories.rules import EVERY_ROW, Grant, RowRule, RowRules, checked

CLERK = Caller("https://issuer.test", "ann", frozenset({"clerk"}))
SOMEBODY = Caller("https://issuer.test", "ben")
TABLE = ProductEntity.__table__
FIRST, SECOND = TABLE.c.id.is_(None), TABLE.c.id.is_not(None)
RULE = RowRule(
    Grant(Access(frozenset({"boss"}))),
    Grant(Access(frozenset({"clerk"})), FIRST),
    Grant(Access(), SECOND),
)


def said(rule: RowRule, caller: Caller) -> list[str]:
    """The conditions for a caller, as SQL."""
    return [str(each) for each in rule.sight(caller).conditions]


def test_any_grant_is_enough() -> None:
    boss = Caller("https://issuer.test", "pam", frozenset({"boss", "clerk"}))

    assert said(RULE, boss) == []
    assert said(RULE, CLERK) == ["products.id IS NULL OR products.id IS NOT NULL"]
    assert said(RULE, SOMEBODY) == ["products.id IS NOT NULL"]


def test_who_is_granted_nothing_sees_nothing() -> None:
    assert said(RULE, ANONYMOUS) == ["false"]
    assert said(RowRule(), CLERK) == ["false"]
    assert said(EVERY_ROW, ANONYMOUS) == []


def test_a_statement_is_the_same_for_all_for_whom_the_rule_is() -> None:
    other = Caller("https://issuer.test", "carl", frozenset({"clerk"}))

    assert RULE.sight(CLERK) is RULE.sight(other)
    assert RULE.sight(CLERK) is not RULE.sight(SOMEBODY)


def test_a_row_is_written_so_that_its_author_sees_it() -> None:
    rules = RowRules(get=RowRule(Grant(Access(), FIRST)))

    assert checks(rules, EVERY_ROW) == ["products.id IS NULL"]
    assert checks(rules, RowRule(Grant(Access(), SECOND))) == ["products.id IS NULL AND products.id IS NOT NULL"]
    assert checks(RowRules(), RowRule(Grant(Access(), SECOND))) == ["products.id IS NOT NULL"]
    assert checks(RowRules(), EVERY_ROW) == []


def checks(rules: RowRules, rule: RowRule) -> list[str]:
    """What is checked of a row that somebody writes, as SQL."""
    made = rules.checks(SOMEBODY, rule)
    return [str(select(each)).partition("SELECT ")[2].partition(" AS ")[0] for each in made]


@pytest.mark.parametrize("holds", [False, None])
def test_what_does_not_hold_is_forbidden(holds: bool | None) -> None:
    with pytest.raises(ForbiddenError):
        checked(row(_allowed=holds, id=1))


def test_a_row_is_answered_without_what_it_was_checked_for() -> None:
    assert checked(row(_allowed=True, id=1)) == {"id": 1}
    assert checked(row(id=1)) == {"id": 1}


def row(**values: object) -> RowMapping:
    """A row as the database gives it."""
    found = Mock(spec=RowMapping)
    found.items = values.items
    found.get = values.get
    return found
