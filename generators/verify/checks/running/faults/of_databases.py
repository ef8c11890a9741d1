"""What may happen to the database server."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Mapping
from typing import Final

from generators.verify.checks.running.faults.scene import FAULT_SECONDS, Fault, Scene
from generators.verify.subjects.live import DATABASE
from generators.verify.subjects.outages.small_disk import small_disk

_CUTS: Final = 10
_OTHERS: Final = f"FROM pg_stat_activity WHERE datname = '{DATABASE}' AND pid <> pg_backend_pid()"


def _restart(scene: Scene) -> None:
    scene.stage.database.stop()
    time.sleep(FAULT_SECONDS)
    scene.stage.database.start()


def _crash(scene: Scene) -> None:
    """A process of the server is killed: it ends all others, and recovers from its log."""
    ((victim,),) = scene.stage.run(f"SELECT pid {_OTHERS} LIMIT 1")
    os.kill(victim, signal.SIGKILL)
    time.sleep(FAULT_SECONDS)
    scene.stage.database.wait_until_up()


def _freeze(scene: Scene) -> None:
    scene.stage.database.freeze()
    time.sleep(FAULT_SECONDS)
    scene.stage.database.thaw()


def _cut(scene: Scene) -> None:
    for _ in range(_CUTS):
        scene.stage.run(f"SELECT pg_terminate_backend(pid) {_OTHERS}")
        time.sleep(FAULT_SECONDS / _CUTS)


def _read_only(scene: Scene) -> None:
    """As after a failover to a standby that keeps the connections."""
    for change in ("SET default_transaction_read_only = on", "RESET default_transaction_read_only"):
        scene.stage.run(f"ALTER SYSTEM {change}")
        scene.stage.run("SELECT pg_reload_conf()")
        time.sleep(FAULT_SECONDS)


def _lock(scene: Scene) -> None:
    """As a migration that changes the table."""
    with scene.stage.database.connect(DATABASE) as connection, connection.transaction():
        connection.execute(f"LOCK TABLE {scene.stage.table} IN ACCESS EXCLUSIVE MODE")
        time.sleep(FAULT_SECONDS)


def _fill_disk(scene: Scene) -> None:
    """The table is on a disk that is full: what needs another page of it fails."""
    stage = scene.stage
    with small_disk(stage.work, stage.database.user) as disk:
        stage.run(f"CREATE TABLESPACE small LOCATION '{disk.folder}'")
        with stage.database.connect(DATABASE) as connection, connection.transaction():
            connection.execute(f"ALTER TABLE {stage.table} SET TABLESPACE small")
            # Before anybody makes room for more rows.
            disk.fill()
        scene.wait_for_refusal()
        disk.clear()
        stage.run(f"ALTER TABLE {stage.table} SET TABLESPACE pg_default")
        stage.run("DROP TABLESPACE small")


DATABASE_FAULTS: Final[Mapping[str, Fault]] = {
    "database-restarted": Fault(_restart),
    "database-crashed": Fault(_crash),
    "database-frozen": Fault(_freeze),
    "connections-cut": Fault(_cut),
    "read-only": Fault(_read_only),
    "table-locked": Fault(_lock),
    "disk-full": Fault(_fill_disk),
}
