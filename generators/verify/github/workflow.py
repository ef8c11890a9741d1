"""A workflow of GitHub Actions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any, Final

from generators.verify.github.expressions import Contexts

_PINNED: Final = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}|docker://\S+@sha256:[0-9a-f]{64}")
_DOCKER: Final = re.compile(r"\bdocker\s")


@dataclass(frozen=True, slots=True)
class Service:
    """A container beside a job. ports: those at which the runner finds it; health: its health check, as the engine has
    it, or nothing."""

    name: str
    image: str
    env: Mapping[str, str]
    ports: tuple[int, ...]
    health: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Step:
    """One step: it runs a text or uses an action. The texts still have their expressions."""

    name: str
    run: str
    uses: str
    inputs: Mapping[str, str]
    env: Mapping[str, str]
    condition: str
    shell: tuple[str, ...]
    folder: str
    may_fail: bool

    @property
    def action(self) -> str:
        """The action without its version."""
        return self.uses.partition("@")[0]


@dataclass(frozen=True, slots=True)
class Job:
    """One job. may_fail: whether its failure counts for nothing."""

    key: str
    needs: tuple[str, ...]
    condition: str
    env: Mapping[str, str]
    matrix: Mapping[str, tuple[str, ...]]
    services: tuple[Service, ...]
    steps: tuple[Step, ...]
    minutes: float
    may_fail: bool

    @property
    def needs_engine(self) -> bool:
        """Whether its steps ask for a Docker engine on the runner."""
        return any(_DOCKER.search(step.run) or step.uses.startswith("docker") for step in self.steps)


@dataclass(frozen=True, slots=True)
class Leg:
    """One run of a job: with one combination of the values of its matrix."""

    job: Job
    matrix: Mapping[str, str]
    env: Mapping[str, str]

    @property
    def name(self) -> str:
        return f"{self.job.key} ({', '.join(self.matrix.values())})" if self.matrix else self.job.key

    @property
    def contexts(self) -> Contexts:
        """What the expressions of its steps may name, without the variables of a single step."""
        return Contexts(self.matrix, {}).with_env(self.env).with_env(self.job.env)


@dataclass(frozen=True, slots=True)
class Workflow:
    """A workflow. triggers: the events that start it; env: for all of its jobs."""

    triggers: frozenset[str]
    env: Mapping[str, str]
    jobs: tuple[Job, ...]

    def unpinned(self) -> list[str]:
        """The actions of other repositories that are not named by the digest of a commit."""
        uses = [step.uses for job in self.jobs for step in job.steps if step.uses and not step.uses.startswith("./")]
        return [each for each in uses if not _PINNED.fullmatch(each)]

    def legs(self) -> Iterator[Leg]:
        """Every run of every job, in the order of the file."""
        for job in self.jobs:
            for values in product(*job.matrix.values()):
                yield Leg(job, dict(zip(job.matrix, values, strict=True)), self.env)
