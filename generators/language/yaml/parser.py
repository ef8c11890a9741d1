"""YAML text -> ``Document``. Built from parser events, so that nothing is expanded, resolved or nested unseen."""

from __future__ import annotations

import re
from typing import Any, Final

import yaml

from generators.language.yaml.document import Document, Node
from generators.language.yaml.scalars import Problem, resolve
from generators.language.yaml.syntax_errors import report_syntax_error
from generators.support.errors import SpecErrors

MAX_DEPTH: Final = 50
# C0 and C1 controls, line separators, zero-width and bidirectional controls, surrogates, non-characters.
FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Stop(Exception):
    """The rest of the file cannot be read; the reason is among the document's errors."""


def parse(text: str, display: str) -> Document:
    """The tree of a spec's text, with the errors found on the way. Raises SpecErrors when the text cannot be read."""
    document = Document(display, text.split("\n"))
    try:
        _refuse_raw_characters(document, text)
        _Builder(document, _LOADER(text)).run()
    except yaml.MarkedYAMLError as error:
        report_syntax_error(document, error)
        raise SpecErrors(document.errors) from None
    except Stop:
        raise SpecErrors(document.errors) from None
    return document


def _refuse_raw_characters(document: Document, text: str) -> None:
    if FORBIDDEN.search(text) is None:
        return
    for number, line in enumerate(document.lines, 1):
        if (match := FORBIDDEN.search(line)) is not None:
            document.report_at(number, match.start() + 1, *_forbidden(match[0]))
    if document.errors:
        raise Stop


def _forbidden(char: str) -> tuple[str, str, str]:
    message = f"the character U+{ord(char):04X} is not allowed in a spec"
    return "control-character", message, "delete it; line breaks and tabs are the only control characters text may have"


class _Builder:
    """Turns events into nodes."""

    def __init__(self, document: Document, loader: Any) -> None:
        self.document = document
        self._next = loader.get_event
        self._documents = 0

    def run(self) -> None:
        """Read all events. Raises Stop where reading on makes no sense."""
        while (event := self._next()) is not None:
            if isinstance(event, yaml.DocumentStartEvent):
                self._start_document(event)
            elif isinstance(event, yaml.NodeEvent):
                self.document.root = self._node(event, 0)
                self.document.data = self.document.root.data

    def _start_document(self, event: Any) -> None:
        line, column = _place(event)
        self._documents += 1
        if self._documents > 1:
            self.document.report_at(
                line, column, "yaml-documents", "a second document starts here", "write one spec per file"
            )
            raise Stop
        if event.version or event.tags:
            self.document.report_at(
                line, column, "yaml-directive", "`%` directives are not supported", "delete the line"
            )

    def _node(self, event: Any, depth: int) -> Node:
        """The value that starts with an event, inside so many collections."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        if kind is yaml.AliasEvent:
            return self._alias(event)
        line, column = _place(event)
        self._refuse_decoration(event, line, column)
        if depth >= MAX_DEPTH:
            self.document.report_at(
                line, column, "yaml-too-deep", f"this is nested more than {MAX_DEPTH} levels deep", "flatten it"
            )
            raise Stop
        return (self._mapping if kind is yaml.MappingStartEvent else self._sequence)(line, column, depth + 1)

    def _mapping(self, line: int, column: int, depth: int) -> Node:
        node = Node(data := {}, line, column)
        children = node.children
        while type(event := self._next()) is not yaml.MappingEndEvent:
            key = self._key(node, event, depth)
            value = self._node(self._next(), depth)
            if key is not None:
                data[key], children[key] = value.data, value
        return node

    def _sequence(self, line: int, column: int, depth: int) -> Node:
        node = Node([], line, column)
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            item = self._node(event, depth)
            node.data.append(item.data)
            node.items.append(item)
        return node

    def _key(self, around: Node, event: Any, depth: int) -> str | None:
        """The key that an event says; None when its value is to be dropped."""
        if type(event) is not yaml.ScalarEvent:
            self._refuse_key(around, event, depth)
            return None
        key, place = event.value, _place(event)
        self._refuse_marks(event, *place)
        if key == "<<" and not event.style:
            self.document.report_at(
                *place, "yaml-merge-key", "merge keys (`<<`) are not supported", "write the keys out"
            )
            return None
        if key in around.keys:
            first = around.keys[key][0]
            self.document.report_at(
                *place, "duplicate-key", f"`{key[:60]}` is already there, on line {first}", "keep one of them"
            )
            return None
        around.keys[key] = place
        return key

    def _refuse_key(self, around: Node, event: Any, depth: int) -> None:
        """Report a key that is no text, and read it to its end."""
        if type(event) is not yaml.AliasEvent:
            self.document.broken.add((around.line, around.column))
            hint = "put text that starts with `{` or `[` in quotes"
            self.document.break_at(*_place(event), "key-not-text", "a key must be text", hint)
        self._node(event, depth)

    def _scalar(self, event: Any) -> Node:
        (line, column), text, style = _place(event), event.value, event.style
        self._refuse_marks(event, line, column)
        if style or event.tag:
            return Node(text, line, column, style or "")
        value = resolve(text)
        if isinstance(value, Problem):
            self.document.break_at(line, column, *value)
            return Node(text, line, column)
        if value is None:
            self.document.has_nulls = True
        return Node(value, line, column)

    def _alias(self, event: Any) -> Node:
        line, column = _place(event)
        self.document.break_at(
            line, column, "yaml-alias", f"aliases (`*{event.anchor}`) are not supported", "write the value out"
        )
        return Node(None, line, column)

    def _refuse_marks(self, event: Any, line: int, column: int) -> None:
        """Report what must not stand in or before a scalar."""
        if event.style == '"' and (match := FORBIDDEN.search(event.value)) is not None:
            self.document.break_at(line, column, *_forbidden(match[0]))
        if event.anchor is not None or event.tag is not None:
            self._refuse_decoration(event, line, column)

    def _refuse_decoration(self, event: Any, line: int, column: int) -> None:
        if event.anchor is not None:
            self.document.break_at(
                line, column, "yaml-alias", f"anchors (`&{event.anchor}`) are not supported", "delete it"
            )
        if event.tag is not None:
            self.document.break_at(
                line, column, "yaml-tag", "tags (`!`) are not supported", 'delete the tag; put text in quotes: "!"'
            )


def _place(event: Any) -> tuple[int, int]:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1
