"""Runs inside an application's environment, in its folder: Alembic, again and again, without starting Python anew.

A line of JSON for each order: url, folder (of the migrations), way (``upgrade`` or ``downgrade``), to, sql (the file
that gets them as SQL instead, "" for none), runners (how many processes do it at once), kill_at (the statement before
which a runner is killed, 0 for none), after (what is in the statement from which on they are counted), and seconds
(after which it is killed anyway). A line for each answer: of each runner why it failed, "" when it did not, or that it
was killed.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Mapping
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, event

answers, sys.stdout = sys.stdout, sys.stderr
sys.path.insert(0, os.getcwd())
# What every run imports.
for needed in ("src.models.entities", "src.core.migration_steps", "sqlalchemy.dialects.postgresql.asyncpg", "asyncpg"):
    import_module(needed)
config = import_module("src.core.config")


LOCKED = """
    SELECT relname FROM pg_locks JOIN pg_class ON pg_class.oid = relation
    WHERE pid = pg_backend_pid() AND relkind = 'r' AND relnamespace = 'public'::regnamespace
    AND mode IN ('AccessExclusiveLock', 'ExclusiveLock', 'ShareRowExclusiveLock', 'ShareLock')
"""


def migrate(order: Mapping[str, Any]) -> str:
    """Do what was ordered. Why it failed, "" when it did not."""
    os.environ["DATABASE_URL"] = order["url"]
    config.get_settings.cache_clear()
    written = StringIO()
    settings = Config(output_buffer=written)
    settings.set_main_option("script_location", order["folder"])
    settings.set_main_option("path_separator", "os")
    try:
        getattr(command, order["way"])(settings, order["to"], sql=bool(order["sql"]))
    except (Exception, SystemExit) as error:
        return f"{type(error).__name__}: {error}"
    if order["sql"]:
        Path(order["sql"]).write_text(written.getvalue())
    return ""


def kill_at(number: int, after: str) -> None:
    """Kill this process before it sends a statement, or a commit of SQLAlchemy's own."""
    statements: list[str] = []

    def look(_connection: object, _cursor: object = None, statement: str = "COMMIT", *_more: object) -> None:
        if statements or after in statement:
            statements.append(statement)
        if len(statements) - bool(after) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", look)
    event.listen(Engine, "commit", look)


def say_locks() -> None:
    """Write a line with the tables for which others have to wait, before each end of a transaction."""

    def look(_connection: object, cursor: Any, statement: str, *_more: object) -> None:
        if statement == "COMMIT":
            cursor.execute(LOCKED)
            print(json.dumps({"locked": [name for (name,) in cursor.fetchall()]}))

    event.listen(Engine, "before_cursor_execute", look)


def start(order: Mapping[str, Any]) -> tuple[int, int]:
    """Start a runner, which writes its number to the file ``runner``. Its process, and where it says how it ended."""
    reader, writer = os.pipe()
    process = os.fork()
    if process == 0:
        say_locks()
        signal.alarm(order["seconds"])
        (Path(order["folder"]) / "runner").write_text(str(os.getpid()))
        if order["kill_at"]:
            kill_at(order["kill_at"], order["after"])
        os.write(writer, migrate(order).encode())
        os._exit(0)
    os.close(writer)
    return process, reader


def wait(process: int, reader: int) -> str:
    """How a runner ended."""
    with open(reader) as said:
        answer = said.read()
    _, status = os.waitpid(process, 0)
    return "killed" if os.WIFSIGNALED(status) else answer


for line in sys.stdin:
    order = json.loads(line)
    runners = [start(order) for _ in range(order["runners"])]
    print(json.dumps([wait(*each) for each in runners]), file=answers, flush=True)
