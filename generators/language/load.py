"""The text of a spec -> ``AppSpec``, or every mistake in it; scenarios are checked against the resolved application."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generators.support.errors import SpecError, SpecErrors
from generators.support.frozen import Frozen

if TYPE_CHECKING:
    from generators.language.code import Code
    from generators.language.doubts import Doubts
    from generators.language.model import AppSpec
    from generators.language.yaml.document import Document
    from generators.language.yaml.rereading import Reading

MAX_BYTES: Final = 5_000_000


class Checked(Frozen):
    """A spec in which everything but its scenarios was looked at: the document that knows its places and what is wrong
    with it, the code in it, and what is not known because something is wrong."""

    document: Document
    spec: AppSpec
    code: Code | None
    doubts: Doubts


def read_checked(text: str, display: str, stem: str, last: Reading | None = None) -> Checked:
    """The spec in a text; ``stem``: the name the app has to have. Raises SpecErrors when nothing can be known of it.

    last: the reading of the text before, which becomes that of this one.
    """
    # Imported here: a run that finds everything clean pays for neither yaml nor pydantic.
    from generators.language.doubts import doubts_of
    from generators.language.rules.all import check
    from generators.language.validate import shape
    from generators.language.yaml.rereading import Reading, parse_again

    document = parse_again(text, display, last or Reading())
    _require_mapping(document)
    spec = shape(document)
    if spec is None:
        raise SpecErrors(document.errors)
    code = check(document, spec, stem)
    return Checked(document, spec, code, doubts_of(document, spec) if code is None else code.doubts)


def read_text(path: Path, display: str) -> str:
    """The text of a spec file with line breaks as ``\\n`` and without a byte order mark. Raises SpecErrors."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise _failure(
            display, "file-missing", "there is no such file", "check the path; specs live in specs/"
        ) from None
    except OSError as error:
        raise _failure(display, "file-unreadable", f"the file cannot be read: {error.strerror}", "") from None
    if len(data) > MAX_BYTES:
        raise _failure(
            display, "file-too-large", f"the file is larger than {MAX_BYTES // 1_000_000} MB", "split the app"
        )
    return re.sub("\r\n?", "\n", _decode(data, display).removeprefix("\ufeff"))


def _decode(data: bytes, display: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = f"byte 0x{data[error.start]:02X} is not UTF-8"
        failure = SpecError(display, line, column, "file-not-utf8", message, "save the file as UTF-8")
        raise SpecErrors([failure]) from None


def _failure(display: str, code: str, message: str, hint: str) -> SpecErrors:
    return SpecErrors([SpecError(display, 0, 0, code, message, hint)])


def _require_mapping(document: Document) -> None:
    data = document.data
    if data is None and not document.errors:
        document.report_at(0, 0, "file-empty", "the file has no content", "start with `app: {name: ..., title: ...}`")
    elif not isinstance(data, dict):
        hint = "start with `app: {name: ..., title: ...}`"
        document.report((), "wrong-type", "a spec is a mapping with the keys app and entities", hint)
    if not isinstance(data, dict):
        raise SpecErrors(document.errors)
