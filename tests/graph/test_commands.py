"""What people type."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from tests.graph.conftest import THREE, Lab


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [("generate:shp", "'generate:shop'"), ("generte", "'generate'"), ("render:shop/a.tx", "'render:shop/a.txt'")],
)
def test_an_unknown_task_gets_a_suggestion(lab: Lab, name: str, suggestion: str) -> None:
    done = lab.doit(name, code=1)
    assert f"There is no task {name!r}. Did you mean {suggestion}?" in done.stderr


@pytest.mark.parametrize("pattern", ["zzz*", "generate:z*", "render:shop/z*", "render:z*"])
def test_a_pattern_that_matches_nothing_is_an_error(lab: Lab, pattern: str) -> None:
    assert pattern in lab.doit(pattern, code=1).stderr
    assert not lab.out.exists()


def test_patterns_select(lab: Lab) -> None:
    lab.spec({"x.txt": "x"}, app="shelf")
    done = lab.doit("generate:sh*")
    assert "shop: 4 files" in done.stdout
    assert "shelf: 2 files" in done.stdout
    assert "2/" not in lab.doit("render:shop/src/*").stdout


def test_list_reads_like_a_menu(lab: Lab) -> None:
    lines = lab.doit("list").stdout.partition("\n\n")[0].splitlines()
    assert [line.split()[0] for line in lines] == [
        "generate",
        "test_app",
        "lock",
        "openapi",
        "verify",
        "release",
        "squash",
        "pin",
        "docker_build",
        "compose_test",
        "compose_up",
        "compose_down",
        "schema",
        "bench",
    ]
    assert all(len(line.split(maxsplit=1)) == 2 for line in lines)


def test_list_all_has_a_task_per_file(lab: Lab) -> None:
    names = [line.split()[0] for line in lab.doit("list", "--all", "-q").stdout.splitlines()]
    assert names[:2] == ["generate", "generate:shop"]
    assert {"render:shop/a.txt", "render:shop/index.txt"} <= set(names)


def test_diff_shows_what_a_generate_would_change_and_changes_nothing(built: Lab) -> None:
    assert built.doit("diff").stdout == ""
    before = built.tree()
    built.spec({"a.txt": "ONE", "src/b.txt": "two", "new.txt": "n"})
    done = built.doit("diff", "shop", code=1)
    assert '--- a/out/shop/a.txt\n+++ b/out/shop/a.txt\n@@ -1 +1 @@\n-file {"name": ' in done.stdout
    assert "--- /dev/null\n+++ b/out/shop/new.txt" in done.stdout
    assert "--- a/out/shop/src/deep/c.txt\n+++ /dev/null" in done.stdout
    assert "`doit diff:<app> --markdown`" in built.doit("diff", "shop", "--markdown", code=2).stderr
    assert built.tree() == before


def test_diff_of_a_broken_spec_is_trouble(built: Lab) -> None:
    built.spec({"a.txt": "BROKEN"})
    assert "the spec is broken" in built.doit("diff", code=2).stderr


@pytest.mark.parametrize("name", ["out/shop/a.txt", "shop/a.txt", "a.txt"])
def test_why_names_the_part_of_the_view_that_changed(built: Lab, name: str) -> None:
    assert built.doit("why", name).stdout == "out/shop/a.txt\n  up to date: no input changed\n"
    built.spec({**THREE, "a.txt": "ONE"})
    assert built.doit("why", name).stdout == 'out/shop/a.txt\n  view: text "one" -> "ONE"\n'


def test_why_without_the_spec_of_then(built: Lab) -> None:
    shutil.rmtree(built.root / ".cache" / "store" / "blobs")
    built.spec({**THREE, "a.txt": "ONE"})
    assert "the spec of then is no longer in the store" in built.doit("why", "a.txt").stdout


def test_why_names_templates_and_edits(built: Lab) -> None:
    (built.root / "templates" / "index.txt").write_text("INDEX %s\n")
    (built.out / "index.txt").write_text("mine\n")
    assert built.doit("why", "index.txt").stdout.endswith("\n  edited by you\n  templates/index.txt changed\n")
    (built.out / "a.txt").unlink()
    assert "deleted by you" in built.doit("why", "a.txt").stdout
    built.spec({**THREE, "d.txt": "four"})
    assert "not built yet" in built.doit("why", "d.txt").stdout
    assert 'view: names[1] added "d.txt"' in built.doit("why", "index.txt").stdout
    assert "Did you mean 'a.txt'?" in built.doit("why", "a.tx", code=1).stderr


@pytest.mark.parametrize("command", ["forget", "ignore", "dumpdb", "reset-dep"])
def test_commands_about_a_database_say_that_there_is_none(built: Lab, command: str) -> None:
    done = built.doit(command, "generate:shop", code=1)
    assert "decided by content alone" in done.stderr


def test_no_database_is_left_behind(built: Lab) -> None:
    assert sorted(path.name for path in built.root.iterdir() if path.name.startswith(".")) == [".cache"]


def test_a_spec_without_the_app_key_is_no_application(lab: Lab) -> None:
    (lab.root / "specs" / "notes.yaml").write_text("title: not an application\n")
    assert "notes" not in lab.doit("list", "--all").stdout
    done = lab.doit("generate:notes", code=1)
    assert "specs/notes.yaml has no `app:` key" in done.stderr


def test_diff_into_a_pipe_that_closes_says_nothing(built: Lab) -> None:
    built.spec({f"n{number}.txt": "x" * 1000 for number in range(300)})
    command = f"{sys.executable} -m doit diff | head -1"
    done = subprocess.run(
        command, shell=True, cwd=built.root, env=built.settings({}), capture_output=True, text=True, check=False
    )
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""
