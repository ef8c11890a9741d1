"""What was accepted is clean for mypy and ruff: all sources in one module, one run of each."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from ruff_api import FormatOptions, format_string

from tests.operations.cases import cases
from tests.operations.shop import SHOP
from tests.operations.stubs import module

RULES = "E,F,W,I,UP,B,C4,SIM,RUF,PT,S,ASYNC,PLR1714"


@pytest.fixture(scope="module")
def assembled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    text = module(SHOP, ((case.name, case.operation) for case in cases("accepted")))
    path = tmp_path_factory.mktemp("assembled") / "assembled.py"
    path.write_text(
        format_string("x.py", text, FormatOptions(target_version="py311", line_width=120)), encoding="utf-8"
    )
    return path


def run(folder: Path, *command: str) -> str:
    done = subprocess.run([sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_mypy(assembled: Path) -> None:
    options = ("--strict", "--disable-error-code=empty-body", "--config-file=", "--cache-dir=/dev/null")
    assert run(assembled.parent, "mypy", *options, assembled.name) == ""


def test_ruff(assembled: Path) -> None:
    options = ("--isolated", "--no-cache", "--target-version=py311", "--line-length=120", f"--select={RULES}")
    assert run(assembled.parent, "ruff", "check", *options, assembled.name) == ""
