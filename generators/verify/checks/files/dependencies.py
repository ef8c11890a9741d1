"""What an application is made of: the list of its dependencies, and whether anything bad is known of them."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from generators.processes.command_recorder import Command
from generators.support.failures import Broken, NotRun
from generators.verify.evidence import Observation
from generators.verify.toolbox import TOOLBOXES, toolbox
from generators.verify.workspace import Workspace, passed

PROGRAMS: Final = Path(sys.executable).parent
_SBOM: Final = "sbom.cdx.json"
_TOOLBOX: Final = "sbom"
# `uv audit` ends with 1 for a finding as for much else, and says how many there are.
_AUDITED: Final = re.compile(r"Found (?P<found>.+) in (?P<packages>\d+) packages?")

Package = tuple[str, str]
"""The name and the version of one."""


def dependencies(work: Workspace) -> Iterator[Observation]:
    """Let the application list what it ships and ask about it, as its owner does."""
    if shutil.which("make") is None:
        raise NotRun("the command make is not installed")
    done = _make(work, "sbom")
    if not done.is_success:
        raise Broken(f"`make sbom` fails: {done.seen}")
    try:
        document = json.loads((work.app / _SBOM).read_text(encoding="utf-8"))
        listed = {(each["name"], each["version"]) for each in document["components"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Broken(f"{_SBOM} cannot be read: {error!r}") from None
    yield _complete(listed, shipped(tomllib.loads((work.app / "uv.lock").read_text(encoding="utf-8"))))
    yield _valid(work, document)
    yield _audited(_make(work, "audit"))


def _make(work: Workspace, target: str) -> Command:
    """Run a target with our own uv, which finds packages as ours does."""
    found = {name: value for name, value in os.environ.items() if name.startswith("UV_") or "_proxy" in name.lower()}
    path = f"{PROGRAMS}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    return work.run(["make", "--silent", target], environment={**found, "PATH": path, "UV_PYTHON": work.python})


def shipped(lock: dict[str, Any]) -> set[Package]:
    """Every package that a lock has for the application itself, without what only its developers need."""
    by_name: dict[str, list[dict[str, Any]]] = {}
    for each in lock["package"]:
        by_name.setdefault(each["name"], []).append(each)
    own = next(each for each in lock["package"] if each["source"].get("editable") or each["source"].get("virtual"))
    found: set[Package] = set()
    reached: set[tuple[Package, tuple[str, ...]]] = set()
    waiting = list(own.get("dependencies", ()))
    while waiting:
        asked = waiting.pop()
        extras = tuple(asked.get("extra", ()))
        for package in by_name[asked["name"]]:
            key = (package["name"], package["version"])
            if asked.get("version", key[1]) != key[1] or (key, extras) in reached:
                continue
            reached.add((key, extras))
            found.add(key)
            optional = package.get("optional-dependencies", {})
            waiting += [*package.get("dependencies", ()), *(each for extra in extras for each in optional[extra])]
    return found


def _complete(listed: set[Package], wanted: set[Package]) -> Observation:
    lacking = ", ".join(" ".join(each) for each in sorted(wanted - listed))
    foreign = ", ".join(" ".join(each) for each in sorted(listed - wanted))
    seen = f"{len(listed)} packages; lacks: {lacking or 'none'}; not shipped: {foreign or 'none'}"
    expected = f"{_SBOM} lists the {len(wanted)} packages of uv.lock that are shipped"
    return passed("sbom-complete", bool(wanted) and listed == wanted, expected, seen)


def _valid(work: Workspace, document: dict[str, Any]) -> Observation:
    tools = toolbox(work, _TOOLBOX)
    program = TOOLBOXES / _TOOLBOX / "validate.py"
    done = work.run([str(tools / "python"), "-I", str(program), str(work.app / _SBOM)])
    version = f"{document.get('bomFormat')} {document.get('specVersion')}"
    right = done.is_success and not done.output.strip()
    seen = f"{version}: {done.output.strip()[:500] or 'nothing'}"
    return passed("sbom-valid", right, "the schema of CycloneDX finds nothing", seen)


def _audited(done: Command) -> Observation:
    """Raises NotRun when nobody answered: no answer is no good news."""
    found = _AUDITED.search(done.output)
    if found is None:
        said = " ".join(done.output[max(done.output.find("error:"), 0) :].split())
        raise NotRun(f"nobody says what is known of the packages: {said[:300]}")
    expected = "nothing is known of what is locked"
    return passed("audit", done.is_success, expected, f"{found['found']} in {found['packages']} packages")
