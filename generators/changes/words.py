"""The lines of the page that both renderers say alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from generators.changes.contract.rules import Level
from generators.changes.page import Contract, Database, Debt, Files, Page, Setting, counted, levels_of
from generators.evolution.notes import STOPPED
from generators.support.quoting import span

LEVEL_WORDS: Final[dict[Level, str]] = {
    "ERR": "breaking",
    "WARN": "perhaps breaking",
    "INFO": "harmless",
}
FIRST: Final = "Nothing was released: the first migration is made anew, and no database is in use."
NO_SCHEMA: Final = "The schema has not changed."
NO_STEPS: Final = "Nothing is done to the database."
NOTHING: Final = "Nothing has changed."


def summary(page: Page) -> dict[str, str]:
    """One line for each section."""
    return {
        "Files": _files(page.files),
        "Database": "not known before the questions are answered" if page.questions else _database(page.database),
        "API contract": _contract(page.contract),
        "Settings": counted(len(page.settings), "change") if page.settings else "no change",
        "Operations": counted(len(page.operations), "change") if page.operations else "no change",
        "Debt": _debt(page.debt),
    }


def _files(files: Files) -> str:
    counts = {"added": files.added, "changed": files.changed, "removed": files.removed}
    return ", ".join(f"{len(paths)} {word}" for word, paths in counts.items() if paths) or "no change"


def _database(database: Database) -> str:
    if database.first:
        return "made anew; nothing was released"
    if database.altered:
        return "a migration that was released is another one"
    if not database.migrations:
        return "no change"
    stopped = any(STOPPED in each.works for each in database.migrations)
    works = "the version before has to be stopped" if stopped else "the version before works meanwhile"
    return f"{counted(len(database.migrations), 'migration')}; {works}"


def _contract(contract: Contract) -> str:
    if contract.not_run:
        return "NOT-RUN"
    counts = (f"{len(found)} {LEVEL_WORDS[level]}" for level, found in levels_of(contract.changes).items())
    return ", ".join(counts) or "no change"


def _debt(debt: Debt) -> str:
    lines = [f"the next release drops {len(debt.paid)}"] if debt.paid else []
    lines += [f"it leaves {len(debt.left)} behind"] if debt.left else []
    return "; ".join(lines) or "none"


def folders(files: Files) -> Iterator[tuple[str, int, int, int]]:
    """(folder, added, changed, removed) of each folder."""
    added, changed, removed = (
        Counter(PurePosixPath(path).parent.as_posix() for path in paths)
        for paths in (files.added, files.changed, files.removed)
    )
    for folder in sorted(added | changed | removed):
        yield folder, added[folder], changed[folder], removed[folder]


def marked(files: Files) -> Iterator[str]:
    """Every file with a sign before it, by path."""
    signs = {
        **dict.fromkeys(files.added, "+"),
        **dict.fromkeys(files.changed, "~"),
        **dict.fromkeys(files.removed, "-"),
    }
    yield from (f"{signs[path]} {path}" for path in sorted(signs))


def beside(database: Database) -> Iterator[str]:
    """What else is to be said of revisions."""
    if database.known:
        yield f"There already, and not released either: {', '.join(database.known)}."
    if database.gone:
        yield f"There no more: {', '.join(database.gone)}."
    if database.altered:
        yield f"Released, and yet not the text that was released: {', '.join(database.altered)}."


def setting_words(setting: Setting) -> str:
    """What became of the default of a setting."""
    if setting.before is None:
        return f"new: {span(str(setting.after))}"
    if setting.after is None:
        return f"gone: {span(setting.before)}"
    return f"{span(setting.before)} -> {span(setting.after)}"


def debt_words(debt: Debt) -> Iterator[str]:
    """What is dropped, and what stays."""
    if debt.paid:
        yield f"The next release drops what the last one left behind: {', '.join(debt.paid)}."
    if debt.left:
        yield f"It leaves for the version that it replaces, until the release after it: {', '.join(debt.left)}."
    if debt == Debt():
        yield "Nothing is owed."
