"""Two states of an application -> the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generators.changes.contract.callers import access_changes
from generators.changes.contract.keys import key_changes
from generators.changes.contract.rules import WORST_FIRST
from generators.changes.database import database_changes, debt_of
from generators.changes.operations import operation_changes
from generators.changes.outputs import file_changes, setting_changes
from generators.changes.page import Contract, Database, Page
from generators.evolution.history import History
from generators.model.app import Application


@dataclass(frozen=True, slots=True)
class State:
    """An application at one time. spec: None where there was none. files: the digest of each file by its path.
    settings: the module with them. questions: what the spec has to say before its database can follow."""

    spec: Application | None = None
    history: History = field(default_factory=History)
    files: Mapping[str, str] = field(default_factory=dict)
    settings: str = ""
    questions: str = ""


def page_of(then: State, now: State, contract: Contract, since: str, *, released: bool) -> Page:
    """What changed. since: what ``then`` is, in words. released: whether it is the last release."""
    assert now.spec is not None, "a spec that is not there is refused"
    database = Database() if now.questions else database_changes(then.history, now.history, known=not released)
    return Page(
        app=now.spec.identity.name,
        since=since if then.spec is not None else f"{since}, which does not have it",
        files=file_changes(then.files, now.files),
        database=database,
        contract=_with_keys(contract, then.spec, now.spec),
        settings=setting_changes(then.settings, now.settings),
        operations=operation_changes(then.spec, now.spec),
        debt=debt_of(now.history),
        questions=now.questions,
    )


def _with_keys(contract: Contract, before: Application | None, after: Application) -> Contract:
    """With what no document says."""
    changes = (*contract.changes, *key_changes(before, after), *access_changes(before, after))
    return Contract(tuple(sorted(changes, key=lambda each: WORST_FIRST.index(each.level))), contract.not_run)
