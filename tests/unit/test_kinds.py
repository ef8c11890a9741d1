"""Every test is of one kind, and tests that share something share a worker."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kinds import PLACES, kind_of, prefix_of, together, turn_of

TESTS = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("path", "marks", "kind"),
    [
        ("unit/test_plan.py", {"parametrize"}, "unit"),
        ("unit/test_spec_fuzz.py", {"exhaustive"}, "exhaustive"),
        ("verify/test_controls.py", set(), "app"),
        ("verify/test_command.py", set(), "docker"),
    ],
)
def test_a_mark_counts_before_the_place(path: str, marks: set[str], kind: str) -> None:
    assert kind_of(path, marks) == kind


@pytest.mark.parametrize(
    ("path", "marks", "message"),
    [
        ("elsewhere/test_it.py", set(), "tests/elsewhere/test_it.py is of no kind"),
        ("unit/test_plan.py", {"app", "docker"}, "of several kinds: app, docker"),
    ],
)
def test_a_test_of_no_kind_or_of_several_stops_the_run(path: str, marks: set[str], message: str) -> None:
    with pytest.raises(pytest.UsageError, match=message):
        kind_of(path, marks)


def test_every_place_has_tests() -> None:
    files = {path.relative_to(TESTS).as_posix() for path in TESTS.rglob("test_*.py") if "trees" not in path.parts}
    assert {prefix_of(file) for file in files} == set(PLACES)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("containers/test_tasks.py::test_a", "verify/test_command.py::test_b", True),
        ("generated/test_apps.py::test_ruff[shop]", "generated/test_apps.py::test_mypy_strict[shop]", True),
        ("generated/test_apps.py::test_ruff[shop]", "generated/test_apps.py::test_ruff[tasks]", False),
        ("laws/test_shop.py::test_a", "laws/test_all_or_nothing.py::test_b", True),
        ("verify/test_controls.py::test_a[x]", "verify/test_controls.py::test_a[y]", False),
        ("verify/test_kubernetes.py::test_a[x]", "verify/test_kubernetes.py::test_a[y]", True),
        ("golden/test_golden.py::test_tree[a]", "golden/test_golden.py::test_tree[b]", True),
    ],
)
def test_who_shares_a_worker(first: str, second: str, same: bool) -> None:
    assert (together(f"tests/{first}") == together(f"tests/{second}")) is same


def test_what_takes_longest_is_begun_first() -> None:
    assert turn_of("containers/test_tasks.py") < turn_of("generated/test_apps.py") < turn_of("unit/test_plan.py")
