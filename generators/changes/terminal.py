"""The page as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generators.changes.page import Contract, Database, Files, Migration, Page, levels_of
from generators.changes.words import (
    FIRST,
    LEVEL_WORDS,
    NO_SCHEMA,
    NO_STEPS,
    NOTHING,
    beside,
    debt_words,
    folders,
    setting_words,
    summary,
)


def as_text(page: Page) -> str:
    """The whole page."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: Page) -> Iterator[str]:
    yield f"{page.app}: compared with {page.since}"
    lines = summary(page)
    width = max(map(len, lines))
    yield from (f"  {name:<{width}}  {line}" for name, line in lines.items())
    if page.questions:
        yield from ("", "QUESTIONS that the spec has to answer first", "", page.questions)
    yield from _section("FILES", _files(page.app, page.files))
    if not page.questions:
        yield from _section("DATABASE", _database(page.database))
    yield from _section("API CONTRACT", _contract(page.contract))
    yield from _section("SETTINGS", (f"{each.name}: {setting_words(each)}" for each in page.settings))
    yield from _section("OPERATIONS", (f"{each.name}: {each.what}" for each in page.operations))
    yield from _section("DEBT", debt_words(page.debt))


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield from ("", title)
    yield from (f"  {line}" if line else "" for line in list(lines) or [NOTHING])


def _files(app: str, files: Files) -> Iterator[str]:
    rows = list(folders(files))
    width = max((len(folder) for folder, *_ in rows), default=0)
    for folder, *counts in rows:
        signs = (f"{sign}{count}" for sign, count in zip("+~-", counts, strict=True) if count)
        yield f"{folder:<{width}}  {' '.join(signs)}"
    if rows:
        yield f"`doit diff {app}` shows every line that differs from out/{app}."


def _database(database: Database) -> Iterator[str]:
    if database.first:
        yield FIRST
        return
    if not database.migrations:
        yield NO_SCHEMA
    for number, each in enumerate(database.migrations):
        yield from ([""] if number else [])
        yield from _migration(each)
    yield from beside(database)


def _migration(migration: Migration) -> Iterator[str]:
    yield f"{migration.name}: {migration.title}"
    for number, step in enumerate(migration.steps, 1):
        yield f"  {number}. {step}"
        yield from (f"     - {line}" for line in step.does)
    nothing = () if migration.steps else (NO_STEPS,)
    yield from (f"  {line}" for line in (*nothing, *migration.works, migration.back))


def _contract(contract: Contract) -> Iterator[str]:
    if contract.not_run:
        yield f"NOT-RUN: {contract.not_run}"
    for level, changes in levels_of(contract.changes).items():
        yield f"{LEVEL_WORDS[level]} ({level})"
        for each in changes:
            yield f"  {each.text}  [{each.rule}]"
            yield from (f"    {call}" for call in each.calls)
