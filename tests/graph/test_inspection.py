"""What a generator makes wrong is never written, and named; what is right costs a no-op nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.graph.conftest import REPOSITORY, Lab

GOOD = {"src/a.py": "from src.b import here\n\nprint(here)\n", "src/b.py": "here = 1\n", "src/c.py": "print('c')\n"}
FAULTS = {
    "from src.b import away\n\nprint(away)\n": "1: `away` is imported from src.b, which does not define it",
    "from src.nowhere import x\n\nprint(x)\n": "1: src.nowhere is imported, and no such module is generated",
    "import os\n\nfrom src.b import here\n\nprint(here)\n": "1: F401 `os` imported but unused",
    "from src.b import here\n\nprint(here, undefined)\n": "3: F821 Undefined name `undefined`",
}


@pytest.fixture
def right(lab: Lab) -> Lab:
    """A project of modules, generated."""
    lab.spec(GOOD)
    lab.doit()
    return lab


def test_faults_are_named_and_nothing_is_written(right: Lab) -> None:
    before = right.tree()
    right.spec(GOOD | {f"src/wrong{number}.py": text for number, text in enumerate(FAULTS)})
    said = right.doit(code=1).stderr
    for number, message in enumerate(FAULTS.values()):
        assert f"out/shop/src/wrong{number}.py:{message}\n" in said
    assert "made by templates/module.txt\n" in said
    assert "a fault of the generator" in said
    assert right.tree() == before
    assert right.doit(code=1).stderr == said, "what is in the store by then has not become right"


def test_a_mended_template_works(lab: Lab) -> None:
    lab.spec(GOOD)
    template = lab.root / "templates" / "module.txt"
    template.write_text("import os\n%s")
    said = lab.doit(code=1).stderr
    assert said.count("F401") == len(GOOD)
    assert not lab.out.exists()
    template.write_text("%s")
    assert "4 files" in lab.doit().stdout


def test_a_text_that_reads_like_an_import_is_none(lab: Lab) -> None:
    lab.spec({"src/a.py": '"""Take it\nfrom src.nowhere import it\n"""\n'})
    lab.doit()


@pytest.mark.parametrize(
    "after", [{**GOOD, "src/b.py": "there = 1\n"}, {**GOOD, "src/b.py": None}], ids=["name", "file"]
)
def test_whoever_takes_what_is_gone_is_looked_at_again(right: Lab, after: dict[str, str | None]) -> None:
    before, _ = right.tree(), right.rendered()
    right.spec({path: text for path, text in after.items() if text is not None})
    assert "out/shop/src/a.py:1: " in right.doit(code=1).stderr
    assert "src/a.py" not in right.rendered(), "it is as it was, and wrong now"
    assert right.tree() == before


def test_a_run_that_finds_everything_clean_does_not_look(right: Lab) -> None:
    looks = "generators.graph.build.inspection"
    assert looks not in right.doit(PYTHONPROFILEIMPORTTIME="1").stderr
    right.spec({**GOOD, "src/c.py": "print('C')\n"})
    assert looks in right.doit(PYTHONPROFILEIMPORTTIME="1").stderr


def test_a_fault_of_a_template_names_the_entity(tmp_path: Path) -> None:
    """The whole generator, with a mistake planted in one of its templates."""
    for name in ("templates", "dodo.py", "pyproject.toml"):
        (shutil.copytree if (REPOSITORY / name).is_dir() else shutil.copy)(REPOSITORY / name, tmp_path / name)
    (tmp_path / "specs").mkdir()
    shutil.copy(REPOSITORY / "specs" / "simple_task_api.yaml", tmp_path / "specs")
    planted = tmp_path / "templates" / "src" / "services" / "entity_service.py.j2"
    right = planted.read_text()
    planted.write_text(f"{right}\n\ndef _planted() -> None:\n    unused = 1\n")
    said = _generate(tmp_path)
    assert ": F841 Local variable `unused` is assigned to but never used\n" in said.stderr
    line = (tmp_path / "specs" / "simple_task_api.yaml").read_text().split("\n").index("  Task:") + 1
    place = f"made by templates/src/services/entity_service.py.j2 for Task (specs/simple_task_api.yaml:{line})\n"
    assert place in said.stderr
    assert not (tmp_path / "out").exists()
    planted.write_text(right)
    assert _generate(tmp_path).returncode == 0


def _generate(folder: Path) -> subprocess.CompletedProcess[str]:
    settings = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    command = [sys.executable, "-m", "doit", "generate"]
    return subprocess.run(command, cwd=folder, env=settings, capture_output=True, text=True, check=False)
