"""Reads a workflow of GitHub Actions from its YAML; what is not understood is refused, never passed over."""

from __future__ import annotations

import argparse
import re
import shlex
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, Final, NoReturn

from generators.support.failures import Broken
from generators.verify.github.workflow import Job, Service, Step, Workflow

# How GitHub starts each; the file with the step's text is the last argument.
_SHELLS: Final = {
    "": ("bash", "-e"),
    "bash": ("bash", "--noprofile", "--norc", "-eo", "pipefail"),
    "sh": ("sh", "-e"),
    "python": ("python",),
}
_HOW_RUN: Final = frozenset({"shell", "working-directory"})
_OF_WORKFLOW: Final = frozenset({"name", "run-name", "on", "permissions", "concurrency", "env", "defaults", "jobs"})
_OF_JOB: Final = frozenset(
    {"name", "runs-on", "timeout-minutes", "permissions", "strategy", "services", "env", "defaults", "steps", "needs",
     "if", "continue-on-error", "concurrency"}
)  # fmt: skip
_OF_STEP: Final = frozenset(
    {"name", "id", "if", "uses", "with", "run", "env", "shell", "working-directory", "continue-on-error",
     "timeout-minutes"}
)  # fmt: skip
_OF_SERVICE: Final = frozenset({"image", "env", "ports", "options"})
# Files by which a step changes what later ones see.
_UNSUPPORTED: Final = re.compile(r"GITHUB_(ENV|PATH|OUTPUT)")
_JOB_MINUTES: Final = 360.0


def read(path: Path) -> Workflow:
    """The workflow in a file. Raises Broken when there is none, or something in it is not understood."""
    # YAML 1.2, as GitHub reads it: ``on`` is no truth value there, and a key that comes twice is an error.
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        root = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Broken(f"there is no {'/'.join(path.parts[-3:])}") from None
    except YAMLError as error:
        raise Broken(f"the workflow is no YAML: {error}") from None
    given = _mapping(root, "the workflow", _OF_WORKFLOW)
    how = _how_run(given, {}, "the workflow")
    jobs = tuple(_job(key, each, how) for key, each in _mapping(given.get("jobs"), "jobs").items())
    if not jobs:
        _refuse("jobs", "there is none")
    return Workflow(_triggers(given.get("on")), _texts(given.get("env"), "env"), jobs)


def _triggers(value: Any) -> frozenset[str]:
    """Names of events, in any of the three ways to write them."""
    if isinstance(value, str):
        return frozenset([value])
    return frozenset(value if isinstance(value, list) else _mapping(value, "on"))


def _job(key: str, value: Any, how: Mapping[str, str]) -> Job:
    where = f"jobs.{key}"
    given = _mapping(value, where, _OF_JOB)
    if not str(given.get("runs-on")).startswith("ubuntu-"):
        _refuse(f"{where}.runs-on", f"{given.get('runs-on')!r} is not understood here")
    needs = given.get("needs", [])
    how = _how_run(given, how, where)
    steps = _sequence(given.get("steps"), f"{where}.steps")
    services = _mapping(given.get("services"), f"{where}.services")
    return Job(
        key=key,
        needs=tuple(_sequence([needs] if isinstance(needs, str) else needs, f"{where}.needs")),
        condition=_condition(given, where),
        env=_texts(given.get("env"), f"{where}.env"),
        matrix=_matrix(given.get("strategy"), f"{where}.strategy"),
        services=tuple(_service(name, each, f"{where}.services.{name}") for name, each in services.items()),
        steps=tuple(_step(each, how, f"{where}.steps[{number}]") for number, each in enumerate(steps)),
        minutes=float(given.get("timeout-minutes", _JOB_MINUTES)),
        may_fail=_truth(given, "continue-on-error", where),
    )


def _step(value: Any, how: Mapping[str, str], where: str) -> Step:
    given = _mapping(value, where, _OF_STEP)
    run, uses = _text(given.get("run"), f"{where}.run"), _text(given.get("uses"), f"{where}.uses")
    if bool(run) == bool(uses):
        _refuse(where, "a step has either `run` or `uses`")
    if changing := _UNSUPPORTED.search(run):
        _refuse(f"{where}.run", f"{changing[0]} is not understood here")
    how = {**how, **{name: _text(given[name], f"{where}.{name}") for name in _HOW_RUN & given.keys()}}
    shell = _SHELLS.get(how.get("shell", "")) or _refuse(f"{where}.shell", f"{how['shell']!r} is not understood here")
    return Step(
        name=_text(given.get("name"), f"{where}.name") or uses or run.strip().partition("\n")[0],
        run=run,
        uses=uses,
        inputs=_texts(given.get("with"), f"{where}.with"),
        env=_texts(given.get("env"), f"{where}.env"),
        condition=_condition(given, where),
        shell=shell,
        folder=how.get("working-directory", "."),
        may_fail=_truth(given, "continue-on-error", where),
    )


def _service(name: str, value: Any, where: str) -> Service:
    given = _mapping(value, where, _OF_SERVICE)
    ports = [_port(each, where) for each in _sequence(given.get("ports", []), f"{where}.ports")]
    env = _texts(given.get("env"), f"{where}.env")
    health = _health(_text(given.get("options"), f"{where}.options"), where)
    return Service(name, _text(given.get("image"), f"{where}.image"), env, tuple(ports), health)


def _port(value: Any, where: str) -> int:
    """A service shares the runner's own ports here, so each must be published under its own number."""
    found = re.fullmatch(r"(\d+):(\d+)(/tcp)?", str(value))
    if found is None or found[1] != found[2]:
        _refuse(f"{where}.ports", f"{value!r} is not understood here")
    return int(found[1])


class _Arguments(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise ValueError(message)


def _health(options: str, where: str) -> dict[str, Any]:
    """The health check that options of ``docker create`` make, as the engine has it; other options are refused."""
    parser = _Arguments(add_help=False, allow_abbrev=False, argument_default=argparse.SUPPRESS)
    parser.add_argument("--health-cmd", dest="test", type=lambda command: ["CMD-SHELL", command])
    parser.add_argument("--health-retries", dest="retries", type=int)
    for name in ("interval", "timeout", "start-period"):
        parser.add_argument(f"--health-{name}", dest=name.replace("-", "_"), type=_nanoseconds)
    try:
        return vars(parser.parse_args(shlex.split(options)))
    except ValueError as error:
        _refuse(f"{where}.options", f"not understood here: {error}")


def _nanoseconds(text: str) -> int:
    found = re.fullmatch(r"(\d+)(ms|s|m)", text)
    if found is None:
        raise ValueError(text)
    return int(found[1]) * {"ms": 10**6, "s": 10**9, "m": 60 * 10**9}[found[2]]


def _matrix(value: Any, where: str) -> dict[str, tuple[str, ...]]:
    given = _mapping(value, where, {"matrix", "fail-fast", "max-parallel"})
    matrix = _mapping(given.get("matrix"), f"{where}.matrix")
    if other := {"include", "exclude"} & matrix.keys():
        _refuse(f"{where}.matrix", f"{', '.join(sorted(other))} is not understood here")
    if empty := [name for name, values in matrix.items() if not values]:
        _refuse(f"{where}.matrix", f"{', '.join(empty)} has no value")
    return {
        name: tuple(_text(each, f"{where}.matrix.{name}") for each in _sequence(values, f"{where}.matrix.{name}"))
        for name, values in matrix.items()
    }


def _how_run(given: Mapping[str, Any], outer: Mapping[str, str], where: str) -> dict[str, str]:
    """The shell and the folder of steps that name none."""
    defaults = _mapping(given.get("defaults"), f"{where}.defaults", {"run"})
    inner = _mapping(defaults.get("run"), f"{where}.defaults.run", _HOW_RUN)
    return {**outer, **_texts(inner, f"{where}.defaults.run")}


def _condition(given: Mapping[str, Any], where: str) -> str:
    condition = given.get("if", "success()")
    return condition if isinstance(condition, str) else _refuse(f"{where}.if", f"{condition!r} is not understood here")


def _truth(given: Mapping[str, Any], name: str, where: str) -> bool:
    value = given.get(name, False)
    return value if isinstance(value, bool) else _refuse(f"{where}.{name}", f"{value!r} is not understood here")


def _texts(value: Any, where: str) -> dict[str, str]:
    return {name: _text(each, f"{where}.{name}") for name, each in _mapping(value, where).items()}


def _text(value: Any, where: str) -> str:
    """A scalar as GitHub makes text of it."""
    if isinstance(value, bool):
        return str(value).lower()
    if value is None or isinstance(value, str | int | float):
        return "" if value is None else str(value)
    _refuse(where, "it is no text")


def _mapping(value: Any, where: str, known: Collection[str] | None = None) -> dict[str, Any]:
    if value is not None and not (isinstance(value, dict) and all(isinstance(key, str) for key in value)):
        _refuse(where, "it is no mapping of names")
    found: dict[str, Any] = value or {}
    if unknown := sorted(found.keys() - known) if known is not None else []:
        _refuse(where, f"{', '.join(unknown)} is not understood here")
    return found


def _sequence(value: Any, where: str) -> list[Any]:
    return value if isinstance(value, list) else _refuse(where, "it is no list")


def _refuse(where: str, what: str) -> NoReturn:
    raise Broken(f"the workflow, {where}: {what}")
