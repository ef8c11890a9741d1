"""One check: what it depends on, what it observes, and how a run of it becomes evidence."""

from __future__ import annotations

import fnmatch
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import localcontext

from generators.field_types.values import EXACT
from generators.processes.process import Stopped
from generators.support.failures import Broken, NotApplicable, NotRun
from generators.verify.evidence import ERROR, FAIL, NOT_APPLICABLE, NOT_RUN, PASS, Evidence, Observation
from generators.verify.workspace import Subject, Workspace, workspace

Run = Callable[[Workspace], Iterator[Observation]]

# Of the machine on which the application is worked on: no check may see them, or depend on them.
SECRETS = (".env", "docker/.env")
PROJECT = ("pyproject.toml", "uv.lock")
CODE = (*PROJECT, "src/*", "main.py", "scripts/*", "alembic/*", "alembic.ini", ".env.example")
TESTED = (*CODE, "tests/*", "pytest.ini", ".coveragerc")
IMAGE = (*CODE, "docker/*", ".dockerignore")
# A checkout, but for what no step reads that can be run here.
CHECKOUT = ("*", "!README.md", "!SECURITY.md", "!openapi.json", "!deploy/*", "!docker/grafana/*", "!docker/prometheus*")


@dataclass(frozen=True, slots=True)
class Check:
    """One check. inputs: patterns of the application's files, with ``!`` before what is left out again; nothing else is
    in the snapshot that it runs on.

    observes: the names of its observations, each of which every run yields: one that was not reached is an error.
    spec: whether it depends on what the spec says. engine: whether it runs containers. timed: whether it expects
    something within a time, which a busy machine may not keep.
    """

    name: str
    doc: str
    run: Run
    observes: tuple[str, ...]
    inputs: tuple[str, ...] = CODE
    spec: bool = True
    engine: bool = False
    timed: bool = False

    def files(self, names: Sequence[str]) -> list[str]:
        """The files among these that the check depends on, sorted."""
        wanted = [pattern for pattern in self.inputs if not pattern.startswith("!")]
        left_out = [*SECRETS, *(pattern[1:] for pattern in self.inputs if pattern.startswith("!"))]
        return sorted(name for name in names if _is_any(name, wanted) and not _is_any(name, left_out))


def _is_any(name: str, patterns: Sequence[str]) -> bool:
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)


def run_check(check: Check, subject: Subject, files: Sequence[str], digest: str) -> Evidence:
    """Run a check on a snapshot of the files. Raises Stopped when the run is interrupted."""
    started = time.perf_counter()
    # The rows that a check makes hold decimals of up to 38 digits.
    with workspace(subject, files) as work, localcontext(EXACT):
        observations = list(_observe(check, work))
        seconds = round(time.perf_counter() - started, 2)
        return Evidence(
            check=check.name,
            digest=digest,
            seconds=seconds,
            observations=tuple(observations),
            commands=tuple(each.shortened for each in work.commands),
            figures=dict(work.figures),
            no_go=tuple(work.no_go),
            details=tuple(work.details),
            outcomes=dict(work.outcomes),
        )


def not_run(check: Check, digest: str, reason: str) -> Evidence:
    """The evidence of a check that could not run at all."""
    return Evidence(check.name, digest, 0.0, tuple(_rest(check, set(), NOT_RUN, reason)))


def _observe(check: Check, work: Workspace) -> Iterator[Observation]:
    made: set[str] = set()
    try:
        for observation in check.run(work):
            assert observation.name in check.observes, f"{check.name} does not declare {observation.name}"
            assert observation.name not in made, f"{check.name} observes {observation.name} twice"
            made.add(observation.name)
            yield observation
    except Broken as error:
        yield from _rest(check, made, FAIL, str(error))
    except NotRun as error:
        yield from _rest(check, made, NOT_RUN, str(error))
    except NotApplicable as error:
        yield from _rest(check, made, NOT_APPLICABLE, str(error))
    except (Stopped, AssertionError):
        raise
    except Exception as error:
        # Whose fault it is, nobody knows: an application may be broken in ways that a check did not think of.
        work.details += traceback.format_exc().splitlines()[-12:]
        yield from _rest(check, made, ERROR, f"the check could not go on: {type(error).__name__}: {error}")
    else:
        yield from _rest(check, made, ERROR, "the check ended before it")


def _rest(check: Check, made: set[str], state: str, reason: str) -> Iterator[Observation]:
    """What was not reached."""
    assert state != PASS
    for name in check.observes:
        if name not in made:
            yield Observation(name, state, "to be observed", reason)
