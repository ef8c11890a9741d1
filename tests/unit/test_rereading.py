"""A text that is read again says what it says when it is read for the first time."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generators.language.load import read_checked
from generators.language.yaml.document import Document
from generators.language.yaml.parser import parse
from generators.language.yaml.rereading import Reading, parse_again
from generators.support.errors import SpecErrors
from tests.conftest import ROOT

SPECS = {
    path.stem: path.read_text()
    for path in (*sorted(ROOT.glob("specs/*.yaml")), ROOT / "tests/generated/strangers.yaml")
}
APP = "app: {name: demo, title: Demo}\n"
# What means something else in another place, or changes what the lines around it mean.
PARTS = r"""

#
  # note
---
...
{
}
  }
    ]
  "
    '
  Other:
  Other: {}
    fields:
      more: {type: string}
    text: |+
    text: >-
      folded
        deeper
    key: [1,
      2]
    key: {a: 1,
    ? key
    : value
    - item
    nothing:
    nothing: ~
    again: &a 1
    again: *a
    !!str x: 1
entities:
  entities:
requirements:
requirements: {F1: x}
    :
    big: 123456789012345678901234567890
    small: 1.5e-300
    x: 'it''s'
    x: "\u00e9\n"
"""
LINES = (*PARTS.splitlines(), "\tx: 1", "    x: 1\u200b", "    : ")
TEXTS = (
    APP + "entities:\n  A:\n    x: 1\n  B:\n    y: |+\n      text\n\n\n  C:\n    z: 1\n\n",
    APP + "entities: # all\n\n  # the first\n  A: {x: 1}\n  B: {y: 1}\nrequirements: {F1: x}\n",
    APP + "entities:\n  {A: {x: 1},\n  B: {y: 1},\n  C: {z: 1}}\n",
    APP + "entities: {\n  A: {x: 1},\n  B: {y: 1}}\n",
    APP + "entities:\n  ? A\n  : x: 1\n  ? B\n  : y: 1\n",
    APP + "entities:\n  A: 1\n  B: 2",
    APP + "entities:\n  A:\n    x: |+\n      text\n\n",
    "{app: {name: demo},\nentities:\n  {A: {x: 1},\n  B: {y: 1}}}\n",
    "entities:\n  A:\n    x: 1\n  B:\n    y: 1\napp: {name: demo}\n",
)


def _read(text: str, last: Reading | None) -> tuple[object, ...]:
    """All that is known of a text; what YAML refuses of it. last: of the text before, None to read it as the first."""
    try:
        document = parse(text, "x") if last is None else parse_again(text, "x", last)
    except SpecErrors as failure:
        return (failure.errors,)
    return (
        document.data,
        repr(document.data),
        document.has_nulls or not _none(document.data),
        document.errors,
        document.root,
    )


def _none(value: object) -> bool:
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return value is None or any(map(_none, parts))


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_what_is_read_again_is_what_is_read(data: st.DataObject) -> None:
    """After any edits of lines, right or wrong ones, one after the other."""
    lines = data.draw(st.sampled_from([*TEXTS, SPECS["booking_api"]])).split("\n")
    last = Reading()
    for _ in range(data.draw(st.integers(1, 6))):
        last = msgspec.json.decode(msgspec.json.encode(last), type=Reading)  # as it is kept
        again, first = _read("\n".join(lines), last), _read("\n".join(lines), None)
        assert again == first
        start = data.draw(st.integers(0, len(lines)))
        gone = data.draw(st.integers(0, 2))
        lines[start : start + gone] = data.draw(st.lists(st.sampled_from(LINES), max_size=2))


def _edited(text: str) -> tuple[str, str]:
    """The text, and with another description of its last entity."""
    key = list(parse(text, "x").data["entities"])[-1]
    before, line, after = text.partition(f"\n  {key}:\n")
    return text, f"{before}{line}    # a note\n{after}"


@pytest.mark.parametrize("name", SPECS)
def test_of_a_right_spec_only_the_entity_that_changed_is_read(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """And no place in it, whatever is checked of it."""
    first, second = _edited(SPECS[name])
    last = Reading()
    expected = read_checked(first, "x", name, last)
    sizes: list[int] = []

    def _parse(text: str, display: str) -> Document:
        sizes.append(text.count("\n"))
        return parse(text, display)

    monkeypatch.setattr("generators.language.yaml.rereading.parse", _parse)
    checked = read_checked(second, "x", name, last)
    assert not checked.document.errors
    assert checked.spec == expected.spec
    assert [size < second.count("\n") for size in sizes] == [True]
    assert "root" not in vars(checked.document)


def test_mistakes_have_their_places_in_the_whole_text() -> None:
    """Also those in what was not read again."""
    last = Reading()
    text = SPECS["simple_task_api"]
    read_checked(text, "x", "simple_task_api", last)
    wrong = text.replace("\n    fields:\n", "\n    colour: red\n    fields:\n", 1)
    assert wrong != text
    again, first = read_checked(wrong, "x", "simple_task_api", last), read_checked(wrong, "x", "simple_task_api")
    assert again.document.errors == first.document.errors
    assert len(first.document.errors) == 1
