"""Every file in ``tests/rejected`` is refused with exactly the message beside it; ``REGOLD=1`` rewrites them."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from generators.language import load
from generators.language.messages.codes import CODES
from generators.model.load import load_app, read_app
from generators.support.errors import SpecError, SpecErrors
from tests.evolution.test_cases import EVOLVED

FOLDER = Path(__file__).parent.parent / "rejected"
CASES = sorted(FOLDER.glob("*.yaml"))


def message(path: Path) -> str:
    with pytest.raises(SpecErrors) as caught:
        load_app(path, path.name)
    return f"{caught.value}\n"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_message(path: Path) -> None:
    found, expected = message(path), path.with_suffix(".txt")
    if os.environ.get("REGOLD") == "1":
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


def test_there_are_cases_and_no_message_is_left_over() -> None:
    assert len(CASES) >= 55
    assert {path.stem for path in CASES} == {path.stem for path in FOLDER.glob("*.txt")}


def test_every_code_has_a_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.txt"))
    seen = set(re.findall(r"^[\w.]+(?::\d+:\d+)?: ([a-z0-9-]+): ", text, re.MULTILINE))
    seen |= {code for code, _ in file_failures(tmp_path, monkeypatch)}
    assert seen == set(CODES) - EVOLVED


def file_failures(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """(code, message) of the failures that a file in ``tests/rejected`` cannot show."""
    large = folder / "large.yaml"
    large.write_text("app: {}\n", encoding="utf-8")
    monkeypatch.setattr(load, "MAX_BYTES", 4)
    found = []
    for path in (folder / "absent.yaml", folder, large):
        with pytest.raises(SpecErrors) as caught:
            load_app(path, "shown.yaml")
        found += [(error.code, str(error)) for error in caught.value.errors]
    return found


def test_files_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failures = file_failures(tmp_path, monkeypatch)
    assert [code for code, _ in failures] == ["file-missing", "file-unreadable", "file-too-large"]
    assert all(text.startswith(f"shown.yaml: {code}: ") for code, text in failures)


def test_messages_are_safe_for_a_terminal_and_free_of_jargon() -> None:
    for path in FOLDER.glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert all(char.isprintable() or char in "\n\t" for char in text), path.name
        assert not re.search(r"pydantic\.dev|Traceback|type=|input_value|NoneType|ValidationError", text), path.name


def test_every_error_has_its_place_and_caret() -> None:
    for path in CASES:
        with pytest.raises(SpecErrors) as caught:
            load_app(path, path.name)
        for error in caught.value.errors:
            lines = str(error).split("\n")
            assert not error.source_line or re.fullmatch(r" +\| [ \t]*\^", lines[2]), str(error)


PROPOSED = re.compile(r"(?:did you mean|such as|write) `?([A-Za-z_][A-Za-z0-9_]*)`?\??$")


def proposals(path: Path) -> list[tuple[SpecError, str]]:
    """The errors about the word that stands at their place, each with the word that its hint proposes."""
    with pytest.raises(SpecErrors) as caught:
        load_app(path, path.name)
    found = [(error, PROPOSED.search(error.hint)) for error in caught.value.errors]
    quoted = [(error, match[1]) for error, match in found if match is not None and word_at(error)]
    return [(error, word) for error, word in quoted if re.search(rf"[`\"]{word_at(error)}[`\"]", error.message)]


def word_at(error: SpecError) -> str:
    found = re.match(r"[A-Za-z0-9_]+", error.source_line[error.column - 1 :])
    return found[0] if found is not None else ""


def refused_again(path: Path, error: SpecError, word: str) -> bool:
    """Whether the same error is still there with another word in its place."""
    lines = path.read_text(encoding="utf-8").split("\n")
    old, start = lines[error.line - 1], error.column - 1
    lines[error.line - 1] = old[:start] + word + old[start + len(word_at(error)) :]
    try:
        read_app("\n".join(lines), path.name, path.stem)
    except SpecErrors as failure:
        return any(
            (each.line, each.column, each.code) == (error.line, error.column, error.code) for each in failure.errors
        )
    return False


def test_no_hint_proposes_what_is_refused() -> None:
    tried = [(path, error, word) for path in CASES for error, word in proposals(path)]
    assert len(tried) > 40
    assert [(str(error), word) for path, error, word in tried if refused_again(path, error, word)] == []


def test_errors_come_in_the_order_of_their_places() -> None:
    for path in CASES:
        places = [(int(a), int(b)) for a, b in re.findall(rf"^{path.name}:(\d+):(\d+): ", message(path), re.MULTILINE)]
        assert places == sorted(places)
