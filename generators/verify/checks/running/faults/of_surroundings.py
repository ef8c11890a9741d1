"""What may happen to the application itself, and to what else is around it."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Final

from generators.support.waiting import wait_for
from generators.verify.checks.running.faults.scene import BACK_SECONDS, FAULT_SECONDS, Fault, Scene, Stage, there
from generators.verify.checks.running.faults.stages import POOL
from generators.verify.subjects.client import TIMEOUT
from generators.verify.subjects.identity.callers import bearer
from generators.verify.subjects.live import DATABASE
from generators.verify.subjects.server import Server
from generators.verify.subjects.writers import leave

_GONE: Final = 50
_READERS: Final = 6
# A fifth of the connections is left to reads.
_TRANSACTIONS: Final = POOL * 4 // 5
# In which another one would begin, if it could.
_ONE_MORE_SECONDS: Final = 0.3
_DAY: Final = 86_400
_WAIT: Final = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
# Longer than those who were let in at the last moment may take to ask.
_IN_FLIGHT_SECONDS: Final = 0.8


def _leave(scene: Scene) -> None:
    stage = scene.stage
    leave(stage.server.url, stage.written.path, stage.written.bodies, _GONE, bearer(stage.work))


def _exhaust(scene: Scene) -> None:
    """Every transaction waits for a lock, and reads go on; then every connection does."""
    stage = scene.stage
    with ThreadPoolExecutor(2 * _READERS) as pool:
        with stage.database.connect(DATABASE) as connection, connection.transaction():
            connection.execute(f"LOCK TABLE {stage.table} IN EXCLUSIVE MODE")
            wait_for(lambda: _waiting(stage) >= _TRANSACTIONS, BACK_SECONDS)
            time.sleep(_ONE_MORE_SECONDS)
            if (waiting := _waiting(stage)) != _TRANSACTIONS:
                scene.problems.append(f"{_TRANSACTIONS} transactions were to wait, {waiting} do")
            if not stage.written.lists:
                return
            scene.problems.extend(f"a read: {seen}" for seen in _reads(scene, pool) if seen != 200)
            connection.execute(f"LOCK TABLE {stage.table} IN ACCESS EXCLUSIVE MODE")
            late = _reads(scene, pool)
            time.sleep(FAULT_SECONDS / 2)
        scene.problems.extend(f"a read: {seen}" for seen in late if seen >= 500 and seen != 503)


def _waiting(stage: Stage) -> int:
    """How many sessions wait for a lock."""
    ((number,),) = stage.run(_WAIT)
    return int(number)


def _reads(scene: Scene, pool: ThreadPoolExecutor) -> Iterator[int]:
    """The statuses of some reads, which are sent at once."""
    import httpx

    url, caller = scene.stage.server.url + scene.stage.written.path, bearer(scene.stage.work)
    asked = [pool.submit(httpx.get, url, headers=caller, timeout=TIMEOUT, trust_env=False) for _ in range(_READERS)]
    return (each.result().status_code for each in asked)


def _lose_redis(scene: Scene) -> None:
    """It does not answer, and then it is not there."""
    redis = there(scene.stage.redis)
    redis.freeze()
    time.sleep(FAULT_SECONDS / 2)
    redis.thaw()
    redis.stop()
    time.sleep(FAULT_SECONDS / 2)
    redis.start()


def _jump(scene: Scene) -> None:
    """A day ahead, a day back, and right again."""
    for offset in (_DAY, -_DAY, 0):
        there(scene.stage.clock).jump(offset)
        day = time.strftime("%Y-%m-%d", time.gmtime(time.time() + offset))
        if wait_for(partial(_shows, scene.stage.server, day), BACK_SECONDS) is None:
            scene.problems.append(f"its clock does not show {day}")


def _shows(server: Server, day: str) -> bool:
    """Whether the last line of its log is of a day."""
    return str(server.lines()[-1]["timestamp"]).startswith(day)


def _terminate_server(scene: Scene) -> None:
    """It is told to end while requests wait for a lock: what it has let in is answered, and nobody else is let in."""
    stage, writers = scene.stage, scene.writers
    with stage.database.connect(DATABASE) as connection, connection.transaction():
        connection.execute(f"LOCK TABLE {stage.table} IN SHARE MODE")
        stage.server.terminate()
        time.sleep(_IN_FLIGHT_SECONDS)
    if (code := stage.server.wait(BACK_SECONDS)) != 0:
        scene.problems.append(f"exit code {code}")
    wait_for(lambda: stage.rows() - scene.before == len(writers.acknowledged), FAULT_SECONDS)
    if untold := stage.rows() - scene.before - len(writers.acknowledged):
        scene.problems.append(f"{untold} rows were stored, and nobody was told")
    # A connection whose request was not even read is reset: that is another error, and as good as a refusal.
    if dropped := writers.answers["RemoteProtocolError"]:
        scene.problems.append(f"{dropped} requests were let in, and not answered")


def _kill_server(scene: Scene) -> None:
    """The process of the application is killed; nothing answers after that."""
    supervisor = scene.stage.server.pid
    for child in Path(f"/proc/{supervisor}/task/{supervisor}/children").read_text(encoding="ascii").split():
        os.kill(int(child), signal.SIGKILL)


CLIENTS_LEAVE: Final = Fault(_leave)
POOL_EXHAUSTED: Final = Fault(_exhaust, beyond="reads go on while every transaction waits")
REDIS_DOWN: Final = Fault(_lose_redis, harmless=True)
CLOCK_JUMPS: Final = Fault(_jump, harmless=True)
SERVER_TERMINATED: Final = Fault(_terminate_server, ends=True, beyond="what was let in is answered, the exit code is 0")
SERVER_KILLED: Final = Fault(_kill_server, ends=True)
