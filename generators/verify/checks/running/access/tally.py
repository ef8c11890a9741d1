"""What was asked about rows, and what was answered otherwise than the rules say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from generators.verify.evidence import NOT_APPLICABLE, Observation
from generators.verify.workspace import Workspace, passed

GET: Final = "rows-get"
LIST: Final = "rows-list"
TOTAL: Final = "rows-total"
NESTED: Final = "rows-nested"
UPDATE: Final = "rows-update"
DELETE: Final = "rows-delete"
OPERATIONS: Final = "rows-operations"
NAMED: Final = "rows-named"
WRITTEN: Final = "rows-written"
EXPECTED: Final = {
    GET: "a row by its id to who sees it, 404 to everybody else",
    LIST: "in each list the rows that the caller sees there, and no others",
    TOTAL: "as many rows in all as the caller sees there",
    NESTED: "inside each row the rows that the caller sees, and no others",
    UPDATE: "404 where the caller does not see the row, 403 where they may not change it; neither where they may",
    DELETE: "404 where the caller does not see the row, 403 where they may not delete it; neither where they may",
    OPERATIONS: "404 where the caller does not see the row, 403 where they may not do it; neither where they may",
    NAMED: "a row that the caller does not see is refused wherever a request names it, as if it were not there",
    WRITTEN: "what a caller writes is a row that they may write and see, and refers to them",
}
_MOST: Final = 5


@dataclass
class Tally:
    """Everything that was asked, by what it is about and by entity; what was wrong with the answers."""

    work: Workspace
    asked: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: dict[str, list[str]] = field(default_factory=dict)

    def note(self, thing: str, key: str, problem: str, *, let_out: bool = False) -> None:
        """Remember an answer. problem: "" where it is right; let_out: somebody got what is not for them."""
        self.asked[thing, key] += 1
        if problem:
            self.wrong.setdefault(thing, []).append(problem)
        if problem and let_out:
            self.work.no_go.append(problem)

    def observations(self) -> Iterator[Observation]:
        """One about each thing."""
        for thing, expected in EXPECTED.items():
            of_entities = {key: number for (about, key), number in self.asked.items() if about == thing}
            if not of_entities:
                yield Observation(thing, NOT_APPLICABLE, expected, "no rule of the spec is about that")
                continue
            told = ", ".join(f"{number} of {key}" for key, number in of_entities.items())
            wrong = self.wrong.get(thing, [])
            yield passed(thing, not wrong, expected, "; ".join([*wrong[:_MOST], *_more(wrong)]) or told)
        self.work.figures["rows_asked_for"] = float(sum(self.asked.values()))


def _more(wrong: list[str]) -> list[str]:
    return [f"and {len(wrong) - _MOST} more"] if len(wrong) > _MOST else []
