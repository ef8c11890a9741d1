"""A migration of the table that is written, with its own ``alembic``, behind a reader that takes its time."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from generators.processes.command_recorder import Command
from generators.support.failures import NotRun
from generators.support.waiting import wait_for
from generators.verify.checks.running.faults.scene import BACK_SECONDS, Fault, Scene, Stage
from generators.verify.subjects.live import DATABASE
from generators.verify.subjects.postgres import for_commands

_COLUMN: Final = "added_under_load"
# Longer than a migration waits for its locks, and than a request waits for the migration.
_READER_SECONDS: Final = 2.5
_WAITS: Final = "SELECT 1 FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND NOT granted"
_REVISION: Final = '''\
"""A column more, and back."""

import sqlalchemy as sa

from alembic import op
{imports}

revision = "{column}"
down_revision = "{before}"
branch_labels = None
depends_on = None


def add() -> None:
    op.add_column("{table}", sa.Column("{column}", sa.Integer(), nullable=True))


def drop() -> None:
    op.drop_column("{table}", "{column}")


def upgrade() -> None:
    {upgrade}


def downgrade() -> None:
    {downgrade}
'''
# Without steps it is up to whoever runs it to try again.
_RUN: Final = """\
import sys
import time

from alembic.config import main
from sqlalchemy.exc import DBAPIError


def run(*words):
    for _ in range(9):
        try:
            return main(words)
        except DBAPIError:
            time.sleep(0.1)
    return main(words)


run("upgrade", "head")
run("downgrade", sys.argv[1])
"""


def _migrate(scene: Scene) -> None:
    stage = scene.stage
    if not (stage.work.app / "alembic").is_dir():
        raise NotRun("it has no migrations")
    ((before,),) = stage.run("SELECT version_num FROM alembic_version")
    path = _write(scene, before)
    with ThreadPoolExecutor(1) as pool:
        with stage.database.connect(DATABASE) as reader, reader.transaction():
            reader.execute(f"SELECT FROM {stage.table} LIMIT 1")
            ran = pool.submit(_there_and_back, stage, before)
            if wait_for(lambda: ran.done() or bool(stage.run(_WAITS)), BACK_SECONDS) is not None:
                time.sleep(_READER_SECONDS)
        done = ran.result()
    path.unlink()
    if done.exit_code:
        scene.problems.append(f"alembic: exit code {done.exit_code}: {done.output[-300:]}")


def _there_and_back(stage: Stage, before: str) -> Command:
    """Run both ways in one process: to start one takes longer."""
    command = [stage.work.python, "-c", _RUN, before]
    return stage.work.run(command, environment=for_commands(stage.work, stage.database.url(DATABASE)))


def _write(scene: Scene, before: str) -> Path:
    """Write the revision: of steps where the application has such, otherwise with the same limit."""
    stage = scene.stage
    steps = (stage.work.app / "src" / "core" / "migration_steps.py").exists()
    imports = "from src.core.migration_steps import Locked, run_steps" if steps else ""
    run = (
        'run_steps(revision, Locked("{0}_column", {0}))'
        if steps
        else "op.execute(\"SET LOCAL lock_timeout = '1s'\"); {0}()"
    )
    text = _REVISION.format(
        imports=imports,
        column=_COLUMN,
        before=before,
        table=stage.written.table,
        upgrade=run.format("add"),
        downgrade=run.format("drop"),
    )
    path = stage.work.app / "alembic" / "versions" / f"{_COLUMN}.py"
    path.write_text(text, encoding="utf-8")
    return path


MIGRATION: Final = Fault(_migrate, harmless=True, beyond="the migration gets through")
