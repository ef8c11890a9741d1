"""Values as messages quote them."""

from __future__ import annotations

import json


def show(value: object) -> str:
    """A value as a message quotes it: short, on one line, without control characters."""
    try:
        text = json.dumps(value, ensure_ascii=False)
    except (TypeError, ValueError):
        text = json.dumps(str(value), ensure_ascii=False)
    safe = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)
    return safe if len(safe) <= 60 else safe[:57] + "..."
