"""Imports between the modules of an application, read off their text as the parser reads them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from generators.python_source.first_party import Modules, imports_of, offered, taken

TREES = Path(__file__).parents[1] / "golden" / "trees"
FILES = [*sorted((TREES / "_common").rglob("*.py")), *sorted((TREES / "ecommerce_api").rglob("*.py"))]


def test_the_text_says_what_the_parser_says() -> None:
    assert FILES
    for path in FILES:
        text = path.read_text()
        assert taken(text) == {(each.module, each.name) for each in imports_of(text)}, path
        defined = {each.name for each in ast.parse(text).body if isinstance(each, ast.FunctionDef | ast.ClassDef)}
        assert defined <= offered(text), path


@pytest.mark.parametrize(
    ("code", "has"),
    [
        ("def here() -> None: ...", True),
        ("async def here() -> None: ...", True),
        ("here: int = 1", True),
        ("here = 1", True),
        ("there, here = 1, 2", True),
        ("if True:\n    here = 1\nelse:\n    from os import path as here", True),
        ('from src.c import here\n\n__all__ = ["here"]', True),
        ("from src.c import here", False),
        ("def there() -> None:\n    here = 1", False),
        ("hereafter = 1", False),
    ],
)
def test_what_others_may_take(code: str, has: bool) -> None:
    files = {"src/a.py": code, "src/p/__init__.py": "", "src/p/here.py": ""}
    modules = Modules(files, files.__getitem__)
    assert (not modules.missing([("src.a", "here")])) is has
    assert modules.missing([("src.p", "here"), ("src.p.here", ""), ("src.q", "here")]) == {("src.q", "here")}
