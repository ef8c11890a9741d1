"""Which edit renders what, counted."""

from __future__ import annotations

import os
import shutil

import pytest

from generators.graph.build.inputs import signature
from tests.graph.conftest import THREE, Lab


def signatures(lab: Lab) -> dict[str, list[int]]:
    """What changes when a file is written."""
    return {str(path): signature(path.stat()) for path in lab.out.rglob("*")}


def test_first_run_renders_everything_and_says_so(lab: Lab) -> None:
    done = lab.doit()
    assert done.stdout.startswith("shop: 4 files, 4 rendered, 0 unchanged, ")
    assert lab.rendered() == ["a.txt", "index.txt", "src/b.txt", "src/deep/c.txt"]
    assert lab.tree()["src/b.txt"] == 'file {"name": "src/b.txt", "text": "two"}\n'


def test_noop_renders_nothing_and_touches_nothing(built: Lab) -> None:
    before = signatures(built)
    done = built.doit("generate:shop")
    assert done.stdout.startswith("shop: 4 files, 0 rendered, 4 unchanged, ")
    assert built.rendered() == []
    assert signatures(built) == before


def test_noop_imports_no_planner(built: Lab) -> None:
    done = built.doit("generate:shop", PYTHONVERBOSE="1")
    assert "import 'generators.graph.output.commit'" in done.stderr
    for name in ("generators.plan", "generators.render", "generators.language", "yaml", "pydantic", "jinja2"):
        assert f"import '{name}'" not in done.stderr


def test_editing_one_entry_renders_its_file(built: Lab) -> None:
    built.spec({**THREE, "a.txt": "ONE"})
    assert "1 rendered, 3 unchanged" in built.doit().stdout
    assert built.rendered() == ["a.txt"]
    assert "ONE" in built.tree()["a.txt"]


def test_adding_an_entry_renders_it_and_the_index(built: Lab) -> None:
    built.spec({**THREE, "d.txt": "four"})
    built.doit()
    assert built.rendered() == ["d.txt", "index.txt"]


def test_editing_a_template_renders_its_files(built: Lab) -> None:
    (built.root / "templates" / "index.txt").write_text("INDEX %s\n")
    built.doit()
    assert built.rendered() == ["index.txt"]
    assert built.tree()["index.txt"].startswith("INDEX")


def test_a_comment_in_the_spec_renders_nothing(built: Lab) -> None:
    spec = built.root / "specs" / "shop.yaml"
    spec.write_text(spec.read_text() + "# a comment\n")
    assert "0 rendered, 4 unchanged" in built.doit().stdout
    assert built.rendered() == []


def test_an_edit_that_keeps_size_and_mtime_is_noticed(built: Lab) -> None:
    spec = built.root / "specs" / "shop.yaml"
    stat = spec.stat()
    spec.write_text(spec.read_text().replace("one", "eno"))
    os.utime(spec, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    built.doit()
    assert built.rendered() == ["a.txt"]


def test_going_back_renders_nothing(built: Lab) -> None:
    before = built.tree()
    built.spec({**THREE, "a.txt": "ONE"})
    built.doit()
    built.rendered()
    built.spec(THREE)
    assert "0 rendered, 3 unchanged, 1 from the store" in built.doit().stdout
    assert built.rendered() == []
    assert built.tree() == before


def test_a_deleted_out_comes_from_the_store(built: Lab) -> None:
    before = built.tree()
    shutil.rmtree(built.root / "out")
    assert "0 rendered, 0 unchanged, 4 from the store" in built.doit().stdout
    assert built.rendered() == []
    assert built.tree() == before


def test_a_deleted_cache_only_costs_time(built: Lab) -> None:
    before = built.tree()
    shutil.rmtree(built.root / ".cache")
    built.doit()
    assert built.tree() == before
    assert "4 unchanged" in built.doit().stdout


def test_a_deleted_store_alone_only_costs_time(built: Lab) -> None:
    shutil.rmtree(built.root / ".cache" / "store")
    assert "4 unchanged" in built.doit().stdout
    shutil.rmtree(built.root / "out")
    built.doit()
    assert len(built.rendered()) == 4


def test_only_the_selected_application_is_planned(built: Lab) -> None:
    built.spec({"x.txt": "BROKEN"}, app="broken")
    assert built.doit("generate:shop").stderr == ""
    done = built.doit("generate", code=1)
    assert "shop: 4 files" in done.stdout
    assert done.stderr.startswith("specs/broken.yaml:1:1: broken: the spec is broken")
    assert "Traceback" not in done.stderr


def test_an_application_is_called_like_its_file(lab: Lab) -> None:
    (lab.root / "specs" / "other.yaml").write_text("app:\n  name: shop\nfiles: {}\n")
    done = lab.doit("generate:other", code=1)
    assert done.stderr.startswith("specs/other.yaml:2:9: app-name: ")
    assert not (lab.root / "out").exists()


def test_an_unrenderable_file_leaves_the_application_alone(built: Lab) -> None:
    before = built.tree()
    built.spec({"a.txt": "ONE", "src/b.txt": "UNRENDERABLE"})
    done = built.doit(code=1)
    assert "templates/file.txt:1: it cannot be rendered" in done.stderr
    assert "generate:shop: not done" in done.stderr
    assert "Traceback" not in done.stderr
    assert built.tree() == before


def test_an_undeclared_read_fails_the_task(built: Lab) -> None:
    built.spec({"a.txt": "PEEK"})
    done = built.doit(code=1)
    assert "templates/file.txt: rendering it reads secret.txt, not one of its inputs" in done.stderr


def test_a_bug_is_called_one(built: Lab) -> None:
    built.spec({"a.txt": "BUG"})
    done = built.doit(code=2)
    assert "ZeroDivisionError" in done.stderr
    assert "a bug in the generator" in done.stderr


@pytest.mark.parametrize("options", [("-n", "4"), ("-n", "2", "-P", "thread")])
def test_parallel_runs_make_the_same(built: Lab, options: tuple[str, ...]) -> None:
    expected = built.tree()
    shutil.rmtree(built.root / "out")
    shutil.rmtree(built.root / ".cache")
    assert "4 rendered" in built.doit("-a", *options).stdout
    assert built.tree() == expected


def test_processes_are_refused(built: Lab) -> None:
    done = built.doit("-n", "2", "-P", "process", code=1)
    assert "`-P process` does not work here" in done.stderr
    assert "hint: leave it out; `-n K`" in done.stderr
    assert "Traceback" not in done.stderr


def test_surroundings_do_not_show_in_the_output(built: Lab, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = Lab(tmp_path_factory.mktemp("elsewhere") / "another place", built.packages)
    shutil.copytree(built.root, other.root, ignore=shutil.ignore_patterns("out", ".cache"))
    before = os.umask(0o077)
    try:
        other.doit(PYTHONHASHSEED="7", LC_ALL="C", TZ="Asia/Tokyo")
    finally:
        os.umask(before)
    assert other.tree() == built.tree()
    assert {path.stat().st_mode & 0o777 for path in other.out.rglob("*.txt")} == {0o644}


def test_single_files_by_name(built: Lab) -> None:
    assert "render:shop/a.txt: up to date" in built.doit("render:shop/a.txt").stdout
    built.spec({**THREE, "a.txt": "ONE", "src/b.txt": "TWO"})
    assert "render:shop/a.txt: rendered into the store" in built.doit("render:shop/a.txt").stdout
    assert built.rendered() == ["a.txt"]
    assert "one" in built.tree()["a.txt"]
