"""An application of more lists than FastAPI remembers the queries of."""

from __future__ import annotations

import json
from string import ascii_lowercase, ascii_uppercase

import pytest

from tests.conftest import Project

APP = "many_lists"
LISTS = 130


def spec() -> str:
    """Entities with a list each."""
    names = (f"{first}{second}x" for second in ascii_lowercase for first in ascii_uppercase)
    entity = "    fields: {name: {type: string, max_length: 9}}\n    endpoints: {list: {}}\n"
    entities = "".join(f"  Thing{name}:\n{entity}" for name, _ in zip(names, range(LISTS), strict=False))
    return f"app: {{name: {APP}, title: Many lists}}\nentities:\n{entities}"


@pytest.mark.exhaustive
def test_it_describes_itself(project: Project) -> None:
    (project.root / "specs" / f"{APP}.yaml").write_text(spec())
    done = project.doit(f"openapi:{APP}")
    assert done.returncode == 0, done.stdout + done.stderr
    document = json.loads((project.root / "out" / APP / "openapi.json").read_text())
    assert len([path for path in document["paths"] if "thing" in path]) == LISTS
    assert len([name for name in document["components"]["schemas"] if name.startswith("Thing")]) >= LISTS
    done = project.run(APP, "pytest", "-q", "--no-cov", "tests/unit/test_openapi.py")
    assert done.returncode == 0, done.stdout + done.stderr
