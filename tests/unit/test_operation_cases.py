"""Business operations as tables of their tests: the rows that they need, and what scenarios show of them."""

from __future__ import annotations

import pytest

from generators.model.app import Application
from generators.views.tests.operations.cases import OperationCasesView, entity_operations_view
from tests.unit.orders import PAID, paid, spec, spec_of, text_of


def pay(app: Application) -> OperationCasesView:
    (found,) = (each for each in entity_operations_view(app, "Order").operations if each.name == "order_pay")
    return found


def beside(app: Application) -> str:
    """The scenario in which ``pay`` is played beside other rows, "" for none."""
    shown = pay(app).shown
    return shown.beside if shown is not None else ""


def of_rows(given: str, before: str = "", after: str = "") -> str:
    """The same of a scenario that begins with these rows."""
    call = '{call: POST /orders/$open.id/pay, body: {amount: "1.00"}}'
    return beside(
        spec(f"""
            s:
              given: {given}
              steps: [{before}{call}{after}]
        """)
    )


def test_an_operation_has_the_answer_of_the_first_guard_that_refuses_a_state() -> None:
    shown = pay(paid()).shown
    assert shown is not None
    assert shown.states == (
        "('order_id', 'state', 'DRAFT'), OrderEntity, (400, 'not_open')",
        "('order_id', 'state', 'PAID'), OrderEntity, (400, 'not_open')",
        "('order_id', 'state', 'LOST'), OrderEntity, (410, 'order_lost')",
    )
    assert (shown.shown, shown.beside, shown.locks) == ("scenario_paid", "scenario_paid", "'orders'")


@pytest.mark.parametrize(
    ("condition", "allowed"),
    [
        ('self.state in ("OPEN", "DRAFT")', ["DRAFT", "OPEN"]),
        ('self.state in ("OPEN", "DRAFT") and amount > 0', ["DRAFT", "OPEN"]),
        ('self.state in ("OPEN", "DRAFT") and (self.state == "OPEN" or amount > 0)', []),
        ('self.state == "OPEN"', []),  # what the scenario shows
    ],
)
def test_a_state_is_allowed_where_it_is_enough(condition: str, allowed: list[str]) -> None:
    shown = pay(spec_of(text_of(PAID).replace('self.state == "OPEN", 400', f"{condition}, 400"))).shown
    assert shown is not None
    assert [row.split("'")[5] for row in shown.states if row.endswith("()")] == allowed


def test_an_operation_that_succeeds_nowhere_shows_nothing() -> None:
    found = pay(spec("s: {steps: [{call: GET /orders}]}"))
    assert found.shown is None
    assert (found.request, found.rows) == ("POST /orders/{order_id}/pay", ("'order_id', 'order', OrderFactory",))


def test_there_is_no_other_row_with_defaults_that_only_one_may_have() -> None:
    number = "number: {type: integer, default: 1}\n    unique: {one: {fields: [state, number]}}\n"
    text = text_of(PAID).replace("    endpoints: {list", f"      {number}    endpoints: {{list", 1)

    assert beside(paid()) == "scenario_paid"
    assert beside(spec_of(text)) == ""


def test_a_step_that_may_come_upon_any_row_has_none_beside_it() -> None:
    given = '{open: {Order: {amount: "1.00"}}, old: {Order: {state: PAID}}}'

    assert of_rows(given) == "scenario_s"
    assert of_rows(given, "{call: GET /orders/latest, save: found}, ", ", {call: GET /orders/$found.id}") == ""


def test_where_a_key_has_room_for_few_rows_there_are_no_others() -> None:
    kind = "kind: {type: enum, values: [GIFT, SALE], default: SALE}\n    unique: {one: {fields: [state, kind]}}\n"
    text = text_of(PAID).replace("    endpoints: {list", f"      {kind}    endpoints: {{list", 1)
    found = pay(spec_of(text)).shown

    assert found is not None
    assert (found.shown, found.beside) == ("scenario_paid", "")
