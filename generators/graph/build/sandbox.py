"""Strict dependencies: while a template renders, only the files that it declared may be read below the project."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from generators.support.errors import UserError


class _Rules(threading.local):
    """What this thread may open; None when it is not rendering."""

    allowed: frozenset[str] | None = None
    root: str = ""
    libraries: tuple[str, ...] = ()
    template: str = ""
    offence: str | None = None


_rules = _Rules()
_installed = False


@contextlib.contextmanager
def only(template: str, files: frozenset[str], project: Path, libraries: tuple[Path, ...]) -> Iterator[None]:
    """Let this thread open, below ``project``, only ``files`` (absolute paths) and what lies in ``libraries``.

    Anything else raises UserError, even when the code that tried swallows the error.
    """
    _install()
    _rules.root, _rules.libraries = f"{project}/", tuple(f"{path}/" for path in libraries)
    _rules.template, _rules.offence, _rules.allowed = template, None, files
    try:
        yield
    finally:
        _rules.allowed = None
    if _rules.offence:
        raise UserError(_rules.offence)


def _install() -> None:
    global _installed
    if not _installed:
        sys.addaudithook(_hook)
        _installed = True


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    if event != "open" or _rules.allowed is None:
        return
    name = arguments[0]
    # The compiler looks for the line of a mistake in what it was told to be the file, `<generated>`.
    if not isinstance(name, str | bytes) or os.fsdecode(name).startswith("<"):
        return
    path = os.path.abspath(os.fsdecode(name))
    if not path.startswith(_rules.root) or path in _rules.allowed or path.startswith(_rules.libraries):
        return
    _rules.offence = (
        f"templates/{_rules.template}: rendering it reads {path.removeprefix(_rules.root)}, not one of its inputs.\n"
        "      hint: what a template needs belongs in its view; a template that it includes must be named literally"
    )
    raise UserError(_rules.offence)
