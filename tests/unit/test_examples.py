"""A mutant of an operation that no test notices is told in words of the spec: which line, what no scenario shows."""

from __future__ import annotations

import textwrap

import pytest

from generators.model.app import Application
from generators.model.load import read_app
from generators.mutation.mutants import Mutant, mutants_of
from generators.mutation.result import MutantOutcome, Survivor
from generators.verify.checks.code.examples import lacking

SPEC = """
app: {name: posts, title: Posts, version: 1.0.0}
entities:
  Parcel:
    contains: {items: Item}
    fields:
      weight: {type: integer, ge: 0}
      postage: {type: integer, default: 0, read_only: true}
      shipped: {type: boolean, default: false, read_only: true}
    endpoints: {create: {}, get: {}}
    operations:
      ship:
        http: POST /parcels/{id}/ship
        do: |
          # Whoever pays may ship.
          require(self.postage > 0, 409, "not_paid")
          require(self.weight < 30, 422, "too_heavy")
          for item in self.items:
              item.packed = True
          self.shipped = True
          return self
      lose:
        http: POST /parcels/{id}/lose
        do: |
          self.shipped = False
          return self
  Item:
    fields: {packed: {type: boolean, default: false, read_only: true}}
    endpoints: {create: {}}
scenarios:
  a_parcel_is_shipped:
    given: {parcel: {Parcel: {postage: 1, weight: 1}}, heavy: {Parcel: {postage: 1, weight: 31}}}
    steps:
      - {call: POST /parcels/$parcel.id/ship, expect: {weight: 1}}
      - {call: POST /parcels/$heavy.id/ship, status: 422, error: too_heavy}
"""
FILE = "src/services/parcel_operations.py"


@pytest.fixture(scope="module")
def app() -> Application:
    return read_app(SPEC, "specs/posts.yaml", "posts")


@pytest.fixture(scope="module")
def source(app: Application) -> str:
    """The methods of the service, in a class."""
    lines = [line for method in app.entities["Parcel"].methods for line in (*method.lines, "")]
    return "class ParcelOperations:\n" + textwrap.indent("\n".join(lines), "    ")


def mutant(source: str, before: str, after: str) -> Mutant:
    found = (each for each in mutants_of(FILE, source, "services") if each.before == before)
    return next(each for each in found if after in ("", each.after))


def said(
    app: Application, source: str, before: str, after: str = "", *, reached: bool = True, status: str = "survived"
) -> str:
    outcome = MutantOutcome(mutant(source, before, after), status, "integration", reached)
    return lacking(app, source, Survivor(outcome, unit_only=status == "killed"))


@pytest.mark.parametrize(
    ("before", "after", "reached", "expected"),
    [
        (
            "if parcel.postage <= 0:",
            "",
            False,
            'Parcel.ship, line 2 of its `do:`, `require(self.postage > 0, 409, "not_paid")`: '
            "no scenario makes it answer 409 not_paid",
        ),
        (
            "if parcel.weight >= 30:",
            "if parcel.weight > 30:",
            True,
            'Parcel.ship, line 3 of its `do:`, `require(self.weight < 30, 422, "too_heavy")`: '
            "no scenario tells `if parcel.weight >= 30:` from `if parcel.weight > 30:`",
        ),
        (
            "item.packed = True",
            "",
            False,
            "Parcel.ship, line 5 of its `do:`, `item.packed = True`: no scenario comes to this line",
        ),
        (
            "parcel.shipped = True",
            "",
            True,
            "Parcel.ship, line 6 of its `do:`, `self.shipped = True`: "
            "no scenario tells `parcel.shipped = True` from `pass`",
        ),
        (
            "parcel.shipped = False",
            "",
            False,
            "Parcel.lose, line 1 of its `do:`, `self.shipped = False`: "
            "no scenario makes it succeed (POST /parcels/{id}/lose)",
        ),
    ],
)
def test_what_a_scenario_lacks(
    app: Application, source: str, before: str, after: str, reached: bool, expected: str
) -> None:
    assert said(app, source, before, after, reached=reached) == expected


def test_nothing_is_known_of_an_operation_that_no_scenario_shows(app: Application, source: str) -> None:
    """What every operation begins with is tested from the scenario in which it succeeds."""
    lost = source.index("async def lose")
    found = (each for each in mutants_of(FILE, source, "services") if each.start > lost and "lock=" in each.before)
    outcome = MutantOutcome(next(found), "survived", "integration", reached=True)
    expected = "Parcel.lose: no scenario makes it succeed (POST /parcels/{id}/lose)"
    assert lacking(app, source, Survivor(outcome, unit_only=False)) == expected


def test_what_no_scenario_could_mend(app: Application, source: str) -> None:
    """What the compiler adds is ours to test; what was noticed or not tried says nothing of examples."""
    assert said(app, source, "if parcel is None:") == ""
    lock = "items = await self.rows.select(ItemEntity, parcel_id=parcel.id, lock='update')"
    assert said(app, source, lock, lock.replace("update", "share")) == ""
    assert said(app, source, lock, lock.replace(", lock='update'", "")) == ""
    assert said(app, source, "parcel.shipped = True", status="killed") == ""
    assert said(app, source, "parcel.shipped = True", status="not_run") == ""
