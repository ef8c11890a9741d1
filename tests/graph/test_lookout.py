"""The outputs are looked at by a process of its own; whatever becomes of it, what was found is what is there."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generators.graph.build import lookout
from generators.graph.build.up_to_date import OutputStamp, Sight, State, look, recall, write_state
from generators.graph.declare import App
from generators.graph.project import Project
from generators.support.hashing import digest_of

TEXT = b"as it was made"


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Project, App]:
    """An application of three files, of which one was edited and one deleted since."""
    monkeypatch.setattr(lookout, "_WORTH_IT", 1)
    project, app = Project(tmp_path), App("shop", "specs/shop.yaml")
    folder = project.out(app.name)
    folder.mkdir(parents=True)
    stamps = {}
    for name in ("kept", "edited", "deleted"):
        (folder / name).write_bytes(TEXT)
        stamps[name] = OutputStamp([], digest_of(TEXT), "derivation", digest_of(TEXT))
    write_state(project, app, State({}, stamps, {}))
    (folder / "edited").write_bytes(b"by hand")
    (folder / "deleted").unlink()
    return project, app


def digests(sight: Sight) -> dict[str, str | None]:
    return {path: stamp.digest for path, stamp in sight.stamps.items()}


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="NOT-RUN: one processor, so there is no helper")
def test_another_process_finds_what_is_there(made: tuple[Project, App], monkeypatch: pytest.MonkeyPatch) -> None:
    project, app = made
    seen = lookout.Lookout(project, app, recall(project, app), meanwhile=True)
    monkeypatch.setattr(lookout, "look", _never)
    assert digests(seen.sight) == {"kept": digest_of(TEXT), "edited": digest_of(b"by hand"), "deleted": None}


def _never(*arguments: object) -> Sight:
    raise AssertionError("this process looked too")


def _dies(*arguments: object) -> bytes:
    os._exit(9)


def _fails(*arguments: object) -> bytes:
    raise OSError("no such thing")


@pytest.mark.parametrize("fate", [_dies, _fails])
def test_a_helper_that_is_lost_costs_a_look(
    made: tuple[Project, App], monkeypatch: pytest.MonkeyPatch, fate: Callable[..., bytes]
) -> None:
    project, app = made
    last = recall(project, app)
    monkeypatch.setattr(lookout.Lookout, "_changed", fate)
    seen = lookout.Lookout(project, app, last, meanwhile=True)
    assert digests(seen.sight) == digests(look(project, app, last))
    assert seen.sight.stamps["deleted"].digest is None
