"""(template, view) -> formatted text. No decisions: what a file is made from was settled by the plan."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path, PurePosixPath

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateError, TemplateNotFound
from ruff_api import FormatOptions, RuffError, format_string

from generators.derivation import Derivation
from generators.python_source import literals
from generators.python_source.import_order import sorted_imports
from generators.python_source.imports import WrongNameError, with_imports
from generators.python_source.prose import wrapped
from generators.support.errors import UserError
from generators.template_cache import Compiled

_HEADERS = {".md": "<!-- {} -->", ".mako": "## {}", ".json": "", ".typed": "", ".lock": ""}
_LINE_WIDTH = 120
_FORMAT = FormatOptions(target_version="py311", line_width=_LINE_WIDTH)
_MARKUP = ("{{", "{%", "{#")


class _Folder(BaseLoader):
    """Loads templates of the folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:
        return _source(self.root, template), f"templates/{template}", None


@cache
def _source(root: Path, name: str) -> str:
    try:
        return (root / name).read_text("utf-8")
    except OSError:
        raise TemplateNotFound(name) from None


@cache
def _environment(root: Path) -> Environment:
    environment = Environment(
        loader=_Folder(root),
        bytecode_cache=Compiled(),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 - the output is source code; free text passes through the filters below
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )
    environment.globals.clear()
    environment.filters |= {
        "py": literals.py,
        "toml": literals.toml,
        "yaml": literals.yaml,
        "json": literals.json_text,
        "md": literals.markdown,
    }
    return environment


def render(derivation: Derivation, templates: Path) -> bytes:
    """The bytes of one file. Raises UserError that names the template and the line."""
    try:
        body = _body(derivation, templates)
    except TemplateError as error:
        line = getattr(error, "lineno", None) or _line_of(error)
        raise UserError(f"templates/{derivation.template}:{line}: {error}") from error
    return _finish(derivation, templates, body).encode("utf-8")


def _body(derivation: Derivation, templates: Path) -> str:
    """The template's text with the view filled in."""
    plain = plain_text(templates, derivation.template)
    if plain is not None:
        return plain
    return _environment(templates).get_template(derivation.template).render(it=derivation.view)


@cache
def plain_text(templates: Path, name: str) -> str | None:
    """What a template without markup below its first line makes, whatever the view; None for the others."""
    first, _, rest = _source(templates, name).partition("\n")
    return rest if first.startswith("{# it: ") and not any(mark in rest for mark in _MARKUP) else None


def _line_of(error: BaseException) -> int:
    """The innermost template line on an error's traceback; 1 when there is none."""
    line, frame = 1, error.__traceback__
    while frame is not None:
        if frame.tb_frame.f_code.co_filename.startswith("templates/"):
            line = frame.tb_lineno
        frame = frame.tb_next
    return line


def _finish(derivation: Derivation, templates: Path, body: str) -> str:
    path = PurePosixPath(derivation.output)
    header = _HEADERS.get(path.suffix, "# {}")
    text = f"{header.format(_origin(derivation))}\n{body}" if header else body
    if path.suffix == ".py":
        return _format(derivation, wrapped(_with_imports(derivation, templates, text), _LINE_WIDTH))
    return text if text.endswith("\n") or not text else text + "\n"


def _origin(derivation: Derivation) -> str:
    return f"Generated from {derivation.source} by templates/{derivation.template}."


def _with_imports(derivation: Derivation, templates: Path, text: str) -> str:
    """The module with its imports; one without markup has them all, which a test holds."""
    if plain_text(templates, derivation.template) is not None:
        return sorted_imports(text, _LINE_WIDTH)
    try:
        return with_imports(text, derivation.view, _LINE_WIDTH)
    except SyntaxError as error:
        message = f"templates/{derivation.template}: {derivation.output} is not valid Python: {error}"
        raise UserError(message) from error
    except WrongNameError as error:
        place = f"templates/{derivation.template}:{_line_with(templates, derivation, error.name)}"
        raise UserError(f"{place}: {error} ({derivation.output})") from error


def _line_with(templates: Path, derivation: Derivation, name: str) -> int:
    """The first line of a template with a name; 1 where it is a value of the view."""
    lines = _source(templates, derivation.template).split("\n")
    return next((number for number, line in enumerate(lines, 1) if re.search(rf"\b{name}\b", line)), 1)


def _format(derivation: Derivation, text: str) -> str:
    try:
        return format_string(derivation.output, text, _FORMAT)
    except RuffError as error:
        message = f"templates/{derivation.template}: {derivation.output} is not valid Python: {error}"
        raise UserError(message) from error
