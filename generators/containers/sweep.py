"""Removes every container, network, volume and image of one run: ``sweep.py [--settle SECONDS] RUN``.

What belongs to a run carries its name in a label. With ``--settle`` it repeats until it has found nothing for so
long: what created them may be ending only now. Exits 1, naming them, when something cannot be removed. Standard library
only, so that it can outlive whoever started it.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time

LABELS = ("build-graph.run", "com.docker.compose.project")
_ATTEMPTS, _PAUSE_SECONDS, _COMMAND_SECONDS = 20, 0.5, 60.0
# In this order: a network or volume that is in use cannot be removed.
_KINDS = (
    (["ps", "--all", "--quiet", "--no-trunc"], ["rm", "--force", "--volumes"]),
    (["network", "ls", "--quiet"], ["network", "rm"]),
    (["volume", "ls", "--quiet"], ["volume", "rm", "--force"]),
    (["images", "--quiet", "--no-trunc"], ["rmi", "--force"]),
)


def sweep(run: str) -> list[str]:
    """Remove what a run has made; returns what is still there, as ``docker`` would be told to remove it."""
    for find, remove in _KINDS:
        if found := _found(find, run):
            _docker([*remove, *found])
    return remains(run)


def remains(run: str) -> list[str]:
    """What there is of a run, as ``docker`` would be told to remove it; what it did not say, as it was asked for."""
    left: list[str] = []
    for find, remove in _KINDS:
        found = _found(find, run)
        left += [" ".join(find)] if found is None else [" ".join([*remove, each]) for each in found]
    return left


def _found(find: list[str], run: str) -> list[str] | None:
    """Everything of one kind that a run has made, each once; None when the engine does not say."""
    answers = [_docker([*find, "--filter", f"label={label}={run}"]) for label in LABELS]
    if any(answer.returncode for answer in answers):
        return None
    return list(dict.fromkeys(name for answer in answers for name in answer.stdout.split()))


def _docker(arguments: list[str]) -> subprocess.CompletedProcess[str]:
    command = ["docker", *arguments]
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=_COMMAND_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return subprocess.CompletedProcess(command, 1, "", str(error))


def main(arguments: list[str]) -> int:
    """Sweep until nothing is left, and for the time that things need to settle."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--settle", type=float, default=0.0)
    parser.add_argument("run")
    options = parser.parse_args(arguments)
    attempts, quiet_since = 0, time.monotonic()
    while True:
        if remains(options.run):
            attempts, quiet_since = attempts + 1, time.monotonic()
            left = sweep(options.run)
            if left and attempts >= _ATTEMPTS:
                print("\n".join(f"docker {line}" for line in left), file=sys.stderr)
                return 1
        elif time.monotonic() - quiet_since >= options.settle:
            return 0
        time.sleep(_PAUSE_SECONDS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
