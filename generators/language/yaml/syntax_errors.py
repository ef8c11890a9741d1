"""YAML's syntax errors in plain words."""

from __future__ import annotations

from typing import Final, NamedTuple

import yaml

from generators.language.yaml.document import Document


class _Plain(NamedTuple):
    """A part of libyaml's message, our message, and a hint."""

    part: str
    message: str
    hint: str


_BRACES: Final = "quote text that contains { } [ ] or a comma"
_ESCAPES: Final = "write backslashes twice in \"double quotes\", or use 'single quotes'"
_WORDS: Final = (
    _Plain(
        "mapping values are not allowed",
        "a `:` is not allowed here",
        "quote text that contains `: `, or check the indentation of this line and the one above",
    ),
    _Plain(
        "unexpected end of stream",
        "a quote that is opened here is never closed",
        "close it, or quote the text with the other kind of quote",
    ),
    _Plain("',' or '}'", "this mapping is not closed, or a comma is missing", f"check the braces; {_BRACES}"),
    _Plain("',' or ']'", "this list is not closed, or a comma is missing", f"check the brackets; {_BRACES}"),
    _Plain("expected <block end>", "this line does not fit the lines above it", "align the keys of one mapping"),
    _Plain(
        "did not find expected key",
        "this line does not fit the lines above it",
        "give keys of one mapping the same indentation, and close every quote and bracket",
    ),
    _Plain("could not find expected ':'", "a key without a `:`", "write `key: value`"),
    _Plain("did not find expected '-'", "this line does not fit the list above it", "align the items of one list"),
    _Plain(
        "block sequence entries are not allowed",
        "a list item is not allowed here",
        "put the list on its own lines below its key",
    ),
    _Plain("escape", "an escape that YAML does not know", _ESCAPES),
    _Plain("hexdecimal", "an escape that YAML does not know", _ESCAPES),
)


def report_syntax_error(document: Document, error: yaml.MarkedYAMLError) -> None:
    """Report where the text stops being YAML, and why."""
    mark, problem = error.problem_mark or error.context_mark, str(error.problem)
    if "unexpected end of stream" in problem and error.context_mark is not None:
        mark = error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
    filled = max((number for number, text in enumerate(document.lines, 1) if text.strip()), default=1)
    if line > filled:  # the end of the file: point behind its last word
        line, column = filled, len(document.lines[filled - 1].rstrip()) + 1
    rest = document.lines[line - 1][column - 1 :]
    if "cannot start any token" in problem and rest.startswith("\t"):
        document.report_at(line, column, "yaml-tab", "a tab cannot be used for indentation", "use spaces")
    elif "cannot start any token" in problem:
        document.report_at(line, column, "yaml-syntax", f"a value cannot start with `{rest[:1]}`", "put it in quotes")
    else:
        plain = next((each for each in _WORDS if each.part in problem), None)
        message = plain.message if plain is not None else f"this is not valid YAML: {problem}"
        document.report_at(line, column, "yaml-syntax", message, plain.hint if plain is not None else "")
