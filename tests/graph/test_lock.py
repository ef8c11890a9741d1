"""The lock of an application. Without dependencies, so that no index is asked."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tests.graph.conftest import Lab

PROJECT = """[project]
name = "shop"
version = "0.1.0"
requires-python = ">=3.11"
"""

needs_uv = pytest.mark.skipif(
    not (Path(sys.executable).with_name("uv").exists() or shutil.which("uv")), reason="uv is not installed"
)


@pytest.fixture
def locked(built: Lab) -> Lab:
    """An application with a project file of its own, locked."""
    (built.out / "pyproject.toml").write_text(PROJECT)
    built.doit("lock:shop")
    return built


@needs_uv
def test_locking_again_does_nothing(locked: Lab) -> None:
    assert 'name = "shop"' in (locked.out / "uv.lock").read_text()
    assert "lock:shop: up to date" in locked.doit("lock:shop").stdout


@needs_uv
@pytest.mark.parametrize("change", ["pyproject", "lock", "deleted"])
def test_a_change_of_either_file_locks_again(locked: Lab, change: str) -> None:
    lock = locked.out / "uv.lock"
    text = lock.read_text()
    if change == "pyproject":
        (locked.out / "pyproject.toml").write_text(PROJECT.replace("0.1.0", "0.2.0"))
    elif change == "lock":
        lock.write_text(text.replace("0.1.0", "0.3.0"))
    else:
        lock.unlink()
    assert "lock:shop: done" in locked.doit("lock:shop").stdout
    assert lock.read_text() == (text.replace("0.1.0", "0.2.0") if change == "pyproject" else text)


@needs_uv
def test_a_project_file_that_cannot_be_locked_is_shown(locked: Lab) -> None:
    (locked.out / "pyproject.toml").write_text("[project\n")
    done = locked.doit("lock:shop", code=1)
    assert "uv lock failed in out/shop" in done.stderr
    assert "Traceback" not in done.stderr


@needs_uv
def test_clean_removes_the_lock_that_we_made(locked: Lab) -> None:
    locked.doit("clean", "shop")
    assert set(locked.tree()) == {"pyproject.toml"}
