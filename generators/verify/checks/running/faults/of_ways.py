"""What may happen between the application and its database, and to where that leads."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Final

from generators.support.failures import NotRun
from generators.support.waiting import wait_for
from generators.verify.checks.running.faults.scene import BACK_SECONDS, FAULT_SECONDS, Fault, Scene, there
from generators.verify.checks.running.faults.stages import UNANSWERED_SECONDS
from generators.verify.subjects.live import DATABASE
from generators.verify.subjects.postgres import Postgres

# As far as another continent: three times that in a transaction, and some wait for one another's locks.
_SLOW_SECONDS: Final = 0.05
_SPARE_SECONDS: Final = 1.5
_FOLLOWS: Final = "SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'"


def _slow(scene: Scene) -> None:
    relay = there(scene.stage.relay)
    relay.delay = _SLOW_SECONDS
    time.sleep(FAULT_SECONDS)
    relay.delay = 0.0


def _silent(scene: Scene) -> None:
    """As a firewall that forgot its connections, and lets new ones through after a while."""
    relay = there(scene.stage.relay)
    relay.fall_silent()
    time.sleep(FAULT_SECONDS)
    relay.let_in()


def _reach_standby(scene: Scene) -> None:
    """A server that takes no writes has the address for a while."""
    stage, relay = scene.stage, there(scene.stage.relay)
    relay.lead_to(there(stage.standby).port)
    scene.wait_for_refusal()
    relay.lead_to(stage.database.port)


def _fail_over(scene: Scene) -> None:
    """The server is lost; its standby has the address first, and takes writes a moment later."""
    stage, relay, standby = scene.stage, there(scene.stage.relay), there(scene.stage.standby)
    _wait_for_it(stage.database)
    since = time.monotonic()
    wait_for(lambda: scene.writers.latest > since, BACK_SECONDS)
    stage.database.crash()
    relay.lead_to(standby.port)
    scene.wait_for_refusal()
    standby.execute(DATABASE, "SELECT pg_promote()")
    stage.database, stage.standby = standby, None


def _wait_for_it(primary: Postgres) -> None:
    """Let nothing be acknowledged from now on that the standby has not."""
    primary.execute(DATABASE, "ALTER SYSTEM SET synchronous_standby_names = '*'")
    primary.execute(DATABASE, "SELECT pg_reload_conf()")
    if wait_for(lambda: bool(primary.execute(DATABASE, _FOLLOWS)), BACK_SECONDS) is None:
        raise NotRun("the standby does not follow")


WAY_FAULTS: Final[Mapping[str, Fault]] = {
    "database-slow": Fault(_slow, harmless=True),
    "database-silent": Fault(_silent, patience=UNANSWERED_SECONDS + _SPARE_SECONDS),
    "standby-reached": Fault(_reach_standby),
    "failover": Fault(_fail_over),
}
