"""The page as Markdown, for a comment of a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from generators.changes.contract.calls import ContractChange
from generators.changes.page import Contract, Database, Files, Migration, Page, counted, levels_of
from generators.changes.words import (
    FIRST,
    LEVEL_WORDS,
    NO_SCHEMA,
    NO_STEPS,
    NOTHING,
    beside,
    debt_words,
    folders,
    marked,
    setting_words,
    summary,
)
from generators.support.quoting import longest_run, span

_SHOWN_CALLS: Final = 5


def as_markdown(page: Page) -> str:
    """The whole page."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: Page) -> Iterator[str]:
    yield from (f"## {page.app}: what this change does", "", f"Compared with {page.since}.", "", "| | |", "|---|---|")
    yield from (f"| {name} | {line} |" for name, line in summary(page).items())
    if page.questions:
        yield from ("", "### Questions that the spec has to answer first", "", *_fenced(page.questions))
    yield from _section("Files", _files(page.files))
    if not page.questions:
        yield from _section("Database", _database(page.database))
    yield from _section("API contract", _contract(page.contract))
    yield from _section("Settings", (f"- `{each.name}`: {setting_words(each)}" for each in page.settings))
    yield from _section("Operations", (f"- `{each.name}`: {each.what}" for each in page.operations))
    yield from _section("Debt", debt_words(page.debt))


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield from ("", f"### {title}", "")
    yield from list(lines) or [NOTHING]


def _files(files: Files) -> Iterator[str]:
    rows = list(folders(files))
    if not rows:
        return
    yield from ("| folder | added | changed | removed |", "|---|---|---|---|")
    yield from (f"| `{folder}` | {' | '.join(str(count or '') for count in counts)} |" for folder, *counts in rows)
    paths = list(marked(files))
    yield from ("", f"<details><summary>{counted(len(paths), 'file')}</summary>", "")
    yield from _fenced("\n".join(paths))
    yield from ("", "</details>")


def _database(database: Database) -> Iterator[str]:
    if database.first:
        yield FIRST
        return
    if not database.migrations:
        yield NO_SCHEMA
    for number, each in enumerate(database.migrations):
        yield from ([""] if number else [])
        yield from _migration(each)
    yield from (line for each in beside(database) for line in ("", each))


def _migration(migration: Migration) -> Iterator[str]:
    yield from (f"#### `{migration.name}`: {migration.title}", "")
    for number, step in enumerate(migration.steps, 1):
        mark = f"{number}. "
        yield f"{mark}`{step.name}`: {step.holds}"
        yield from (f"{' ' * len(mark)}- {span(line)}" for line in step.does)
    nothing = () if migration.steps else (NO_STEPS,)
    yield from (*([""] if migration.steps else []), " ".join((*nothing, *migration.works, migration.back)))


def _contract(contract: Contract) -> Iterator[str]:
    if contract.not_run:
        yield f"NOT-RUN: {contract.not_run}"
    for number, (level, changes) in enumerate(levels_of(contract.changes).items()):
        yield from ([""] if number else [])
        if level == "INFO":
            yield from (f"<details><summary>{len(changes)} {LEVEL_WORDS[level]} ({level})</summary>", "")
            yield from map(_change, changes)
            yield from ("", "</details>")
        else:
            yield from (f"#### {LEVEL_WORDS[level].capitalize()} ({level})", "", *map(_change, changes))


def _change(change: ContractChange) -> str:
    more = len(change.calls) - _SHOWN_CALLS
    calls = ", ".join(map(span, change.calls[:_SHOWN_CALLS])) + (f" and {more} more" if more > 0 else "")
    return f"- {change.text} <sub>{change.rule}</sub><br>{calls}"


def _fenced(text: str) -> Iterator[str]:
    fence = "`" * max(longest_run(text) + 1, 3)
    yield from (f"{fence}text", text, fence)
