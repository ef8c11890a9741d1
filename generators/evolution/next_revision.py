"""The newest snapshot and a spec -> the next snapshot, or what the spec has to say before there can be one."""

from __future__ import annotations

from generators.evolution.advance import Advance, following
from generators.evolution.questions import Problem, Questions
from generators.model.app import Application
from generators.schema.snapshot import Snapshot
from generators.support.frozen import Frozen


class Next(Frozen, tag=False):
    """snapshot: the next one, None when nothing has changed or there are problems."""

    snapshot: Snapshot | None
    problems: tuple[Problem, ...] = ()


def next_revision(released: Snapshot, since: tuple[Snapshot, ...], app: Application) -> Next:
    """What follows the last snapshot. released: the last one that may be in use somewhere; since: those after it."""
    last = (released, *since)[-1]
    advance = Advance(released, since, app)
    questions = Questions(advance)
    if advance.target == last.schema:
        return Next(None, tuple(questions.stale()))
    problems = (*questions.stale(), *questions.problems())
    if problems:
        return Next(None, problems)
    return Next(advance.snapshot())


def contraction(last: Snapshot) -> Snapshot:
    """The snapshot in which nothing is owed any more."""
    return Snapshot(following(last), "Drop what the last release left behind", last.schema, rows=last.rows)
