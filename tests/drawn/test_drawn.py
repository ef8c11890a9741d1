"""Specs that nobody wrote: each is accepted as a whole or in part, and its application is right.

The same specs each time; the exhaustive test draws other ones, for as many minutes as ``DRAWN_MINUTES`` says, from the
number ``DRAWN_FIRST`` on, and keeps what fails in ``DRAWN_KEPT``.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from generators.model.app import Application
from generators.model.load import load_app, read_app
from tests.conftest import Project, copy_project
from tests.drawn.machine import Machine
from tests.drawn.settle import settle, written
from tests.drawn.singles import singles
from tests.drawn.specs import APP, drawn
from tests.drawn.stages import lint, make_all, own_tests, types

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
DRAWN, TESTED, TYPED_SINGLES = 24, 2, 24
# Of what is drawn as a whole, this part is taken as it is.
TAKEN_AS_IT_IS = 0.5


@pytest.fixture(scope="module")
def python() -> Iterator[Path]:
    """The Python of an environment with what every application needs."""
    with tempfile.TemporaryDirectory(prefix="drawn-", ignore_cleanup_errors=True) as folder:
        made = Project(copy_project(Path(folder)))
        for spec in (made.root / "specs").glob("*.yaml"):
            spec.unlink()
        fields = {"address": {"type": "email"}, "page": {"type": "text", "html": "sanitize"}}
        thing = {"fields": fields}
        everything = {"app": {"name": APP, "title": "Drawn"}, "auth": {"oidc": {}}, "entities": {"Thing": thing}}
        (made.root / "specs" / f"{APP}.yaml").write_text(written(everything), encoding="utf-8")
        done = made.doit(f"openapi:{APP}")
        assert done.returncode == 0, done.stdout + done.stderr
        yield made.environment(APP) / "bin" / "python"


@pytest.fixture(scope="module")
def known() -> Iterator[Path]:
    """What mypy knows of the libraries."""
    with tempfile.TemporaryDirectory(prefix="mypy-") as folder:
        yield Path(folder)


def checked(apps: dict[str, Application], root: Path) -> None:
    """They are rendered, formatted, linted, and their modules fit one another."""
    root.mkdir()
    assert make_all(apps, root) == {}
    assert lint(root) == {}


def typed(root: Path, python: Path, known: Path) -> None:
    beside = root.with_name("packages")
    beside.mkdir()
    assert types(root, beside, python, known) == {}


def test_one_feature_at_a_time(tmp_path: Path, python: Path, known: Path) -> None:
    specs = dict(singles())
    apps = {f"a{number}": read_app(written(spec), f"{APP}.yaml", APP) for number, spec in enumerate(specs.values())}
    assert len(apps) == len(specs) > 500
    checked(apps, tmp_path / "apps")
    for name in list(apps):
        if int(name[1:]) % (len(apps) // TYPED_SINGLES):
            shutil.rmtree(tmp_path / "apps" / name)
    typed(tmp_path / "apps", python, known)


def test_what_was_found(tmp_path: Path, python: Path, known: Path) -> None:
    checked({path.stem: load_app(path, path.name) for path in CASES}, tmp_path / "apps")
    typed(tmp_path / "apps", python, known)


def test_drawn_specs(tmp_path: Path, python: Path, known: Path) -> None:
    settled = [settle(spec) for spec in drawn(DRAWN)]
    assert [fault for each in settled for fault in each.faults] == []
    assert sum(not each.refused for each in settled) >= TAKEN_AS_IT_IS * DRAWN
    apps = {f"a{number}": each.app for number, each in enumerate(settled) if each.app is not None}
    assert len(apps) == DRAWN
    checked(apps, tmp_path / "apps")
    typed(tmp_path / "apps", python, known)


def test_own_tests_of_drawn_specs(python: Path) -> None:
    apps = {f"a{number}": settle(spec).app for number, spec in enumerate(drawn(TESTED))}
    with tempfile.TemporaryDirectory(prefix="tested-", ignore_cleanup_errors=True) as folder:
        root = Path(folder)
        assert make_all({name: app for name, app in apps.items() if app is not None}, root) == {}
        assert [failed for name in apps for failed in own_tests(root / name, python)] == []


@pytest.mark.exhaustive
def test_types_of_one_feature_at_a_time(tmp_path: Path, python: Path, known: Path) -> None:
    specs = [spec for _, spec in singles()]
    checked({f"a{n}": read_app(written(spec), f"{APP}.yaml", APP) for n, spec in enumerate(specs)}, tmp_path / "apps")
    typed(tmp_path / "apps", python, known)


@pytest.mark.exhaustive
def test_for_as_long_as_it_may(tmp_path: Path, python: Path, known: Path) -> None:
    kept = Path(os.environ.get("DRAWN_KEPT", tmp_path / "kept"))
    machine = Machine(python, known, kept)
    report = machine.run(float(os.environ.get("DRAWN_MINUTES", "60")), int(os.environ.get("DRAWN_FIRST", "1000")))
    print(report)
    assert report.finds == {}, report
