"""The trees that are expected: what depends on the spec for each app, what does not once for all of them.

``trees/_common`` has the files whose view is empty, with ``specs/<app>.yaml`` where their first line names the spec;
``trees/<app>.txt`` lists those that an app has, and ``trees/<app>`` has the rest of it.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

TREES = Path(__file__).parent / "trees"
COMMON = TREES / "_common"
_PLACEHOLDER = b"specs/<app>.yaml"


@dataclass(frozen=True, slots=True)
class Tree:
    """The files of an app by their paths. common: those that no spec changes, but for its name in the first line."""

    own: dict[str, bytes]
    common: dict[str, bytes]


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path there."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def expected_tree(app: str) -> Tree:
    """What is expected of an app."""
    names = (TREES / f"{app}.txt").read_text().splitlines()
    common = {name: _renamed((COMMON / name).read_bytes(), _PLACEHOLDER, _spec(app)) for name in names}
    return Tree(files_below(TREES / app), common)


def expected(app: str) -> dict[str, bytes]:
    """Every file that is expected of an app by its path."""
    tree = expected_tree(app)
    return {**tree.own, **tree.common}


def rewrite(trees: Mapping[str, Tree]) -> None:
    """Make these trees the expected ones. Raises AssertionError for a common file that differs between them."""
    common = _shared(trees)
    shutil.rmtree(TREES)
    write(COMMON, common)
    for app, tree in trees.items():
        write(TREES / app, tree.own)
        (TREES / f"{app}.txt").write_text("".join(f"{name}\n" for name in sorted(tree.common)))


def _shared(trees: Mapping[str, Tree]) -> dict[str, bytes]:
    """The common files of all trees, without the name of a spec."""
    shared: dict[str, bytes] = {}
    for app, tree in trees.items():
        for name, data in tree.common.items():
            unnamed = _renamed(data, _spec(app), _PLACEHOLDER)
            assert shared.setdefault(name, unnamed) == unnamed, f"{name} has an empty view, and is another in {app}"
    return shared


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files below a folder."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def _spec(app: str) -> bytes:
    return f"specs/{app}.yaml".encode()


def _renamed(data: bytes, old: bytes, new: bytes) -> bytes:
    """A file with another spec in its first line; a file that names none there as it is."""
    first, end, rest = data.partition(b"\n")
    return first.replace(old, new) + end + rest
