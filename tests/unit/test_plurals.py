"""Plurals: of the nouns that people call their entities."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.support import plurals
from generators.support.common_plurals import NOUNS
from generators.support.names import Name
from generators.support.plurals import inflected, pluralise, regular

IRREGULAR = """
    leaf:leaves shelf:shelves life:lives hero:heroes potato:potatoes analysis:analyses axis:axes crisis:crises
    sheep:sheep thief:thieves person:people child:children man:men woman:women mouse:mice foot:feet tooth:teeth
    datum:data medium:media criterion:criteria index:indexes quiz:quizzes wife:wives knife:knives wolf:wolves
    half:halves fish:fish series:series species:species news:news staff:staff data:data media:media
    feedback:feedback equipment:equipment information:information hypothesis:hypotheses phenomenon:phenomena
    stimulus:stimuli analytics:analytics settings:settings status:statuses bus:buses box:boxes address:addresses
    category:categories photo:photos 1:1s h264:h264s
"""


@pytest.mark.parametrize("pair", IRREGULAR.split())
def test_irregular_nouns(pair: str) -> None:
    word, _, plural = pair.partition(":")
    assert pluralise(word) == plural


def test_the_common_nouns_are_those_of_inflect() -> None:
    written = {word: plural or regular(word) for word, _, plural in (each.partition(":") for each in NOUNS.split())}
    assert written == {word: inflected(word) for word in written}


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words for which inflect is asked, on a machine that knows none."""
    words: list[str] = []

    def answer(word: str) -> str:
        words.append(word)
        return f"{word}en"

    monkeypatch.setattr(plurals, "_FOLDER", tmp_path)
    monkeypatch.setattr(plurals, "inflected", answer)
    return words


def test_another_noun_is_asked_for_once(asked: list[str]) -> None:
    assert "zorgle" not in NOUNS
    for _ in range(2):
        plurals._known.cache_clear()
        assert Name.of("BigZorgle").plural == "big_zorgleen"
    assert asked == ["zorgle"]


@pytest.mark.parametrize("content", [b"", b"zorgle", b"zorgle:../x", b"zorgle:\xff", b"zorgle:en:en\n"])
def test_a_damaged_memory_is_not_believed(content: bytes, asked: list[str], tmp_path: Path) -> None:
    pluralise("zorgle")
    (memory,) = tmp_path.iterdir()
    memory.write_bytes(content)
    plurals._known.cache_clear()
    assert pluralise("zorgle") == "zorgleen"
    assert asked == ["zorgle", "zorgle"]
