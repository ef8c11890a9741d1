"""Two specs, and the migration from one to the other or what has to be said first; ``REGOLD=1`` rewrites both.

``before.yaml`` was released, and so was ``between.yaml`` where it is there; ``unreleased.yaml`` was not, and
``after.yaml`` is what became of it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generators.language.messages.codes import CODES
from generators.language.yaml.parser import parse
from generators.support.errors import SpecErrors
from generators.views.tests.releases import release_views
from tests.evolution.evolving import Evolution, release

FOLDER = Path(__file__).with_name("cases")
CASES = sorted(path.name for path in FOLDER.iterdir())
# Codes of what only a history can be held against.
EVOLVED = {
    "dropped-entity", "dropped-field", "hint-changed", "hint-released", "new-required", "now-required", "removed-value",
    "retyped", "soft-delete-off", "wrong-expression",
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_case(name: str) -> None:
    folder = FOLDER / name
    evolution = Evolution((folder / "before.yaml").read_text())
    for earlier in sorted(folder.glob("between*.yaml")):
        assert evolution.edit(earlier.read_text()).snapshot is not None
        evolution.release()
    if (waiting := folder / "unreleased.yaml").exists():
        assert evolution.edit(waiting.read_text()).snapshot is not None
    after = (folder / "after.yaml").read_text()
    following = evolution.edit(after)
    if following.problems:
        document = parse(after, "after.yaml")
        for each in following.problems:
            document.report(each.loc, each.code, each.message, each.hint, at="key")
        compare(folder / "refused.txt", f"{SpecErrors(document.errors)}\n")
    else:
        assert following.snapshot is not None
        compare(folder / f"{following.snapshot.revision}.py", evolution.migration(following.snapshot.revision))


@pytest.mark.parametrize("name", ["as_they_were", "converts", "drops", "fills", "renames", "values"])
def test_rows_of_the_release_before(name: str) -> None:
    folder = FOLDER / name
    evolution = Evolution((folder / "before.yaml").read_text())
    evolution.edit((folder / "after.yaml").read_text())
    (view,) = release_views(evolution.history.revisions()).values()
    compare(folder / "0001.json", release(view))


def compare(path: Path, found: str) -> None:
    if os.environ.get("REGOLD") == "1":
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


def test_every_code_has_a_case() -> None:
    texts = "\n".join(path.read_text() for path in FOLDER.glob("*/refused.txt"))
    assert {code for code in EVOLVED if f": {code}: " in texts} == EVOLVED
    assert set(CODES) > EVOLVED
