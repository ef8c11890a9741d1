"""Words in generated Python that a long name has made too long for a line: the formatter leaves those alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import wrap
from typing import Final

_DOCSTRING: Final = re.compile(r'( *)"""((?:[^\\]|\\.)+)"""')
_QUOTES: Final = '"""'
_COMMENT: Final = re.compile(r"( *)# (.+)")


def wrapped(text: str, width: int) -> str:
    """A module whose docstrings of one line and whose comments are wrapped at ``width``."""
    lines = text.split("\n")
    if all(len(line) <= width for line in lines):
        return text
    return "\n".join(each for line in lines for each in (_wrapped(line, width) if len(line) > width else [line]))


def _wrapped(line: str, width: int) -> Iterator[str]:
    if found := _COMMENT.fullmatch(line):
        yield from (f"{found[1]}# {part}" for part in _parts(found[2], width - len(found[1]) - 2))
    elif found := _DOCSTRING.fullmatch(line):
        # The formatter puts the closing quotes behind the only line of a docstring, however long that becomes.
        parts = _parts(f'"""{found[2]}', width - len(found[1]) - len(_QUOTES))
        yield from (f"{found[1]}{part}" for part in (*parts, _QUOTES))
    else:
        yield line


def _parts(words: str, width: int) -> list[str]:
    return wrap(words, width, break_long_words=False, break_on_hyphens=False)
