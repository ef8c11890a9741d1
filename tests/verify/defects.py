"""Defects to plant in a copy of an application.

A text to replace that is no longer there is an error, so a defect cannot become harmless when the templates change.
"""

from __future__ import annotations

import ast
import shutil
from collections.abc import Callable
from pathlib import Path

Defect = Callable[[Path], None]


def replace(file: str, old: str, new: str) -> Defect:
    """Replace a text that must occur in a file."""

    def inject(app: Path) -> None:
        path = app / file
        text = path.read_text()
        assert old in text, f"{file} no longer contains {old!r}"
        path.write_text(text.replace(old, new))

    return inject


def both(*defects: Defect) -> Defect:
    """Several changes that make one defect."""

    def inject(app: Path) -> None:
        for defect in defects:
            defect(app)

    return inject


def remove(file: str) -> Defect:
    """Delete a file."""
    return lambda app: (app / file).unlink()


def remove_folder(folder: str) -> Defect:
    """Delete a folder: what is in it takes time, and has nothing to do with a defect."""
    return lambda app: shutil.rmtree(app / folder)


def write(file: str, text: str) -> Defect:
    """Add a file."""

    def inject(app: Path) -> None:
        assert not (app / file).exists()
        (app / file).write_text(text)

    return inject


def strip_asserts(folder: str) -> Defect:
    """Turn every assertion of the tests below a folder into one that always holds."""

    def inject(app: Path) -> None:
        found = 0
        for path in sorted((app / folder).rglob("*.py")):
            tree = ast.parse(path.read_text())
            asserts = [node for node in ast.walk(tree) if isinstance(node, ast.Assert)]
            for node in asserts:
                node.test, node.msg = ast.Constant(True), None
            found += len(asserts)
            if asserts:
                path.write_text(ast.unparse(tree))
        assert found > 100, f"only {found} assertions below {folder}"

    return inject
