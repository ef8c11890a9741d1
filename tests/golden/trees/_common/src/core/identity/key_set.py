# Generated from specs/<app>.yaml by templates/src/core/identity/key_set.py.j2.
"""Sets of public keys (RFC 7517): what in them can check a token, and what has no place there."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import jwt

MAX_KEYS = 100
MAX_ID_LENGTH = 100

# What is secret of an asymmetric key, and a symmetric key.
_SECRET = frozenset({"d", "k"})

# A key with each of the algorithms that it may be used with: which one it is, is never the word of a token alone.
PublicKey = Mapping[str, jwt.PyJWK]


class KeySetError(ValueError):
    """This is no set of keys, or none of them is of use."""


@dataclass(frozen=True, slots=True)
class KeySet:
    """Public keys. only: the key, where there is one; skipped: the ids of those that cannot be used."""

    by_id: Mapping[str, PublicKey]
    only: PublicKey | None
    skipped: Sequence[str]

    def find(self, key_id: str | None) -> PublicKey | None:
        """Return the key with an id. A token that names none means the only one."""
        return self.only if key_id is None else self.by_id.get(key_id)


def read_key_set(content: str | bytes, algorithms: Iterable[str]) -> KeySet:
    """Return the public keys for these algorithms. Raises KeySetError."""
    found: list[tuple[object, PublicKey]] = []
    skipped: list[str] = []
    algorithms = tuple(algorithms)
    for entry in _entries(content):
        if entry.get("use", "sig") != "sig":
            continue
        if key := _read(entry, algorithms):
            found.append((entry.get("kid"), key))
        else:
            skipped.append(str(entry.get("kid", ""))[:MAX_ID_LENGTH])
    if not found:
        raise KeySetError("no key of the set can be used")
    # Of two keys with one id the first one stays.
    by_id = {key_id: key for key_id, key in reversed(found) if isinstance(key_id, str)}
    return KeySet(by_id, found[0][1] if len(found) == 1 else None, skipped)


def check_public_keys(content: str, algorithms: Iterable[str]) -> None:
    """Raise KeySetError when keys cannot be used or, given by somebody in a hurry, should not be here at all."""
    if any(map(_is_secret, _entries(content))):
        raise KeySetError("one of the keys is private or symmetric; only public keys belong here")
    read_key_set(content, algorithms)


def _entries(content: str | bytes) -> list[dict[str, Any]]:
    """Return the keys of a set as they are written."""
    try:
        document = json.loads(content)
    except (ValueError, RecursionError):
        raise KeySetError("the set is not JSON") from None
    keys = document.get("keys") if isinstance(document, dict) else None
    if not isinstance(keys, list) or not all(isinstance(key, dict) for key in keys):
        raise KeySetError('the set is not like {"keys": [{...}]}')
    if len(keys) > MAX_KEYS:
        raise KeySetError(f"the set has more than {MAX_KEYS} keys")
    return keys


def _is_secret(entry: Mapping[str, Any]) -> bool:
    """Whether who knows this key can make tokens."""
    return not _SECRET.isdisjoint(entry)


def _read(entry: dict[str, Any], algorithms: Iterable[str]) -> PublicKey:
    if _is_secret(entry):
        return {}
    named = entry.get("alg")
    read = {name: _with_algorithm(entry, name) for name in algorithms if named in (None, name)}
    return {name: key for name, key in read.items() if key is not None}


def _with_algorithm(entry: dict[str, Any], algorithm: str) -> jwt.PyJWK | None:
    """Return the key, None when it is broken, weak or for another algorithm."""
    try:
        key = jwt.PyJWK(entry, algorithm)
        # PyJWK itself takes a key of another curve.
        prepared = key.Algorithm.prepare_key(key.key)
    except jwt.PyJWTError:
        return None
    is_weak = key.Algorithm.check_key_length(prepared) is not None
    return None if is_weak else key
