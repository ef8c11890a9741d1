"""Values as messages quote them."""

from __future__ import annotations

import json
import re


def show(value: object) -> str:
    """A value as a message quotes it: short, on one line, without control characters."""
    try:
        text = json.dumps(value, ensure_ascii=False)
    except (TypeError, ValueError):
        text = json.dumps(str(value), ensure_ascii=False)
    safe = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)
    return safe if len(safe) <= 60 else safe[:57] + "..."


def span(text: str) -> str:
    """A text as code in a line of Markdown, whatever it holds."""
    fence = "`" * (longest_run(text) + 1)
    inside = f" {text} " if "`" in text else text
    return f"{fence}{inside}{fence}"


def longest_run(text: str) -> int:
    """How many backticks follow one another in a text, at most."""
    return max(map(len, re.findall("`+", text)), default=0)
