# Generated from specs/<app>.yaml by templates/tests/unit/test_workers.py.j2.
"""Several processes, with functions of a few lines instead of a server."""

import json
import os
import signal
import socket
import sys
import time
from pathlib import Path

import pytest
from uvicorn.config import STARTUP_FAILURE

from src.core.logging import setup_logging
from src.workers import Workers


def end_all(_: list[socket.socket]) -> None:
    """Ask for the end, and end when it is passed on."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    os.kill(os.getppid(), signal.SIGTERM)
    time.sleep(30)


def die_once(_: list[socket.socket]) -> None:
    """Count something and die, as the first one; show what is left of that and ask for the end, as the second one."""
    folder = Path(os.environ["PROMETHEUS_MULTIPROC_DIR"])
    if left := [each.name for each in folder.glob("*_[0-9]*.db")]:
        sys.stdout.write(f"{left}\n")
        sys.stdout.flush()
        end_all([])
    for kind in ("gauge_livesum", "counter"):
        (folder / f"{kind}_{os.getpid()}.db").touch()
    os.kill(os.getpid(), signal.SIGKILL)


def fail_to_start(_: list[socket.socket]) -> None:
    """End as a server does that cannot begin."""
    sys.exit(STARTUP_FAILURE)


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Logs to read, and an environment that is as before at the end."""
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", "")
    setup_logging("INFO")


def test_a_signal_ends_all_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    before = signal.getsignal(signal.SIGTERM)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        assert Workers(2, end_all, [listener]).run() == 0
        assert listener.fileno() == -1
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["event"] for line in lines] == ["worker_started", "worker_started"]
    assert signal.getsignal(signal.SIGTERM) is before


def test_one_that_dies_is_replaced_and_what_it_counted_stays(capfd: pytest.CaptureFixture[str]) -> None:
    assert Workers(1, die_once, []).run() == 0
    *written, left = capfd.readouterr().out.splitlines()
    first, died, second = [json.loads(line) for line in written]
    assert [line["event"] for line in (first, died, second)] == ["worker_started", "worker_died", "worker_started"]
    assert (died["pid"], died["exit_code"]) == (first["pid"], -signal.SIGKILL)
    assert left == str([f"counter_{first['pid']}.db"])


def test_one_that_cannot_start_ends_all_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert Workers(1, fail_to_start, []).run() == STARTUP_FAILURE
    assert '"worker_died"' in capsys.readouterr().out
