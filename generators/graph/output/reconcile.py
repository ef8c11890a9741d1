"""What a commit would do: a pure function of the plan, the record, the disk and the user's choice.

The states of a file: ``clean``; ``edited``: changed by the user, while what is generated stayed; ``yours``: the user
decided to keep it; ``deleted``: by the user; ``stale``: edited, and no longer generated. A conflict is a file that the
user changed and that is generated differently now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from msgspec.structs import replace

from generators.derivation import Derivation
from generators.graph.output.record import Entry, Journal
from generators.support.frozen import Frozen


class Expected(Frozen):
    """A planned file and the sha256 of what it should hold."""

    derivation: Derivation
    digest: str


class UserChoice(Frozen):
    """What the user said about changed files: ``theirs``, ``mine`` or ``restore``; no paths means all in question."""

    kind: str = ""
    paths: frozenset[str] = frozenset()

    def takes(self, kind: str, path: str, in_question: bool) -> bool:
        """Whether the choice is ``kind`` for this path; a file that is not in question must be named."""
        return self.kind == kind and (path in self.paths if self.paths else in_question)


@dataclass(slots=True)
class Outcome:
    """The writes, the files to keep a copy of first, the prunes, the conflicts with their reasons, the new record."""

    writes: list[Expected] = field(default_factory=list)
    copies: list[str] = field(default_factory=list)
    prunes: list[str] = field(default_factory=list)
    conflicts: list[tuple[str, str]] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)

    def with_state(self, state: str) -> list[str]:
        """The files in a state, sorted."""
        return sorted(path for path, entry in self.entries.items() if entry.state == state)


def reconcile(
    outputs: Iterable[Expected],
    entries: Mapping[str, Entry],
    journal: Journal,
    disk: Mapping[str, str | None],
    choice: UserChoice,
) -> Outcome:
    """Decide every file. ``disk`` has the sha256 (None: absent) of every planned, recorded and journalled path."""
    outcome = Outcome()
    planned = set()
    for expected in outputs:
        path = expected.derivation.output
        planned.add(path)
        _decide(outcome, expected, entries.get(path), journal, disk[path], choice)
    for path in _leftovers(planned, entries, journal):
        found, entry = disk[path], entries.get(path)
        if found is None:
            continue
        if _is_ours(path, found, entry, journal):
            outcome.prunes.append(path)
        elif entry is not None:
            outcome.entries[path] = replace(entry, state="stale")
    return outcome


def _decide(
    outcome: Outcome, expected: Expected, entry: Entry | None, journal: Journal, found: str | None, choice: UserChoice
) -> None:
    path = expected.derivation.output
    if found == expected.digest:
        state = "clean"
    elif found is None:
        kept_away = entry is not None and path not in journal.pruned
        state = "deleted" if kept_away and not choice.takes("restore", path, True) else "write"
    elif _is_ours(path, found, entry, journal):
        state = "write"
    else:
        state = _changed(outcome, expected, entry, choice)
    if state in ("write", "copy"):
        outcome.writes.append(expected)
        outcome.copies.extend([path] if state == "copy" else [])
        state = "clean"
    outcome.entries[path] = _entry(expected, state)


def _changed(outcome: Outcome, expected: Expected, entry: Entry | None, choice: UserChoice) -> str:
    """The state of a file whose bytes are the user's; ``copy``: theirs is kept beside, ours written."""
    path = expected.derivation.output
    settled = entry is not None and entry.digest == expected.digest
    if choice.takes("theirs", path, not settled):
        return "copy"
    if entry is not None and settled:
        return "yours" if entry.state == "yours" or choice.takes("mine", path, False) else "edited"
    if not choice.takes("mine", path, True):
        reason = "changed by you, and generated differently now" if entry else "already there, and not generated"
        outcome.conflicts.append((path, reason))
    return "yours"


def _leftovers(planned: set[str], entries: Mapping[str, Entry], journal: Journal) -> Iterator[str]:
    yield from sorted((entries.keys() | journal.written.keys()) - planned)


def _is_ours(path: str, found: str, entry: Entry | None, journal: Journal) -> bool:
    return (entry is not None and found == entry.digest) or found in journal.written.get(path, ())


def _entry(expected: Expected, state: str) -> Entry:
    derivation = expected.derivation
    return Entry(expected.digest, derivation.template, derivation.digest, derivation.view_digest, state)
