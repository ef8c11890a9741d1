"""Runs one command and outlives whoever asked for it just long enough to clean up: ``supervise.py -- command``.

Standard input is the leash. A byte on it is an order: ``T`` ends the command, ``S`` stops it with all its descendants,
``C`` lets them go on, ``D`` says that ``--at-end`` is done already. When it is closed, also because the other side was
killed, the command, whatever it started and ``--remove`` are gone within ``--grace`` seconds, and ``--at-end`` is run.
Exits with the command's code (128 + n after signal n). Standard library only, so that it starts in milliseconds.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable

_PR_SET_PDEATHSIG, _PR_SET_CHILD_SUBREAPER = 1, 36
_TICK = 0.02
_REMOVE_SECONDS = 15.0
_AT_END_SECONDS = 120.0


def main() -> int:
    """Run the command of the command line; without one, only wait for the end of the leash."""
    options = _options()
    # The end of a terminal's session is noticed by the leash alone.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    _prctl(_PR_SET_CHILD_SUBREAPER, 1)
    try:
        if not options.command:
            _follow(None, options)
            return 0
        child = subprocess.Popen(options.command, stdin=subprocess.DEVNULL, user=options.user, preexec_fn=_mortal)
        threading.Thread(target=_follow, args=(child, options), daemon=True).start()
        code = child.wait()
        return code if code >= 0 else 128 - code
    finally:
        _kill_all()
        if options.remove:
            _remove(options.remove)
        if options.at_end:
            _run_to_end(json.loads(options.at_end))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--signal", default="TERM", help="what asks the command to end")
    parser.add_argument("--grace", type=float, default=5.0, help="seconds it has before it is killed")
    parser.add_argument("--user", type=int, help="the id of whom it runs as")
    parser.add_argument("--remove", help="a folder to remove at the end")
    parser.add_argument("--at-end", help="a command to run when everything else is over: a JSON list of its words")
    parser.add_argument("command", nargs="*")
    return parser.parse_args()


def _follow(child: subprocess.Popen[bytes] | None, options: argparse.Namespace) -> None:
    """Obey the leash until it is closed, then end the command."""
    orders: dict[bytes, Callable[[], None]] = {
        b"T": lambda: _signal(child, signal.Signals[f"SIG{options.signal}"]),
        b"S": lambda: _signal_all(signal.SIGSTOP),
        b"C": lambda: _signal_all(signal.SIGCONT),
        b"D": lambda: setattr(options, "at_end", None),
    }
    while order := os.read(0, 1):
        orders[order]()
    if child is None:
        return
    _signal_all(signal.SIGCONT)
    _signal(child, signal.Signals[f"SIG{options.signal}"])
    deadline = time.monotonic() + options.grace
    while child.poll() is None and time.monotonic() < deadline:
        time.sleep(_TICK)
    _signal(child, signal.SIGKILL)


def _signal(child: subprocess.Popen[bytes] | None, number: signal.Signals) -> None:
    if child is not None:
        child.send_signal(number)


def _signal_all(number: signal.Signals) -> None:
    for process in descendants(os.getpid()):
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, number)


def _kill_all() -> None:
    """Kill what the command left behind; orphans have become our own children."""
    deadline = time.monotonic() + 2
    while (left := descendants(os.getpid())) and time.monotonic() < deadline:
        for process in left:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        time.sleep(_TICK)


def _remove(folder: str) -> None:
    """Remove a folder into which what is ending elsewhere may still write."""
    deadline = time.monotonic() + _REMOVE_SECONDS
    while os.path.exists(folder) and time.monotonic() < deadline:
        shutil.rmtree(folder, ignore_errors=True)
        time.sleep(_TICK)


def _run_to_end(command: list[str]) -> None:
    """Run the last command; whoever could read what it says is gone."""
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_AT_END_SECONDS,
            check=False,
        )


def descendants(process: int) -> list[int]:
    """Every living process below this one, parents first."""
    found: list[int] = []
    waiting = [process]
    while waiting:
        children = _children(waiting.pop())
        found += children
        waiting += children
    return found


def _children(process: int) -> list[int]:
    try:
        threads = os.listdir(f"/proc/{process}/task")
    except OSError:
        return []
    names: list[str] = []
    for thread in threads:
        with contextlib.suppress(OSError), open(f"/proc/{process}/task/{thread}/children", encoding="ascii") as file:
            names += file.read().split()
    return [int(name) for name in names if state_of(int(name)) not in ("Z", "")]


def state_of(process: int) -> str:
    """How a process is, in the letter of the kernel: R, S, T; "" when there is none."""
    try:
        with open(f"/proc/{process}/stat", encoding="utf-8", errors="replace") as file:
            return file.read().rpartition(")")[2].split()[0]
    except OSError:
        return ""


def _mortal() -> None:
    """Die with the supervisor, should it be killed, and take signals as every program does."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _prctl(option: int, value: int) -> None:
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


if __name__ == "__main__":
    sys.exit(main())
