"""Prometheus' rules and configuration, by its own tool: valid, and the alerts tested both ways."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import yaml

from generators.containers.engine import RUN_LABEL, engine, images_of
from generators.processes.command_recorder import Command
from generators.support.failures import Broken
from generators.verify.evidence import Observation
from generators.verify.workspace import Workspace, passed

RULES: Final = "prometheus/alerts.yml"
TESTS: Final = "prometheus/alerts.test.yml"
CONFIG: Final = "prometheus.yml"
_FOLDER: Final = "docker"  # which these paths are in
_IMAGE: Final = "PROMETHEUS_IMAGE"
_MOUNTED: Final = "/etc/prometheus"
_TOOL: Final = "promtool"
_SECONDS: Final = 120.0

Promtool = Callable[..., Command]


def rules(work: Workspace) -> Iterator[Observation]:
    """Rules and configuration are valid, and the rules pass their tests, in which each alert fires and is silent."""
    for name in (RULES, TESTS, CONFIG):
        if not (work.app / _FOLDER / name).exists():
            raise Broken(f"there is no {_FOLDER}/{name}")
    with promtool(work) as run:
        done = run("check", "rules", "--lint", "all", "--lint-fatal", RULES)
        yield passed("rules", done.is_success, "promtool check rules finds nothing", done.seen)
        done = run("check", "config", "--lint", "all", "--lint-fatal", CONFIG)
        yield passed("config", done.is_success, "promtool check config finds nothing", done.seen)
        done = run("test", "rules", TESTS)
        untested = list(_untested(work.app / _FOLDER))
        expected = "promtool test rules succeeds, and each alert is seen firing and silent"
        seen = "; ".join(untested) if done.is_success and untested else done.seen
        yield passed("unit-tests", done.is_success and not untested, expected, seen)


@contextmanager
def promtool(work: Workspace) -> Iterator[Promtool]:
    """Runs ``promtool`` with some arguments in the folder of the files: that of this machine when it has one, otherwise
    that of the application's image of Prometheus. Raises NotRun when no engine answers or there is no image."""
    program = shutil.which(_TOOL)
    if program is not None:
        yield lambda *arguments: work.run([program, *arguments], folder=work.app / _FOLDER, timeout=_SECONDS)
        return
    image = images_of(work.app).get(_IMAGE)
    if image is None:
        raise Broken(f"no compose file names an image by {_IMAGE}")
    # The image's user is another one than ours.
    for path in (work.app, *(work.app / _FOLDER).rglob("*")):
        path.chmod(path.stat().st_mode | (0o055 if path.is_dir() else 0o044))
    with engine(work) as docker:
        docker.require(image)
        mount = f"{work.app / _FOLDER}:{_MOUNTED}:ro"
        command = ("run", "--rm", "--network", "none", "--label", f"{RUN_LABEL}={docker.run}", "--volume", mount,
                   "--workdir", _MOUNTED, "--entrypoint", _TOOL, image)  # fmt: skip
        yield lambda *arguments: docker.command(*command, *arguments, timeout=_SECONDS)


def _untested(folder: Path) -> Iterator[str]:
    """What is missing of the tests: each alert must be expected to fire once, and once not to."""
    tests = [test for group in _content(folder / TESTS, "tests") for test in group.get("alert_rule_test", ())]
    fired = {test["alertname"] for test in tests if test.get("exp_alerts")}
    silent = {test["alertname"] for test in tests if not test.get("exp_alerts")}
    for group in _content(folder / RULES, "groups"):
        for name in (rule["alert"] for rule in group["rules"] if "alert" in rule):
            if name not in fired:
                yield f"no test sees {name} fire"
            if name not in silent:
                yield f"no test sees {name} silent"


def _content(path: Path, key: str) -> list[dict[str, Any]]:
    try:
        found: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))[key]
    except (yaml.YAMLError, KeyError, TypeError) as error:
        raise Broken(f"{path.name} has no {key}: {error!r}") from None
    return found
