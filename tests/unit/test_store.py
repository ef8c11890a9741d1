"""The content-addressed store."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generators.support.hashing import digest_of
from generators.support.store import Action, Store, write_atomic

KEY = digest_of(b"what was asked for")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def entries(store: Store, kind: str) -> list[Path]:
    return [path for path in (store.root / kind).rglob("*") if path.is_file()]


def test_a_blob_comes_back(store: Store) -> None:
    digest = store.put_blob(b"text")
    assert digest == digest_of(b"text")
    assert store.get_blob(digest) == b"text"


def test_what_was_never_put_is_none(store: Store) -> None:
    assert store.get_blob(KEY) is None
    assert store.get_action(KEY) is None
    assert store.result(KEY) is None


def test_an_action_comes_back(store: Store) -> None:
    action = Action(store.put_blob(b"out"))
    store.put_action(KEY, action)
    assert store.get_action(KEY) == action
    assert store.result(KEY) == digest_of(b"out")


@pytest.mark.parametrize("damage", [b"", b"txet", b"text and more"])
def test_a_damaged_blob_is_dropped_and_can_be_put_again(store: Store, damage: bytes) -> None:
    digest = store.put_blob(b"text")
    [entry] = entries(store, "blobs")
    entry.write_bytes(damage)
    assert store.get_blob(digest) is None
    assert entries(store, "blobs") == []
    entry.write_bytes(damage)
    store.put_blob(b"text")
    assert store.get_blob(digest) == b"text"


def test_a_damaged_action_is_dropped(store: Store) -> None:
    store.put_action(KEY, Action(store.put_blob(b"out")))
    [entry] = entries(store, "actions")
    entry.write_bytes(entry.read_bytes().replace(digest_of(b"out").encode(), digest_of(b"other").encode()))
    assert store.get_action(KEY) is None
    assert entries(store, "actions") == []


def test_an_action_under_the_wrong_key_is_dropped(store: Store) -> None:
    store.put_action(KEY, Action(store.put_blob(b"out")))
    [entry] = entries(store, "actions")
    other = digest_of(b"something else")
    place = store.root / "actions" / other[:2] / other[2:]
    place.parent.mkdir(parents=True, exist_ok=True)
    entry.rename(place)
    assert store.get_action(other) is None


def test_an_action_without_its_output_has_no_result(store: Store) -> None:
    store.put_action(KEY, Action(digest_of(b"never put")))
    assert store.result(KEY) is None


@pytest.mark.parametrize("mask", [0o000, 0o077])
def test_write_atomic_sets_the_mode_whatever_the_umask(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        stat = write_atomic(tmp_path / "file", b"text", 0o755)
    finally:
        os.umask(before)
    assert stat.st_mode & 0o777 == 0o755
    assert os.listdir(tmp_path) == ["file"]


def test_write_atomic_leaves_nothing_behind_when_it_fails(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        write_atomic(tmp_path / "folder", b"text")
    assert os.listdir(tmp_path) == ["folder"]
