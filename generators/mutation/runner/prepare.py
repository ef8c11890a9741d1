"""What makes a child cheap: libraries that are imported already, and a database that is migrated already."""

from __future__ import annotations

import ast
import contextlib
import gc
import importlib
import os
import warnings
from pathlib import Path


def preload(folder: Path) -> None:
    """Import the libraries that the application and its tests import, but nothing of their own."""
    own = {path.stem for path in folder.iterdir() if path.is_dir()} - {"alembic"}
    names: set[str] = {"coverage", "pytest"}
    for part in ("src", "tests", "alembic"):
        for path in (folder / part).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_bytes())):
                if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    names.add(node.module)
                elif isinstance(node, ast.Import):
                    names |= {alias.name for alias in node.names}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in sorted(names):
            if name.partition(".")[0] not in own:
                with contextlib.suppress(ImportError):
                    importlib.import_module(name)
    gc.collect()
    gc.freeze()


def migrate_template(server: str) -> None:
    """Give ``template1`` the schema: a test database is a copy of it, so its migrations find nothing to do."""
    from alembic import command
    from alembic.config import Config
    from sqlalchemy.engine import make_url

    os.environ["DATABASE_URL"] = make_url(server).set(database="template1").render_as_string(hide_password=False)
    # Of an application with callers; of any other it is no setting.
    os.environ.setdefault("OIDC_ISSUER", "https://never.asked.invalid")
    command.upgrade(Config("alembic.ini"), "head")
