"""YAML text -> ``Document``. Built from parser events, so that nothing is expanded, resolved or nested unseen."""

from __future__ import annotations

import re
from dataclasses import dataclass
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


@dataclass(slots=True)
class _Frame:
    """An open collection. key: the key that waits for its value; None when a key comes next. skip: drop the value.
    as_key: the collection stands where a key should."""

    node: Node
    mapping: bool
    key: str | None = None
    skip: bool = False
    as_key: bool = False


def parse(text: str, display: str) -> Document:
    """The tree of a spec's text, with the errors found on the way. Raises SpecErrors when the text cannot be read."""
    document = Document(display, text.split("\n"))
    try:
        _refuse_raw_characters(document)
        _Builder(document).run(_LOADER(text))
    except yaml.MarkedYAMLError as error:
        report_syntax_error(document, error)
        raise SpecErrors(document.errors) from None
    except Stop:
        raise SpecErrors(document.errors) from None
    return document


def _refuse_raw_characters(document: Document) -> None:
    for number, line in enumerate(document.lines, 1):
        if (match := FORBIDDEN.search(line)) is not None:
            document.report_at(number, match.start() + 1, *_forbidden(match[0]))
    if document.errors:
        raise Stop


def _forbidden(char: str) -> tuple[str, str, str]:
    message = f"the character U+{ord(char):04X} is not allowed in a spec"
    return "control-character", message, "delete it; line breaks and tabs are the only control characters text may have"


class _Builder:
    """Turns events into nodes with an explicit stack."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.stack: list[_Frame] = []
        self.documents = 0

    def run(self, loader: Any) -> None:
        while loader.check_event():
            event = loader.get_event()
            handler = _HANDLERS.get(type(event))
            if handler is not None:
                handler(self, event)

    def start_document(self, event: Any) -> None:
        line, column = _place(event)
        self.documents += 1
        if self.documents > 1:
            self.document.report_at(
                line, column, "yaml-documents", "a second document starts here", "write one spec per file"
            )
            raise Stop
        if event.version or event.tags:
            self.document.report_at(
                line, column, "yaml-directive", "`%` directives are not supported", "delete the line"
            )

    def alias(self, event: Any) -> None:
        line, column = _place(event)
        self.document.break_at(
            line, column, "yaml-alias", f"aliases (`*{event.anchor}`) are not supported", "write the value out"
        )
        if not self._drop_key():
            self._add(Node(None, line, column))

    def scalar(self, event: Any) -> None:
        line, column = _place(event)
        frame = self.stack[-1] if self.stack else None
        if event.style == '"':
            self._refuse_escapes(event, line, column)
        if frame is not None and frame.mapping and frame.key is None:
            self._refuse_decoration(event, line, column)
            self._key(frame, event, line, column)
            return
        node = Node(event.value, line, column, event.style or "")
        if not node.style and not event.tag:
            self._resolve(node)
        self._refuse_decoration(event, line, column)
        self._add(node)

    def start_collection(self, event: Any) -> None:
        line, column = _place(event)
        mapping = isinstance(event, yaml.MappingStartEvent)
        node = Node({} if mapping else [], line, column)
        self._refuse_decoration(event, line, column)
        if len(self.stack) >= MAX_DEPTH:
            self.document.report_at(
                line, column, "yaml-too-deep", f"this is nested more than {MAX_DEPTH} levels deep", "flatten it"
            )
            raise Stop
        as_key = self._drop_key()
        if as_key:
            around = self.stack[-1].node
            self.document.broken.add((around.line, around.column))
            hint = "put text that starts with `{` or `[` in quotes"
            self.document.break_at(line, column, "key-not-text", "a key must be text", hint)
        else:
            self._add(node, close=False)
        self.stack.append(_Frame(node, mapping, as_key=as_key))

    def end_collection(self, event: Any) -> None:
        closed = self.stack.pop()
        if self.stack and not closed.as_key:
            self._value_done(self.stack[-1])

    def _drop_key(self) -> bool:
        """Whether a key comes next; if so it is one that is dropped, and its value too."""
        frame = self.stack[-1] if self.stack else None
        if frame is None or not frame.mapping or frame.key is not None:
            return False
        frame.key, frame.skip = "", True
        return True

    def _key(self, frame: _Frame, event: Any, line: int, column: int) -> None:
        key = event.value
        frame.key, frame.skip = key, True
        if key == "<<" and not event.style:
            self.document.report_at(
                line, column, "yaml-merge-key", "merge keys (`<<`) are not supported", "write the keys out"
            )
        elif key in frame.node.keys:
            first = frame.node.keys[key][0]
            self.document.report_at(
                line, column, "duplicate-key", f"`{key[:60]}` is already there, on line {first}", "keep one of them"
            )
        else:
            frame.node.keys[key] = (line, column)
            frame.skip = False

    def _add(self, node: Node, close: bool = True) -> None:
        if not self.stack:
            self.document.root = node
            return
        frame = self.stack[-1]
        if not frame.mapping:
            frame.node.data.append(node.data)
            frame.node.items.append(node)
        elif not frame.skip:
            assert frame.key is not None
            frame.node.data[frame.key] = node.data
            frame.node.children[frame.key] = node
        if close:
            self._value_done(frame)

    @staticmethod
    def _value_done(frame: _Frame) -> None:
        frame.key, frame.skip = None, False

    def _resolve(self, node: Node) -> None:
        value = resolve(node.data)
        if isinstance(value, Problem):
            self.document.break_at(node.line, node.column, *value)
        else:
            node.data = value
            self.document.has_nulls |= value is None

    def _refuse_escapes(self, event: Any, line: int, column: int) -> None:
        if (match := FORBIDDEN.search(event.value)) is not None:
            self.document.break_at(line, column, *_forbidden(match[0]))

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


_HANDLERS: Final[dict[type, Any]] = {
    yaml.DocumentStartEvent: _Builder.start_document,
    yaml.AliasEvent: _Builder.alias,
    yaml.ScalarEvent: _Builder.scalar,
    yaml.MappingStartEvent: _Builder.start_collection,
    yaml.SequenceStartEvent: _Builder.start_collection,
    yaml.MappingEndEvent: _Builder.end_collection,
    yaml.SequenceEndEvent: _Builder.end_collection,
}
