"""``doit release`` and what follows it, as a user runs it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import Project, copy_project

APP = "library"
CASES = Path(__file__).with_name("cases")


@pytest.fixture
def library(tmp_path: Path) -> Project:
    """A project with one application, which was released."""
    return released(tmp_path, "values/before.yaml")


def released(root: Path, case: str) -> Project:
    """A project in which one of the cases was released."""
    made = Project(copy_project(root))
    for spec in (made.root / "specs").glob("*.yaml"):
        spec.unlink()
    write(made, case)
    done = made.doit(f"release:{APP}")
    assert done.returncode == 0, done.stdout + done.stderr
    return made


def write(project: Project, case: str) -> None:
    """Make one of the cases the spec."""
    shutil.copy(CASES / case, project.root / "specs" / f"{APP}.yaml")


def history(project: Project) -> dict[str, bytes]:
    """Every file of the history."""
    return {path.name: path.read_bytes() for path in (project.root / "specs" / f"{APP}.history").iterdir()}


def versions(project: Project) -> dict[str, str]:
    """The migrations that are generated, without the line that says by what."""
    folder = project.root / "out" / APP / "alembic" / "versions"
    return {path.name: path.read_text().partition("\n")[2] for path in folder.glob("*.py")}


def test_a_release_after_the_other(tmp_path: Path) -> None:
    library = released(tmp_path, "drops/before.yaml")
    first = history(library)
    assert sorted(first) == ["0001_initial_schema.py", "0001_initial_schema.yaml"]
    assert versions(library) == {"0001_initial_schema.py": first["0001_initial_schema.py"].decode()}

    write(library, "drops/after.yaml")
    missing = library.doit("generate", "--check")
    assert missing.returncode == 1
    assert "0002_change_3_tables.yaml is missing" in missing.stderr
    assert history(library) == first

    added = library.doit(f"generate:{APP}")
    assert added.returncode == 0, added.stdout + added.stderr
    assert "0002_change_3_tables.yaml" in added.stdout
    assert history(library).items() > first.items()
    assert sorted(versions(library)) == ["0001_initial_schema.py", "0002_change_3_tables.py"]
    assert library.doit("generate", "--check").returncode == 0
    assert "0 rendered" in library.doit(f"generate:{APP}").stdout

    done = library.doit(f"release:{APP}")
    assert done.returncode == 0, done.stdout + done.stderr
    assert sorted(history(library)) == [
        "0001_initial_schema.py",
        "0001_initial_schema.yaml",
        "0002_change_3_tables.py",
        "0002_change_3_tables.yaml",
        "0003_drop_what_the_last_release_left_behind.yaml",
    ]
    spec = library.root / "specs" / f"{APP}.yaml"
    text = spec.read_text().replace("    dropped: {fields: [pages, slug, tags]}\n", "")
    spec.write_text(text.replace("dropped: {entities: [Note]}\n", ""))
    again = library.doit(f"generate:{APP}")
    assert again.returncode == 0, again.stdout + again.stderr
    assert sorted(versions(library)) == [
        "0001_initial_schema.py",
        "0002_change_3_tables.py",
        "0003_drop_what_the_last_release_left_behind.py",
    ]


def test_a_hint_that_was_released_is_to_be_removed(library: Project) -> None:
    write(library, "renames/after.yaml")
    done = library.doit(f"release:{APP}")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "hint-released" in done.stdout

    refused = library.doit(f"generate:{APP}")
    assert refused.returncode == 1
    assert "hint-released: the last release has no Article" in refused.stderr

    spec = library.root / "specs" / f"{APP}.yaml"
    text = spec.read_text().replace("    renamed_from: Article\n", "").replace("renamed_from: title, ", "")
    spec.write_text(text.replace(", renamed_from: author", ""))
    done = library.doit(f"generate:{APP}")
    assert done.returncode == 0, done.stdout + done.stderr
    assert sorted(versions(library)) == ["0001_initial_schema.py", "0002_change_3_tables.py"]


def test_what_is_missing_is_asked_for_and_nothing_is_written(library: Project) -> None:
    before, made = history(library), versions(library)
    write(library, "missing/after.yaml")
    refused = library.doit(f"generate:{APP}")
    assert refused.returncode == 1
    assert "specs/library.yaml:13:3: dropped-field: Article.pages is gone" in refused.stderr
    assert (history(library), versions(library)) == (before, made)


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("0001_initial_schema.yaml", "revision: '0001'", "is not the snapshot that was written"),
        ("0001_initial_schema.yaml", "\udcff", "it is not UTF-8 text"),
        ("0002_other.yaml", None, "it holds revision 0001_initial_schema"),
        ("0001_initial_schema.py", "", "what was released has to be the first revisions"),
    ],
    ids=["damaged", "no text", "another one", "without its migration"],
)
def test_a_history_that_does_not_fit_is_refused(library: Project, name: str, text: str | None, says: str) -> None:
    folder = library.root / "specs" / f"{APP}.history"
    if text is None:
        (folder / "0001_initial_schema.yaml").rename(folder / name)
    elif text:
        (folder / name).write_bytes(text.encode(errors="surrogateescape"))
    else:
        (folder / name).unlink()
    refused = library.doit(f"generate:{APP}")
    assert refused.returncode == 1
    assert says in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_migration_that_was_edited_is_not_released(library: Project) -> None:
    write(library, "values/after.yaml")
    assert library.doit(f"generate:{APP}").returncode == 0
    before = history(library)
    (made,) = (library.root / "out" / APP / "alembic" / "versions").glob("0002_*.py")
    generated = made.read_text()
    made.write_text(f"{generated}# Mine\n")

    refused = library.doit(f"release:{APP}")
    assert refused.returncode == 1
    assert f"{made.name} was edited by you" in refused.stderr
    assert history(library) == before
    assert made.read_text() == f"{generated}# Mine\n"

    path = f"alembic/versions/{made.name}"
    assert library.doit(f"generate:{APP}", "--theirs", path).returncode == 0
    assert library.doit(f"release:{APP}").returncode == 0


def test_two_branches_that_both_added_a_revision(library: Project) -> None:
    write(library, "values/after.yaml")
    assert library.doit(f"generate:{APP}").returncode == 0
    folder = library.root / "specs" / f"{APP}.history"
    (mine,) = folder.glob("0002_*.yaml")
    kept = mine.read_text()
    mine.unlink()
    write(library, "additions/after.yaml")
    assert library.doit(f"generate:{APP}").returncode == 0
    mine.write_text(kept)

    refused = library.doit(f"generate:{APP}")
    assert refused.returncode == 1
    assert "two branches added one each" in refused.stderr

    done = library.doit(f"squash:{APP}")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0002_change_" in done.stdout
    assert len(history(library)) == 3
    assert library.doit(f"generate:{APP}", "--check").returncode == 0


def test_revisions_that_were_not_released_become_one(library: Project) -> None:
    released = history(library)
    text = (CASES / "values" / "before.yaml").read_text()
    spec = library.root / "specs" / f"{APP}.yaml"
    for number in (1, 2):
        text = text.replace("    fields:\n", f"    fields:\n      more_{number}: {{type: string, optional: true}}\n", 1)
        spec.write_text(text)
        assert library.doit(f"generate:{APP}").returncode == 0
    assert len(history(library)) == len(released) + 2

    done = library.doit(f"squash:{APP}")
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(history(library)) == len(released) + 1
    assert history(library).items() > released.items()
