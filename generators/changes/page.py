"""The page: what a change means to who reviews, deploys and calls an application. Frozen; two renderers show it."""

from __future__ import annotations

from collections.abc import Sequence

from generators.changes.contract.calls import ContractChange
from generators.changes.contract.rules import WORST_FIRST, Level
from generators.evolution.notes import Note
from generators.support.frozen import Frozen


class Files(Frozen, tag=False):
    """What is generated otherwise, by path."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


class Migration(Frozen, tag=False):
    """A revision. works: whether the version before works with it. back: what becomes of the way back."""

    name: str
    title: str
    steps: tuple[Note, ...]
    works: tuple[str, ...]
    back: str


class Database(Frozen, tag=False):
    """What happens to a database that is in use.

    first: nothing was released, so the first migration is made anew. known: revisions that were there before and are
    not released either. gone: those that are there no more. altered: released ones of which the text is another one.
    """

    first: bool = False
    migrations: tuple[Migration, ...] = ()
    known: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()


class Contract(Frozen, tag=False):
    """What clients see of it. not_run: why it could not be looked at, "" when it was."""

    changes: tuple[ContractChange, ...] = ()
    not_run: str = ""

    def has(self, level: Level) -> bool:
        """Whether there is a change as bad as this, or worse."""
        worse = WORST_FIRST[: WORST_FIRST.index(level) + 1]
        return any(each.level in worse for each in self.changes)


class Setting(Frozen, tag=False):
    """An environment variable, with its default as code, or what there was instead of it: None for nothing."""

    name: str
    before: str | None
    after: str | None


class OperationChange(Frozen, tag=False):
    """A business operation. what: of it has changed."""

    name: str
    what: str


class Debt(Frozen, tag=False):
    """Tables, and columns as ``table.column``. paid: what the last release left behind, and the next one drops.
    left: what the next one leaves behind, for the one after it."""

    paid: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


class Page(Frozen, tag=False):
    """Everything. since: what it is compared with. questions: what the spec has to say first, as messages."""

    app: str
    since: str
    files: Files
    database: Database
    contract: Contract
    settings: tuple[Setting, ...]
    operations: tuple[OperationChange, ...]
    debt: Debt
    questions: str = ""


def counted(number: int, word: str, plural: str = "") -> str:
    """``1 file``, ``2 files``."""
    return f"{number} {word if number == 1 else plural or f'{word}s'}"


def levels_of(changes: Sequence[ContractChange]) -> dict[Level, tuple[ContractChange, ...]]:
    """The changes by level, the worst first; levels of none are left out."""
    by_level = {level: tuple(each for each in changes if each.level == level) for level in WORST_FIRST}
    return {level: found for level, found in by_level.items() if found}
