"""What the verifier stores to ask about rules over rows, and what it takes the rules to say of that."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from generators.language.access.rule import AUTHENTICATED, NOBODY
from generators.model.access import Access, Auth, Grant
from generators.model.app import Application
from generators.model.load import load_app, read_app
from generators.samples.worlds import ME, OTHER, SUBJECT, To, World, WorldRow, allows
from generators.verify.checks.running.access.asking import Asking, tokens_of_rows
from generators.verify.checks.running.access.staging import Facts, Link, beside, filled, hides, nobody, worlds
from generators.verify.checks.running.access.tally import EXPECTED, GET, LIST, Tally
from generators.verify.subjects.identity.callers import account_of, tokens_of_callers
from tests.conftest import ROOT

HELPDESK = load_app(ROOT / "tests" / "verify" / "helpdesk.yaml", "helpdesk")
OWN = Access(public=False, roles=(), grants=(Grant("authenticated", "self.author == user"), Grant("agent")))
PRICED = """
app: {name: priced, title: Priced, version: 1.0.0}
auth: {roles: {staff: []}, oidc: {provision: Person}}
entities:
  Person: {fields: {name: {type: string, max_length: 20, optional: true}}}
  Thing:
    access: {read: (public and self.price > 10) or staff}
    belongs_to: {owner: {entity: Person, optional: true}}
    fields: {price: {type: decimal, precision: 8, scale: 2}}
    endpoints: {get: {}}
"""


def ticket(author: str) -> World:
    """A ticket of somebody."""
    callers = (WorldRow(ME, "Person", {}), WorldRow(OTHER, "Person", {}))
    return World(SUBJECT, (*callers, WorldRow(SUBJECT, "Ticket", {"author_id": To(author)})))


def rows_of(world: World, entity: str) -> list[WorldRow]:
    return [row for row in world.rows if row.entity == entity]


def facts(app: Application, rows: dict[str, dict[str, dict[str, Any]]], linked: Any = (), me: str = "ann") -> Facts:
    """What is said of rows by the names of which they refer to one another."""
    every = {key: rows.get(key, {}) for key in app.entities}
    told = tuple(
        WorldRow(
            ME if name == me else name,
            key,
            {
                column: To(ME if value == me else value) if column.endswith("_id") and value is not None else value
                for column, value in values.items()
            },
        )
        for key, of_entity in every.items()
        for name, values in of_entity.items()
    )
    return Facts(app, World("", told), every, frozenset(linked), me)


def test_each_caller_of_a_check_is_somebody_else_with_the_roles_of_their_name() -> None:
    auth = Auth({"staff": ("staff",)}, "shop", "roles", {"ann": "staff", "ben": AUTHENTICATED}, "Customer")

    tokens = {name: (token.claims["sub"], token.claims["roles"]) for name, token in tokens_of_callers(auth).items()}

    assert tokens == {
        "authenticated": ("authenticated", []),
        "staff": ("staff", ["staff"]),
        "ann": ("ann", ["staff"]),
        "ben": ("ben", []),
        "everybody": ("everybody", ["staff"]),
    }
    assert account_of("ann", "https://id.example") == "https://id.example ann"


def test_who_asks_about_rows_is_one_and_the_same_whatever_their_role() -> None:
    assert HELPDESK.auth is not None
    assert len({token.claims["sub"] for token in tokens_of_rows(HELPDESK.auth).values()}) == 1


def test_everybody_asks_for_whom_a_rule_may_say_something_else() -> None:
    assert HELPDESK.auth is not None
    asking: Any = SimpleNamespace(app=HELPDESK, tokens=dict.fromkeys(tokens_of_rows(HELPDESK.auth), "a token"))
    asking._caller = lambda name: Asking._caller(asking, name)
    public = Access(public=True, roles=(), grants=(Grant("public", "self.is_open"), Grant("lead")))

    names = [[each.name for each in Asking.callers(asking, rules)] for rules in ([OWN], [public], [OWN, public])]

    assert names == [
        [AUTHENTICATED, "agent"],
        [NOBODY, AUTHENTICATED, "lead"],
        [NOBODY, AUTHENTICATED, "agent", "lead"],
    ]


def test_who_is_not_known_is_no_row() -> None:
    public = Access(public=True, roles=(), grants=(Grant("public", "self.author == user"),))

    assert [allows(HELPDESK, public, ticket(ME), held) for held in ((), None)] == [True, False]


def test_a_decimal_is_compared_as_a_number() -> None:
    app = read_app(PRICED, "priced.yaml", "priced")
    seen = app.entities["Thing"].seen
    assert seen is not None

    said = {
        str(rows_of(world, "Thing")[0].values["price"]): allows(app, seen, world, ())
        for world in worlds(app, "Thing", {"get": seen}, [()])
    }

    assert said == {"10.00": False, "10.01": True}


def test_two_worlds_at_once_share_their_callers_alone() -> None:
    both, called = beside(ticket(ME), ticket(OTHER), title="Second")

    assert [row.name for row in both.rows] == [ME, OTHER, SUBJECT, called]
    assert both.rows[-1].values == {"author_id": To(OTHER), "title": "Second"}
    assert both.subject == SUBJECT != called


def test_inside_a_row_are_rows_that_callers_see_and_rows_that_they_do_not() -> None:
    made = filled(HELPDESK, ticket(ME), "Ticket", [(), ("agent",)])

    for inner in ("Note", "Label"):
        assert {row.values["internal"] for row in rows_of(made, inner)} == {True, False}
    assert {row.values["ticket_id"] for row in rows_of(made, "Note")} == {To(SUBJECT)}
    [subject] = rows_of(made, "Ticket")
    assert {each.row for each in subject.values.values() if isinstance(each, Link)} == {
        row.name for row in rows_of(made, "Label")
    }


@pytest.mark.parametrize(("key", "expected"), [("Ticket", True), ("Label", True), ("Note", True)])
def test_what_hides_rows(key: str, expected: bool) -> None:
    assert hides(HELPDESK, key) is expected


def test_before_a_caller_writes_for_the_first_time_somebody_else_is_there() -> None:
    assert [row.name for row in nobody(HELPDESK).rows] == [OTHER]


def test_what_the_rules_say_of_rows_that_are_there() -> None:
    said = facts(
        HELPDESK,
        {
            "Person": {"ann": {"is_listed": False}, "ben": {"is_listed": False}},
            "Ticket": {"hers": {"author_id": "ann"}, "his": {"author_id": "ben"}},
            "Note": {
                "shown": {"ticket_id": "hers", "internal": False},
                "hidden": {"ticket_id": "hers", "internal": True},
                "elsewhere": {"ticket_id": "his", "internal": False},
            },
            "Label": {"word": {"internal": False}, "secret": {"internal": True}},
        },
        {("ticket_labels", "hers", "word"), ("ticket_labels", "hers", "secret")},
    )
    nested = {each.name: each for each in HELPDESK.entities["Ticket"].nested}

    assert [said.sees("Ticket", row, ()) for row in ("hers", "his")] == [True, False]
    assert [said.listed("Ticket", held) for held in ((), ("agent",), ("lead", "agent"))] == [
        {"hers"},
        {"hers"},
        {"hers", "his"},
    ]
    assert said.inside(nested["notes"], "hers", ()) == {"shown"}
    assert said.inside(nested["notes"], "hers", ("agent",)) == {"shown", "hidden"}
    assert said.inside(nested["labels"], "hers", ()) == {"word"}
    assert said.told("Ticket", "hers") == "Ticket hers (author_id the caller)"
    assert said.told("Person", "ann") == "Person of the caller (is_listed False)"


def test_what_was_not_asked_is_not_said_to_be_right() -> None:
    work: Any = SimpleNamespace(no_go=[], figures={})
    tally = Tally(work)
    tally.note(GET, "Ticket", "")
    tally.note(LIST, "Ticket", "the list shows his", let_out=True)
    tally.note(LIST, "Ticket", "")

    seen = {each.name: (each.state, each.seen) for each in tally.observations()}

    assert seen[GET] == ("PASS", "1 of Ticket")
    assert seen[LIST] == ("FAIL", "the list shows his")
    assert {state for name, (state, _) in seen.items() if name not in (GET, LIST)} == {"N/A"}
    assert seen.keys() == EXPECTED.keys()
    assert work.no_go == ["the list shows his"]
