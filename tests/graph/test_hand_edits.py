"""What the user wrote is never overwritten and never lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.graph.conftest import THREE, Lab

MOVED_ON = {**THREE, "a.txt": "ONE", "src/b.txt": "TWO"}


def edit(lab: Lab, path: str, text: str = "mine\n") -> Path:
    place = lab.out / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text)
    return place


def test_an_edit_is_left_alone_while_what_is_generated_stays(built: Lab) -> None:
    edit(built, "a.txt")
    built.spec({**THREE, "src/b.txt": "TWO"})
    assert "1 edited by you and kept" in built.doit().stdout
    assert built.tree()["a.txt"] == "mine\n"
    assert "TWO" in built.tree()["src/b.txt"]
    assert built.record()["a.txt"]["state"] == "edited"
    assert "1 edited by you and kept" in built.doit().stdout


def test_an_edit_in_conflict_stops_the_whole_application(built: Lab) -> None:
    edit(built, "a.txt")
    before = built.tree()
    built.spec(MOVED_ON)
    done = built.doit(code=1)
    assert "out/shop/a.txt  (changed by you, and generated differently now)" in done.stderr
    assert "--theirs" in done.stderr
    assert "--mine" in done.stderr
    assert built.tree() == before


def test_theirs_takes_the_generated_file_and_keeps_a_copy(built: Lab) -> None:
    edit(built, "a.txt")
    built.spec(MOVED_ON)
    built.doit("generate:shop", "--theirs")
    assert "ONE" in built.tree()["a.txt"]
    assert built.tree()["a.txt.mine"] == "mine\n"
    assert "4 unchanged" in built.doit().stdout


def test_a_second_copy_does_not_replace_the_first(built: Lab) -> None:
    for text in ("first\n", "second\n"):
        edit(built, "a.txt", text)
        built.doit("generate:shop", "--theirs", "a.txt")
    assert built.tree()["a.txt.mine"] == "first\n"
    assert built.tree()["a.txt.mine.1"] == "second\n"


def test_mine_keeps_the_file_until_what_is_generated_changes_again(built: Lab) -> None:
    edit(built, "a.txt")
    built.spec(MOVED_ON)
    assert "1 yours" in built.doit("generate:shop", "--mine").stdout
    assert built.tree()["a.txt"] == "mine\n"
    assert built.record()["a.txt"]["state"] == "yours"
    assert "1 yours" in built.doit().stdout
    built.spec({**MOVED_ON, "a.txt": "again"})
    built.doit(code=1)
    assert built.tree()["a.txt"] == "mine\n"


def test_choices_for_paths_leave_the_others_in_conflict(built: Lab) -> None:
    edit(built, "a.txt")
    edit(built, "src/b.txt")
    built.spec(MOVED_ON)
    done = built.doit("generate:shop", "--mine", "out/shop/a.txt", code=1)
    assert "src/b.txt" in done.stderr
    assert "out/shop/a.txt" not in done.stderr


def test_a_choice_for_an_unknown_path_is_refused(built: Lab) -> None:
    done = built.doit("generate:shop", "--theirs", "a.tx", code=1)
    assert "a.tx is not a generated file of this application. Did you mean 'a.txt'?" in done.stderr


@pytest.mark.parametrize("arguments", [("--theirs",), ("generate", "--mine"), ("generate:shop", "--mine", "--theirs")])
def test_a_choice_goes_with_one_application(built: Lab, arguments: tuple[str, ...]) -> None:
    assert built.doit(*arguments, code=None).returncode in (1, 3)


def test_undoing_an_edit_is_clean_again(built: Lab) -> None:
    text = built.tree()["a.txt"]
    edit(built, "a.txt")
    built.doit()
    edit(built, "a.txt", text)
    assert "4 unchanged" in built.doit().stdout
    assert "state" not in built.record()["a.txt"]


def test_an_edit_that_arrives_at_the_generated_bytes_is_clean(built: Lab) -> None:
    edit(built, "a.txt", 'file {"name": "a.txt", "text": "ONE"}\n')
    built.spec(MOVED_ON)
    built.doit()
    assert "state" not in built.record()["a.txt"]


def test_a_deleted_file_stays_deleted_until_asked_for(built: Lab) -> None:
    (built.out / "a.txt").unlink()
    assert "1 deleted by you" in built.doit().stdout
    built.spec(MOVED_ON)
    assert "1 deleted by you" in built.doit().stdout
    assert "a.txt" not in built.tree()
    built.doit("generate:shop", "--restore", "a.txt")
    assert "ONE" in built.tree()["a.txt"]


def test_a_file_that_is_in_the_way_is_refused_like_an_edit(lab: Lab) -> None:
    edit(lab, "a.txt")
    done = lab.doit(code=1)
    assert "out/shop/a.txt  (already there, and not generated)" in done.stderr
    assert lab.tree() == {"a.txt": "mine\n"}
    lab.doit("generate:shop", "--mine")
    assert lab.tree()["a.txt"] == "mine\n"
    assert "1 yours" in lab.doit().stdout


def test_the_same_bytes_in_the_way_are_adopted(built: Lab) -> None:
    (built.out / ".generated.json").unlink()
    assert "4 unchanged" in built.doit().stdout
    assert set(built.record()) == {"a.txt", "index.txt", "src/b.txt", "src/deep/c.txt"}


def test_a_damaged_record_is_reported(built: Lab) -> None:
    (built.out / ".generated.json").write_text("<<<<<<< ours\n")
    done = built.doit(code=1)
    assert "out/shop/.generated.json cannot be read" in done.stderr


def test_a_record_of_the_first_version_is_read(built: Lab) -> None:
    """There every file had the digests of its template's inputs."""
    edit(built, "a.txt")
    place = built.out / ".generated.json"
    now = json.loads(place.read_text())
    view = now["files"]["a.txt"]["view"]
    for entry in now["files"].values():
        entry["inputs"] = {"view": entry.pop("view"), **now["templates"][entry["template"]]}
    place.write_text(json.dumps({"version": 1, "app": "shop", "files": now["files"]}))
    built.spec({"a.txt": "one", "src/b.txt": "TWO"})
    assert "1 edited by you and kept" in built.doit().stdout
    after = json.loads(place.read_text())
    assert after["version"] == 2
    assert after["templates"] == now["templates"]
    assert after["files"]["a.txt"]["view"] == view


def test_stale_files_go_with_their_folders(built: Lab) -> None:
    built.spec({"a.txt": "one"})
    assert "2 pruned" in built.doit().stdout
    assert sorted(path.name for path in built.out.iterdir()) == [".generated.json", "a.txt", "index.txt"]


def test_an_edited_stale_file_stays_and_is_reported(built: Lab) -> None:
    edit(built, "src/b.txt")
    built.spec({"a.txt": "one"})
    assert "1 edited by you and no longer generated" in built.doit().stdout
    assert built.tree()["src/b.txt"] == "mine\n"
    assert "1 edited by you and no longer generated" in built.doit().stdout
    (built.out / "src" / "b.txt").unlink()
    assert "no longer generated" not in built.doit().stdout


def test_files_of_the_user_are_never_touched(built: Lab) -> None:
    edit(built, "src/notes.txt")
    built.spec({"a.txt": "one"})
    built.doit()
    built.doit("clean", "shop")
    assert built.tree() == {"src/notes.txt": "mine\n"}


def test_a_link_is_not_followed_by_a_write(built: Lab) -> None:
    outside = built.root / "outside.txt"
    outside.write_text("precious\n")
    (built.out / "a.txt").unlink()
    (built.out / "a.txt").symlink_to(outside)
    built.spec(MOVED_ON)
    built.doit(code=1)
    built.doit("generate:shop", "--theirs")
    assert outside.read_text() == "precious\n"
    assert not (built.out / "a.txt").is_symlink()
    assert (built.out / "a.txt.mine").is_symlink()


def test_a_linked_folder_is_not_followed(built: Lab) -> None:
    outside = built.root / "elsewhere"
    (built.out / "src").rename(outside)
    (built.out / "src").symlink_to(outside)
    before = {path: path.read_text() for path in outside.rglob("*.txt")}
    built.spec({"a.txt": "one", "src/b.txt": "TWO"})
    done = built.doit(code=1)
    assert "out/shop/src is a link" in done.stderr
    assert {path: path.read_text() for path in outside.rglob("*.txt")} == before


@pytest.mark.parametrize("path", ["../victim.txt", "/victim.txt", "src/../../victim.txt", "", "a\\b"])
def test_a_record_that_points_outside_is_refused(built: Lab, path: str) -> None:
    victim = built.root / "out" / "victim.txt"
    victim.write_text("precious\n")
    place = built.out / ".generated.json"
    record = json.loads(place.read_text())
    record["files"][path] = record["files"]["a.txt"]
    place.write_text(json.dumps(record))
    assert "is not one inside the application's folder" in built.doit(code=1).stderr
    assert victim.exists()


def test_clean_keeps_what_was_edited(built: Lab) -> None:
    edit(built, "a.txt")
    done = built.doit("clean")
    assert done.stdout == "shop: 3 files removed, kept what you changed: a.txt\n"
    assert [path.name for path in built.out.iterdir() if path.name != ".generated.json"] == ["a.txt"]
    assert "1 edited by you and kept" in built.doit().stdout
    assert len(built.tree()) == 5


def test_clean_removes_everything(built: Lab) -> None:
    built.doit("clean", "shop")
    assert not built.out.exists()
    built.doit()
    assert len(built.tree()) == 5


def test_line_breaks_of_windows_are_no_edit(built: Lab) -> None:
    for path in built.record():
        place = built.out / path
        place.write_bytes(place.read_bytes().replace(b"\n", b"\r\n"))
    (built.out / "a.txt").write_bytes(b"mine\r\n")
    said = built.doit().stdout
    assert "1 edited by you and kept" in said
    assert "up to date" in built.doit("why", "src/b.txt").stdout
    assert "edited by you" in built.doit("why", "a.txt").stdout
    built.spec({**THREE, "src/b.txt": "TWO"})
    built.doit()
    assert (built.out / "src/b.txt").read_bytes() == b'file {"name": "src/b.txt", "text": "TWO"}\n'
    assert (built.out / "src/deep/c.txt").read_bytes().endswith(b"\r\n"), "what stays is left as it is"
    built.doit("clean")
    assert sorted(path for path in built.tree() if not path.startswith(".")) == ["a.txt"]
