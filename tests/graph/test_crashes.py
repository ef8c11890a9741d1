"""Killed at any point, damaged, or run twice at once: the next run ends as a clean build does."""

from __future__ import annotations

import functools
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.graph.conftest import THREE, Lab, make_lab, make_packages

AFTER = {"a.txt": "ONE", "new/d.txt": "four", "new/e.txt": "five"}


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory, packages: Path) -> Lab:
    """A generated project to copy."""
    made = make_lab(tmp_path_factory.mktemp("model"), packages)
    made.spec(THREE)
    made.doit()
    return made


def copy(model: Lab, folder: Path) -> Lab:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(model.root, folder / "project", symlinks=True)
    return Lab(folder / "project", model.packages)


def built_from(model: Lab, folder: Path, files: dict[str, str]) -> dict[str, str]:
    """The tree of a clean build."""
    lab = copy(model, folder)
    shutil.rmtree(lab.root / "out")
    lab.spec(files)
    lab.doit()
    return lab.tree()


@pytest.mark.parametrize("final", [AFTER, THREE], ids=["same-spec", "reverted"])
def test_killed_while_writing(model: Lab, tmp_path: Path, final: dict[str, str]) -> None:
    expected = built_from(model, tmp_path / "clean", final)
    for point in range(1, 100):
        lab = copy(model, tmp_path / "work")
        lab.spec(AFTER)
        killed = lab.doit("generate:shop", code=None, KILL_AT=str(point)).returncode
        lab.spec(final)
        lab.doit("generate:shop")
        assert lab.tree() == expected, f"killed before operation {point}"
        assert not [path for path in lab.out.rglob("*") if path.is_dir() and not any(path.iterdir())]
        if killed == 0:
            break
    assert point > 12
    assert killed == 0


def test_killed_twice_with_different_specs(model: Lab, tmp_path: Path) -> None:
    expected = built_from(model, tmp_path / "clean", THREE)
    for first in (4, 7, 9):
        for second in (3, 6):
            lab = copy(model, tmp_path / "work")
            lab.spec(AFTER)
            lab.doit(code=-signal.SIGKILL, KILL_AT=str(first))
            lab.spec({**AFTER, "a.txt": "uno", "src/b.txt": "dos"})
            lab.doit(code=None, KILL_AT=str(second))
            lab.spec(THREE)
            lab.doit()
            assert lab.tree() == expected, f"killed at {first}, then at {second}"


def test_killed_while_filling_the_store(model: Lab, tmp_path: Path) -> None:
    expected = built_from(model, tmp_path / "clean", AFTER)
    for point in (1, 2, 3, 5, 8, 12):
        lab = copy(model, tmp_path / "work")
        shutil.rmtree(lab.root / ".cache")
        shutil.rmtree(lab.root / "out")
        lab.spec(AFTER)
        lab.doit(code=-signal.SIGKILL, KILL_AT=str(point), KILL_IN="/.cache/store/")
        lab.doit()
        assert lab.tree() == expected


def test_an_edit_after_a_crash_is_still_an_edit(model: Lab, tmp_path: Path) -> None:
    lab = copy(model, tmp_path)
    lab.spec(AFTER)
    lab.doit(code=-signal.SIGKILL, KILL_AT="7")
    (lab.out / "a.txt").write_text("mine\n")
    lab.doit(code=1)
    assert (lab.out / "a.txt").read_text() == "mine\n"
    lab.doit("generate:shop", "--mine")
    assert lab.tree()["a.txt"] == "mine\n"


@pytest.mark.parametrize("damage", [b"", b"garbage", None], ids=["emptied", "garbage", "flipped"])
@pytest.mark.parametrize("kind", ["blobs", "actions"])
def test_a_damaged_store_is_rebuilt(model: Lab, tmp_path: Path, kind: str, damage: bytes | None) -> None:
    lab = copy(model, tmp_path)
    expected = lab.tree()
    shutil.rmtree(lab.root / "out")
    for path in (lab.root / ".cache" / "store" / kind).rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            path.write_bytes(bytes([data[0] ^ 1]) + data[1:] if damage is None else damage)
    lab.doit()
    assert len(lab.rendered()) == 4
    assert lab.tree() == expected
    assert "4 unchanged" in lab.doit().stdout


@pytest.mark.parametrize("damage", ["", "{}", "0" * 64 + "\n[1, {}, {}, {}]"])
def test_a_damaged_state_only_costs_time(model: Lab, tmp_path: Path, damage: str) -> None:
    lab = copy(model, tmp_path)
    (lab.root / ".cache" / "state" / "shop.json").write_text(damage)
    assert "0 rendered, 4 unchanged" in lab.doit().stdout


def test_two_at_once(model: Lab, tmp_path: Path) -> None:
    expected = built_from(model, tmp_path / "clean", AFTER)
    lab = copy(model, tmp_path / "work")
    shutil.rmtree(lab.root / ".cache")
    lab.spec(AFTER)
    command = [sys.executable, "-m", "doit", "generate:shop"]
    runs = [subprocess.Popen(command, cwd=lab.root, env=lab.settings({}), stdout=subprocess.PIPE) for _ in range(4)]
    for run in runs:
        run.communicate(timeout=60)
    assert [run.returncode for run in runs] == [0, 0, 0, 0]
    assert lab.tree() == expected
    assert "4 unchanged" in lab.doit().stdout


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_signal_ends_it_cleanly(model: Lab, tmp_path: Path, number: signal.Signals, code: int) -> None:
    lab = copy(model, tmp_path)
    lab.packages = make_packages(tmp_path / "slow")
    render = lab.packages / "generators" / "render.py"
    text = render.read_text().replace("import os\n", "import os\nimport time\n")
    waiting = "    (templates.parent.parent / 'rendering').touch()\n    time.sleep(60)\n    view = "
    render.write_text(text.replace("    view = ", waiting))
    lab.spec(AFTER)
    run = subprocess.Popen(
        [sys.executable, "-m", "doit", "generate:shop"],
        cwd=lab.root,
        env=lab.settings({}),
        stderr=subprocess.PIPE,
        text=True,
        # A shell starts what runs in its background with SIGINT ignored, and that is inherited.
        preexec_fn=functools.partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )
    until(lab.root.parent / "rendering")
    run.send_signal(number)
    _, errors = run.communicate(timeout=20)
    assert run.returncode == code
    assert "Traceback" not in errors
    assert "Interrupted" in errors or number == signal.SIGTERM


def until(path: Path) -> None:
    """Wait until a file is there."""
    for _ in range(600):
        if path.exists():
            return
        time.sleep(0.05)
    raise AssertionError(f"{path} did not appear")
