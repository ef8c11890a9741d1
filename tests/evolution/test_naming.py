"""Whether a column that has another name is there under both, and what a spec may say of it before the release."""

from __future__ import annotations

from typing import Final

import pytest

from generators.evolution.difference import forward
from generators.evolution.history import Next
from generators.evolution.notes import STOPPED, compatible
from generators.schema.snapshot import Mirror, Snapshot
from tests.evolution.evolving import Evolution

BEFORE: Final = """
app: {name: library, title: Library}
entities:
  Tag:
    fields: {label: {type: string, max_length: 30}}
    endpoints: {create: {}}
  Article:
    fields:
      title: {type: string, max_length: 80}
      state: {type: enum, values: [DRAFT, LIVE], default: DRAFT}
      pages: {type: integer, optional: true}
    endpoints: {create: {}, list: {}}
"""
TITLE, HEADLINE = "      title: {type", "      headline: {renamed_from: title, type"
RENAMED: Final = BEFORE.replace(TITLE, HEADLINE)
# What else the same migration does, for which the version before is stopped in any case.
STOPS: Final = {
    "in place": ("renamed_from: title", "renamed_from: {field: title, in_place: true}"),
    "an entity is renamed": ("  Tag:\n", "  Label:\n    renamed_from: Tag\n"),
    "a type changes": ("pages: {type: integer", "pages: {type: bigint, convert: old"),
    "rows get a new value": (
        "values: [DRAFT, LIVE], default: DRAFT", "values: [NEW, LIVE], default: NEW, renamed_values: {DRAFT: NEW}",
    ),
}  # fmt: skip


def last(evolution: Evolution) -> Snapshot:
    """The newest snapshot."""
    return evolution.history.snapshots[-1]


def edited(*texts: str) -> Evolution:
    """A release, and texts of the spec after it."""
    evolution = Evolution(texts[0])
    for text in texts[1:]:
        following = evolution.edit(text)
        assert following.problems == ()
        assert following.snapshot is not None
    return evolution


def works(evolution: Evolution) -> str:
    """What the newest migration says of the version before."""
    return " ".join(compatible(forward(*evolution.history.snapshots[-2:])))


def test_a_released_column_is_there_under_both_names() -> None:
    evolution = edited(BEFORE, RENAMED)
    made = last(evolution)
    assert made.title == "Rename title of articles to headline"
    assert made.owed.mirrors == {"copy_articles_title": Mirror("articles", "title", "headline")}
    assert (made.copied, made.renamed.columns) == ({"articles.headline": "title"}, {})
    assert works(evolution) == "The version before works with it."
    evolution.release()
    assert not last(evolution).owed


@pytest.mark.parametrize(("old", "new"), STOPS.values(), ids=STOPS)
def test_it_has_one_name_where_the_version_before_is_stopped(old: str, new: str) -> None:
    assert old in RENAMED
    evolution = edited(BEFORE, RENAMED.replace(old, new))
    assert (last(evolution).copied, last(evolution).renamed.columns) == ({}, {"articles.headline": "title"})
    assert not last(evolution).owed.mirrors
    assert works(evolution) == STOPPED


def test_another_name_again_is_a_copy_of_what_was_released() -> None:
    again = RENAMED.replace("headline:", "caption:")
    evolution = edited(BEFORE, RENAMED, again)
    assert last(evolution).renamed.columns == {"articles.caption": "headline"}
    assert last(evolution).owed == edited(BEFORE, again).history.snapshots[-1].owed
    assert works(evolution) == "The version before works with it."


@pytest.mark.parametrize("hint", ["renamed_from: title", "renamed_from: {field: title, in_place: true}"])
def test_the_old_name_again_needs_nothing_to_be_said(hint: str) -> None:
    evolution = edited(BEFORE, RENAMED.replace("renamed_from: title", hint), BEFORE)
    assert not last(evolution).owed
    assert last(evolution).schema == evolution.history.snapshots[0].schema


def test_what_is_lost_is_called_as_it_was_released() -> None:
    evolution = edited(BEFORE, RENAMED)
    gone = "\n".join(line for line in RENAMED.splitlines() if "headline" not in line)
    (problem,) = evolution.edit(gone).problems
    assert (problem.code, problem.message) == ("dropped-field", "Article.title is gone, and with it what is in it")
    said = gone.replace("  Article:\n", "  Article:\n    dropped: {fields: [title]}\n")
    assert evolution.edit(said).problems == ()
    assert last(evolution).owed.columns["articles"].keys() == {"title"}
    assert not last(evolution).owed.mirrors


def test_after_the_release_nothing_is_to_be_said() -> None:
    evolution = edited(BEFORE, RENAMED)
    evolution.release()
    (problem,) = evolution.edit(RENAMED).problems
    assert problem.code == "hint-released"
    assert evolution.edit(RENAMED.replace("renamed_from: title, ", "")) == Next(None)
    assert not last(evolution).owed


SHELVED: Final = RENAMED.replace(
    "      pages:", "      shelf: {type: string, max_length: 80, backfill: headline}\n      pages:"
)


def test_what_is_filled_for_the_version_before_follows_the_names() -> None:
    evolution = edited(BEFORE, RENAMED, SHELVED, SHELVED.replace("headline:", "caption:"))
    assert last(evolution).owed.fillers["fill_articles_0003"].values == {"shelf": "caption"}
    evolution = edited(BEFORE, RENAMED, SHELVED, SHELVED.replace("headline: {renamed_from: title,", "title: {"))
    assert last(evolution).owed.fillers["fill_articles_0003"].values == {"shelf": "title"}


def test_what_is_filled_stays_so_when_another_field_goes() -> None:
    gone = "\n".join(line for line in SHELVED.splitlines() if "pages" not in line)
    evolution = edited(BEFORE, SHELVED, gone.replace("  Article:\n", "  Article:\n    dropped: {fields: [pages]}\n"))
    assert last(evolution).owed.fillers["fill_articles_0002"].values == {"shelf": "headline"}
