"""Digests, and that of the renderer itself."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

_SOURCES = (
    "template_cache.py",
    "python_source/import_order.py",
    "python_source/imports.py",
    "python_source/literals.py",
    "python_source/prose.py",
    "python_source/scopes.py",
    "python_source/symbols.py",
    "render.py",
)
_SYMBOLS = "field_types"  # each type says what its support is called


def digest_of(data: str | bytes) -> str:
    """sha256 in hex; text as UTF-8."""
    return sha256(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data).hexdigest()


@cache
def renderer_digest() -> str:
    """What turns a template and a view into bytes: our renderer, Jinja and the formatter."""
    package = Path(__file__).parents[1]
    files = [*(package / name for name in _SOURCES), *sorted((package / _SYMBOLS).rglob("*.py"))]
    sources = [digest_of(path.read_bytes()) for path in files]
    return digest_of(" ".join([*sources, version("jinja2"), version("ruff-api")]))
