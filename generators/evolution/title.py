"""What a revision is called: what changes in it, as far as that fits into the name of a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generators.evolution.changes import (
    AddColumn,
    Change,
    ConvertColumn,
    CreateTable,
    DropColumn,
    DropTable,
    RenameColumn,
    RenameTable,
)


def title_of(changes: Iterable[Change]) -> str:
    """``Add priority to tasks`` where that is all; otherwise the tables. Without a change something is owed."""
    changes = tuple(changes)
    words = list(dict.fromkeys(_words(changes)))
    if len(words) == 1:
        return words[0]
    tables = sorted({each.table for each in changes if each.table})
    if not tables:
        return "Keep what the next release drops"
    return f"Change {' and '.join(tables) if len(tables) < 3 else f'{len(tables)} tables'}"


def _words(changes: Iterable[Change]) -> Iterator[str]:
    for each in changes:
        match each:
            case CreateTable(table):
                yield f"Create {table}"
            case DropTable(table):
                yield f"Drop {table}"
            case RenameTable(table, before):
                yield f"Rename {before} to {table}"
            case AddColumn(table, name):
                yield f"Add {name} to {table}"
            case DropColumn(table, name):
                yield f"Drop {name} of {table}"
            case ConvertColumn(table, name):
                yield f"Convert {name} of {table}"
            case RenameColumn(table, before, name):
                yield f"Rename {before} of {table} to {name}"
            case _:
                pass
