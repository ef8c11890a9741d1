"""``doit clean``: remove what was generated, and only that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress

from generators.graph.declare import App
from generators.graph.output.record import (
    JOURNAL,
    RECORD,
    Entry,
    Journal,
    Record,
    as_recorded,
    read_journal,
    read_record,
    write_journal,
    write_record,
)
from generators.graph.output.tree import Tree
from generators.graph.project import Project


def clean_app(project: Project, app: App, others: Callable[[], list[str]]) -> tuple[int, list[str]]:
    """Remove the unchanged generated files; returns how many, and the files kept because the user changed them.

    others: asked for further files of ours that go with them.
    """
    with project.locked(app.name):
        tree = Tree(project.out(app.name))
        if tree.root.is_symlink() or not tree.root.is_dir():
            return 0, []
        record, journal = read_record(tree), read_journal(tree)
        entries = record.files
        paths = sorted(entries.keys() | journal.written.keys())
        disk = as_recorded(tree, {path: tree.digest(path) for path in paths}, entries)
        removed = [path for path, found in disk.items() if found and found in _ours(path, entries, journal)]
        kept = {path: entry for path, entry in entries.items() if disk[path] and path not in removed}
        more = others()
        write_journal(tree, Journal(journal.written, journal.pruned | set(removed)))
        for path in [*removed, *more]:
            tree.remove(path)
        for path in journal.written:
            tree.sweep(path)
            tree.remove_empty(path)
        if kept:
            write_record(
                tree,
                app.name,
                Record(kept, {each.template: record.templates.get(each.template, {}) for each in kept.values()}),
            )
        _remove(tree, [JOURNAL] if kept else [RECORD, JOURNAL])
        return len(removed), sorted(kept)


def _ours(path: str, entries: Mapping[str, Entry], journal: Journal) -> frozenset[str]:
    entry = entries.get(path)
    return journal.written.get(path, frozenset()) | ({entry.digest} if entry else frozenset())


def _remove(tree: Tree, names: list[str]) -> None:
    for name in names:
        tree.sweep(name)
        with suppress(FileNotFoundError):
            (tree.root / name).unlink()
    with suppress(OSError):
        tree.root.rmdir()
