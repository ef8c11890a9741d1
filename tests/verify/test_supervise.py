"""What a check starts is gone when the check is, whatever ended it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generators.processes.process import Options, Supervised, clean_environment, run_to_end
from generators.processes.supervise import descendants, state_of

# A child that starts a daemon in a session of its own, which ignores what asks it to end.
DAEMON = """
import os, signal, sys, time
if os.fork() == 0:
    os.setsid()
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    open(sys.argv[1], "w").write(str(os.getpid()))
    time.sleep(600)
time.sleep(600)
"""
OWNER = """
import sys, time
from pathlib import Path
from generators.processes.process import Options, Supervised, clean_environment
folder = Path(sys.argv[1])
command = [sys.executable, "-c", sys.argv[2], str(folder / "pid")]
held = Supervised(command, folder, clean_environment(), options=Options(grace=0.5, remove=folder))
time.sleep(600)
"""


def started(path: Path) -> int:
    """The process that wrote its id into a file."""
    for _ in range(500):
        if path.exists() and path.read_text():
            return int(path.read_text())
        time.sleep(0.02)
    pytest.fail("it did not start")


def gone(process: int) -> bool:
    """Whether a process ends within a few seconds."""
    for _ in range(400):
        if state_of(process) in ("Z", ""):
            return True
        time.sleep(0.02)
    return False


def test_what_a_command_left_behind_ends_with_it(tmp_path: Path) -> None:
    command = [sys.executable, "-c", DAEMON, str(tmp_path / "pid")]
    with Supervised(command, tmp_path, clean_environment(), options=Options(grace=0.5)):
        daemon = started(tmp_path / "pid")
    assert gone(daemon)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_it_ends_when_whoever_started_it_is_killed(tmp_path: Path, number: signal.Signals) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    owner = subprocess.Popen([sys.executable, "-c", OWNER, str(folder), DAEMON])
    daemon = started(folder / "pid")
    owner.send_signal(number)
    owner.wait()
    assert gone(daemon)
    for _ in range(200):
        if not folder.exists():
            return
        time.sleep(0.02)
    pytest.fail("its folder is still there")


def test_a_frozen_command_goes_on_when_it_is_thawed(tmp_path: Path) -> None:
    ticks = tmp_path / "ticks"
    code = f"import time\nwhile True:\n    open({str(ticks)!r}, 'a').write('.')\n    time.sleep(0.01)\n"
    with Supervised([sys.executable, "-c", code], tmp_path, clean_environment()) as running:
        while not ticks.exists():
            time.sleep(0.02)
        running.freeze()
        assert {state_of(each) for each in descendants(running.pid)} == {"T"}
        frozen = ticks.stat().st_size
        time.sleep(0.2)
        assert ticks.stat().st_size == frozen
        running.thaw()
        time.sleep(0.3)
        assert ticks.stat().st_size > frozen


@pytest.mark.parametrize(
    ("code", "expected"), [("raise SystemExit(7)", 7), ("import os; os.kill(os.getpid(), 9)", 137)]
)
def test_the_exit_code_is_that_of_the_command(tmp_path: Path, code: str, expected: int) -> None:
    with Supervised([sys.executable, "-c", code], tmp_path, clean_environment()) as running:
        assert running.wait(20) == expected


def test_a_command_sees_no_settings_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql+asyncpg://production")
    assert "DATABASE_URL" in os.environ
    assert "DATABASE_URL" not in clean_environment()


@pytest.mark.parametrize(
    ("program", "code"),
    [
        pytest.param("for _ in range(12): print('.', flush=True); time.sleep(0.2)", 0, id="goes on"),
        pytest.param("print('.', flush=True); time.sleep(600)", None, id="hangs"),
        pytest.param("while True: print('.', flush=True); time.sleep(0.2)", None, id="goes on for ever"),
    ],
)
def test_what_is_slow_and_says_so_is_not_ended(tmp_path: Path, program: str, code: int | None) -> None:
    seen: list[str] = []
    command = [sys.executable, "-c", f"import time\n{program}"]
    assert run_to_end(command, tmp_path, clean_environment(), 1.0, each_line=seen.append)[0] == code
    assert set(seen) == {"."}
