"""Small pieces of source code, as text that is safe whatever the value."""

from __future__ import annotations

import json
import keyword
import re
from decimal import Decimal
from typing import Final

# Words that PostgreSQL does not take as a bare column name (its "reserved" keywords, documentation appendix C).
_SQL_RESERVED_WORDS: Final = """
    all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate collation
    column concurrently constraint create cross current_catalog current_date current_role current_schema current_time
    current_timestamp current_user default deferrable desc distinct do else end except false fetch for foreign freeze
    from full grant group having ilike in initially inner intersect into is isnull join lateral leading left like limit
    localtime localtimestamp natural not notnull null offset on only or order outer overlaps placing primary references
    returning right select session_user similar some symmetric system_user table tablesample then to trailing true
    union unique user using variadic verbose when where window with"""
SQL_RESERVED: Final = frozenset(_SQL_RESERVED_WORDS.split())

# Source characters of one string literal: with its indent it stays within a line.
_CHUNK: Final = 88
_RUN: Final = re.compile(r"(.)\1{20,}")


def py(value: object) -> str:
    """Python source of a plain value."""
    if isinstance(value, str):
        return repr(value) if len(repr(value)) <= _CHUNK else _long(value)
    if isinstance(value, list | tuple):
        return "[" + ", ".join(py(item) for item in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{py(key)}: {py(item)}" for key, item in value.items()) + "}"
    if isinstance(value, Decimal):
        return f'Decimal("{value}")'
    return repr(value)


def json_code(value: object) -> str:
    """Python source of a JSON value; long runs of one character as ``"x" * 200``."""
    if isinstance(value, str) and len(value) > 20:
        head = value.rstrip(value[-1])
        run = len(value) - len(head)
        if run > 20:
            repeated = f"{py(value[-1])} * {run}"
            return f"{py(head)} + {repeated}" if head else repeated
    if isinstance(value, list) and len(value) > 10 and value.count(value[0]) == len(value):
        return f"[{json_code(value[0])}] * {len(value)}"
    return py(value)


def _long(value: str) -> str:
    """A long string as adjacent literals, broken after blanks or slashes, so that no line is too long."""
    chunks, rest = [], value
    while len(repr(rest)) > _CHUNK:
        width = next(width for width in range(_CHUNK, 0, -1) if len(repr(rest[:width])) <= _CHUNK)
        end = next((end for each in " /" if (end := rest.rfind(each, width // 2, width) + 1)), width)
        chunks.append(rest[:end])
        rest = rest[end:]
    return f"({' '.join(repr(chunk) for chunk in [*chunks, rest] if chunk)})"


def sql_name(name: str) -> str:
    """A column name inside SQL text, quoted only where PostgreSQL needs it."""
    return f'"{name}"' if name in SQL_RESERVED else name


def sql(value: object) -> str:
    """An SQL literal."""
    if isinstance(value, str):
        quoted = value.replace("'", "''")
        return f"E'{quoted.replace(chr(92), chr(92) * 2)}'" if "\\" in value else f"'{quoted}'"
    return str(value)


def sql_text(text: str) -> str:
    """Python source of SQL text for ``CheckConstraint`` and ``text()``, which read ``:name`` as a parameter."""
    return py(re.sub(r"(?<![:\w]):(?=\w)", r"\\:", text))


def toml(value: str) -> str:
    """A TOML basic string."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def yaml(value: str) -> str:
    """A YAML double-quoted scalar: JSON, with what YAML calls line breaks escaped."""
    text = json.dumps(value, ensure_ascii=False)
    return re.sub("[\x7f-\x9f\u2028\u2029\ufeff]", lambda match: f"\\u{ord(match[0]):04x}", text)


def markdown(value: str) -> str:
    """Free text inside a Markdown line or table cell: no markup, no HTML, no line break, no table bar."""
    flat = " ".join(value.split())
    return re.sub(r"([\\`*_{}\[\]<>#|~$!])", r"\\\1", flat)


def json_text_code(text: str) -> str:
    """Python source of JSON text: backslashes in a raw string, long runs of one character as ``"x" * 200``."""
    pieces, end = [], 0
    for run in _RUN.finditer(text):
        pieces += [_json_piece(text[end : run.start()]), f"{py(run[1])} * {len(run[0])}"]
        end = run.end()
    return " + ".join(piece for piece in [*pieces, _json_piece(text[end:])] if piece)


def _json_piece(text: str) -> str:
    if "\\" in text and "'" not in text and len(text) <= _CHUNK:
        return f"r'{text}'"
    return py(text) if text else ""


def json_text(value: str) -> str:
    """A JSON string."""
    return json.dumps(value, ensure_ascii=False)


def keyword_argument(name: str, code: str) -> str:
    """``name=code``; a word of Python is an argument only inside a mapping."""
    return f"**{{{py(name)}: {code}}}" if keyword.iskeyword(name) else f"{name}={code}"
