"""What the tests of a place need, which says when they are run, and which of them have to share a worker."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

import pytest
from xdist.scheduler import LoadScopeScheduling

KINDS: Final = ("docker", "app", "unit", "exhaustive")


@dataclass(frozen=True, slots=True)
class Place:
    """Tests of one kind. together: the tests for which this is the same share a worker."""

    kind: str
    together: str


# The most exact prefix of a path below ``tests`` counts; what takes longest stands first, and is begun first.
# Tests with an engine look at all that is in it. Others share what takes long to make, or the files that they rewrite.
PLACES: Final = {
    "containers/": Place("docker", "docker"),
    "verify/test_command.py": Place("docker", "docker"),
    "verify/test_mvp.py": Place("docker", "docker"),
    "generated/test_apps.py": Place("app", "{parameter}"),
    "generated/test_strangers.py": Place("app", "{file}"),
    "verify/test_kubernetes.py": Place("app", "{file}"),
    "verify/test_row_rules.py": Place("app", "{file}"),
    "verify/": Place("app", "{test}"),
    "laws/": Place("app", "laws"),
    "drawn/": Place("app", "{file}"),
    "generated/": Place("app", "{test}"),
    "graph/": Place("app", "{test}"),
    "names/": Place("app", "{test}"),
    "changes/test_pages.py": Place("unit", "{file}"),
    "changes/": Place("app", "{file}"),
    "evolution/test_cases.py": Place("unit", "{file}"),
    "evolution/test_mutants.py": Place("unit", "{file}"),
    "evolution/": Place("app", "{file}"),
    "operations/": Place("unit", "{file}"),
    "golden/": Place("unit", "{file}"),
    "unit/": Place("unit", "{file}"),
}


def prefix_of(path: str) -> str:
    """The place of a test file. Raises UsageError when it has none."""
    found = [prefix for prefix in PLACES if path.startswith(prefix)]
    if not found:
        raise pytest.UsageError(f"tests/{path} is of no kind: give its folder one in tests/kinds.py")
    return max(found, key=len)


def kind_of(path: str, marks: Collection[str]) -> str:
    """The kind of a test: the one that it is marked with, or that of its place. Raises UsageError for two."""
    own = sorted(set(marks) & set(KINDS))
    if len(own) > 1:
        raise pytest.UsageError(f"a test of tests/{path} is of several kinds: {', '.join(own)}")
    return own[0] if own else PLACES[prefix_of(path)].kind


def turn_of(path: str) -> int:
    """When a test is begun where several workers run."""
    return list(PLACES).index(prefix_of(path))


def together(node: str) -> str:
    """What tests that share a worker have in common, from the id of one: ``tests/unit/test_plan.py::test_x[y]``."""
    file, _, name = node.partition("::")
    place = PLACES[prefix_of(file.removeprefix("tests/"))]
    return place.together.format(file=file, test=node, parameter=name.partition("[")[2])


class Together(LoadScopeScheduling):  # type: ignore[misc]  # it has no types
    """Gives a worker all tests that share one."""

    def _split_scope(self, nodeid: str) -> str:
        return together(nodeid)
