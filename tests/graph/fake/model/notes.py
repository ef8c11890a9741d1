"""Nothing to say."""

from __future__ import annotations


def notes_of(app: object) -> tuple[str, ...]:
    return ()
