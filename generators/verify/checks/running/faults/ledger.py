"""Writes while something fails: what was acknowledged is there to stay, and nothing is a 500."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from typing import Final

from generators.support.failures import NotApplicable, NotRun
from generators.support.waiting import wait_for
from generators.verify.checks.running.faults.migrating import MIGRATION
from generators.verify.checks.running.faults.of_databases import DATABASE_FAULTS
from generators.verify.checks.running.faults.of_surroundings import (
    CLIENTS_LEAVE,
    CLOCK_JUMPS,
    POOL_EXHAUSTED,
    REDIS_DOWN,
    SERVER_KILLED,
    SERVER_TERMINATED,
)
from generators.verify.checks.running.faults.of_ways import WAY_FAULTS
from generators.verify.checks.running.faults.scene import BACK_SECONDS, Fault, Scene, Stage, Written
from generators.verify.checks.running.faults.stages import Opened, clocked, plain, surrounded
from generators.verify.evidence import NOT_RUN, Observation
from generators.verify.subjects.expected import Operation, creates_many, operation, table
from generators.verify.subjects.identity.callers import bearer
from generators.verify.subjects.live import DATABASE
from generators.verify.subjects.postgres import Postgres, migrated, postgres
from generators.verify.subjects.rows import Tables, different_bodies
from generators.verify.subjects.writers import Bodies, Writers
from generators.verify.workspace import Workspace, passed

_BEFORE: Final = 20  # writes

# The failover is the last thing that happens to the database: after it another one has its place.
_STAGES: Final[tuple[tuple[Opened, Mapping[str, Fault]], ...]] = (
    (
        plain,
        {
            **DATABASE_FAULTS,
            "migration": MIGRATION,
            "clients-leave": CLIENTS_LEAVE,
            "server-killed": SERVER_KILLED,
        },
    ),
    (clocked, {"clock-jumps": CLOCK_JUMPS}),
    (
        surrounded,
        {
            "pool-exhausted": POOL_EXHAUSTED,
            "redis-down": REDIS_DOWN,
            **WAY_FAULTS,
            "server-terminated": SERVER_TERMINATED,
        },
    ),
)
FAULTS: Final = tuple(name for _, happening in _STAGES for name in happening)


def faults(work: Workspace) -> Iterator[Observation]:
    """One fault after the other, with writers before, during and after it."""
    made = creates_many(work.spec)
    if made is None:
        raise NotApplicable("clients cannot create many rows that refer to the same others")
    with postgres(work) as database:
        migrated(work, database, DATABASE)
        written = _written(work, database, made)
        for opened, happening in _STAGES:
            try:
                with opened(work, database, written) as stage:
                    for name, fault in happening.items():
                        yield _observed(stage, name, fault)
            except NotRun as reason:
                for name, fault in happening.items():
                    yield Observation(name, NOT_RUN, fault.expected, str(reason))


def _written(work: Workspace, database: Postgres, made: Operation) -> Written:
    """The rows that are written: different ones, which refer to the same others."""
    key = made.entity
    bodies = Bodies(different_bodies(Tables(database, DATABASE, work.spec, work.numbers), key, {}))
    return Written(table(work.spec, key), made.path, operation(work.spec, key, "list") is not None, bodies)


def _observed(stage: Stage, name: str, fault: Fault) -> Observation:
    before, back = stage.rows(), None
    with Writers(stage.server.url, stage.written.path, stage.written.bodies, bearer(stage.work)) as writers:
        scene = Scene(stage, writers, before)
        wait_for(lambda: len(writers.acknowledged) >= _BEFORE, BACK_SECONDS)
        try:
            fault.happen(scene)
        except NotRun as reason:
            return Observation(name, NOT_RUN, fault.expected, str(reason))
        over = time.monotonic()
        if not fault.ends:
            back = wait_for(lambda: writers.latest > over, BACK_SECONDS)
    return _judged(scene, name, fault, back)


def _judged(scene: Scene, name: str, fault: Fault, back: float | None) -> Observation:
    """What the ledger says. back: after how many seconds rows were written again."""
    work, writers = scene.stage.work, scene.writers
    lost = len(writers.acknowledged) - scene.stage.stored(writers.acknowledged)
    wrong = [f"{number} times {seen}" for seen, number in writers.answers.items() if fault.forbids(seen)]
    wrong += [f"{lost} acknowledged writes are lost"] if lost else []
    scene.problems.extend(f"{number} times {seen}" for seen, number in writers.answers.items() if fault.harms(seen))
    if writers.longest > fault.patience:
        scene.problems.append(f"an answer after {writers.longest:.1f} s")
    work.no_go += [f"{name}: {each}" for each in wrong]
    work.figures |= {f"{name}_acknowledged": len(writers.acknowledged), f"{name}_lost": lost}
    again = "" if fault.ends else f"; written again {'never' if back is None else f'after {back:.1f} s'}"
    answers = ", ".join(f"{number} x {seen}" for seen, number in writers.answers.most_common())
    return passed(
        name,
        bool(writers.acknowledged) and not wrong and not scene.problems and (fault.ends or back is not None),
        fault.expected,
        "; ".join([f"{len(writers.acknowledged)} acknowledged, {lost} lost", answers, *scene.problems]) + again,
    )
