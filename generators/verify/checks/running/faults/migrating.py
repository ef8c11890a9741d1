"""A migration of the table that is written, with its own ``alembic``, behind a reader that takes its time."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from generators.support.failures import NotRun
from generators.support.waiting import wait_for
from generators.verify.checks.running.faults.scene import BACK_SECONDS, Fault, Scene
from generators.verify.subjects.live import DATABASE

_COLUMN: Final = "added_under_load"
# Longer than a step of a migration waits for its locks, and shorter than a request does.
_READER_SECONDS: Final = 1.5
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


def _migrate(scene: Scene) -> None:
    stage = scene.stage
    if not (stage.work.app / "alembic").is_dir():
        raise NotRun("it has no migrations")
    ((before,),) = stage.run("SELECT version_num FROM alembic_version")
    path = _write(scene, before)
    try:
        with ThreadPoolExecutor(1) as pool:
            with stage.database.connect(DATABASE) as reader, reader.transaction():
                reader.execute(f"SELECT FROM {stage.table} LIMIT 1")
                upgrade = pool.submit(_alembic, scene, "upgrade", "head")
                if wait_for(lambda: upgrade.done() or bool(stage.run(_WAITS)), BACK_SECONDS) is not None:
                    time.sleep(_READER_SECONDS)
            upgrade.result()
        _alembic(scene, "downgrade", before)
    finally:
        path.unlink()


def _write(scene: Scene, before: str) -> Path:
    """Write the revision: of steps where the application has such, otherwise as ``make migrate-create`` does."""
    stage = scene.stage
    steps = (stage.work.app / "src" / "core" / "migration_steps.py").exists()
    imports = "from src.core.migration_steps import Locked, run_steps" if steps else ""
    run = (
        'run_steps(revision, Locked("{0}_column", {0}))'
        if steps
        else "op.execute(\"SET LOCAL lock_timeout = '5s'\"); {0}()"
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


def _alembic(scene: Scene, *words: str) -> None:
    work = scene.stage.work
    done = work.module("alembic", *words, environment={"DATABASE_URL": scene.stage.database.url(DATABASE)})
    if done.exit_code:
        scene.problems.append(f"alembic {words[0]}: exit code {done.exit_code}: {done.output[-300:]}")


MIGRATION: Final = Fault(_migrate, beyond="the migration gets through")
