"""The same spec gives the same bytes, wherever, as whomever and with how many workers it is generated."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.conftest import Project, copy_project
from tests.golden.expected import expected

APPS = ("simple_task_api", "everything")


def tree(root: Path, app: str) -> dict[str, bytes]:
    """What was generated: no record, lock or document, and nothing that tools left behind."""
    wanted = expected(app)
    out = root / "out" / app
    return {name: (out / name).read_bytes() for name in wanted if (out / name).is_file()}


@pytest.mark.parametrize("app", APPS)
def test_doit_writes_the_golden_tree(project: Project, app: str) -> None:
    assert tree(project.root, app) == expected(app)


@pytest.mark.parametrize(
    ("arguments", "settings", "mask"),
    [
        pytest.param([], {"PYTHONHASHSEED": "1", "TZ": "Asia/Kolkata"}, 0o022, id="hash seed and time zone"),
        pytest.param([], {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"}, 0o077, id="locale and umask"),
        pytest.param(["-n", "4"], {"PYTHONHASHSEED": "2"}, 0o002, id="four workers"),
    ],
)
def test_other_surroundings_make_no_difference(arguments: list[str], settings: dict[str, str], mask: int) -> None:
    with tempfile.TemporaryDirectory(prefix="a folder with blanks-") as folder:
        root = copy_project(Path(folder))
        command = [sys.executable, "-m", "doit", "run", *arguments, "generate"]
        environment = {**os.environ, **settings, "PYTHONPATH": str(root)}
        done = subprocess.run(
            command, cwd=root, env=environment, umask=mask, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        for app in APPS:
            assert tree(root, app) == expected(app)
            modes = {path.stat().st_mode & 0o777 for path in (root / "out" / app).rglob("*") if path.is_file()}
            assert modes == {0o644}
