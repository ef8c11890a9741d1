"""A large build is rendered from both ends by two processes, a large file while others are planned; whatever becomes of
the helper, it ends right."""

from __future__ import annotations

import os

import pytest

from tests.graph.conftest import Lab

MANY = {f"f{number:03d}.txt": str(number) for number in range(300)}

needs_two = pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="NOT-RUN: one processor, so there is no helper")


@needs_two
def test_two_processes_share_the_work(lab: Lab) -> None:
    lab.spec(MANY)
    assert "301 files, 301 rendered, 0 unchanged" in lab.doit().stdout
    rendered = lab.rendered()
    assert sorted(set(rendered)) == sorted([*MANY, "index.txt"])
    assert len(rendered) <= 303, "only the file where they meet may be rendered by both"
    assert lab.tree()["f299.txt"] == 'file {"name": "f299.txt", "text": "299"}\n'


@needs_two
@pytest.mark.parametrize("bad", ["DIE", "UNRENDERABLE", "BUG"])
def test_what_fails_in_the_helper_fails_in_the_main_process(lab: Lab, bad: str) -> None:
    """The last file is the helper's: it dies of it, and the main process comes to the file in the end."""
    lab.spec({**MANY, "zzz.txt": bad})
    done = lab.doit(code=None)
    assert done.returncode != 0
    assert not lab.out.exists()
    lab.spec(MANY)
    assert "301 files" in lab.doit().stdout
    assert lab.doit().stdout.startswith("shop: 301 files, 0 rendered, 301 unchanged")


@needs_two
@pytest.mark.parametrize("files", [{}, MANY], ids=["alone", "among many"])
def test_a_large_file_is_rendered_once_and_by_another_process(lab: Lab, files: dict[str, str]) -> None:
    lab.spec({**files, "large.txt": "long", "one.txt": "short"})
    count = len(files) + 3
    assert f"{count} files, {count} rendered, 0 unchanged" in lab.doit().stdout
    assert lab.rendered().count("large.txt") == 1
    assert lab.tree()["large.txt"] == 'file {"name": "large.txt", "text": "long"}\n'
    makers = lab.makers()
    assert makers["large.txt"] != makers["index.txt"]
    assert f"{count} files, 0 rendered, {count} unchanged" in lab.doit().stdout


@needs_two
@pytest.mark.parametrize("bad", ["DIE", "UNRENDERABLE", "BUG"])
def test_a_large_file_that_fails_fails_in_the_main_process(lab: Lab, bad: str) -> None:
    lab.spec({"large.txt": bad})
    assert lab.doit(code=None).returncode != 0
    assert not lab.out.exists()
    lab.spec({"large.txt": "good"})
    lab.doit()
    assert lab.tree()["large.txt"] == 'file {"name": "large.txt", "text": "good"}\n'


def test_one_processor_does_it_alone(lab: Lab) -> None:
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        lab.spec({**MANY, "large.txt": "large"})
        lab.doit()
    finally:
        os.sched_setaffinity(0, before)
    assert len(lab.rendered()) == 302
    assert len(set(lab.makers().values())) == 1
