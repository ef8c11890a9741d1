"""The tests that scenarios become of the services themselves, without HTTP."""

from __future__ import annotations

from generators.views.tests.scenarios.units import unit_tests_view
from tests.unit.orders import PAID, paid, spec, spec_of, text_of


def test_unit_tests_leave_out_what_no_service_answers() -> None:
    scenario, *states, rows, others = unit_tests_view(paid(), "Order").tests
    assert scenario.successes == "order_pay=1, order_latest=1"
    assert [line for line in scenario.lines if "422" in line] == []
    assert "async with refused(connection, 400, 'not_open', 'Not open'):" in scenario.lines
    assert [(test.states, test.lines[-2]) for test in states] == [
        (("DRAFT", "PAID"), "async with refused(connection, 400, 'not_open', 'Not open'):"),
        (("LOST",), "async with refused(connection, 410, 'order_lost', 'Order lost'):"),
    ]
    assert (rows.name, len(rows.lines)) == ("pay_and_its_rows", 4)
    assert rows.lines[0] == "async with missing(connection, 'order'):"
    assert rows.lines[2] == "with locking(connection.engine, 'orders'):"
    assert others.name == "pay_leaves_other_rows_alone"


def others_test(given: str, before: str = "", after: str = "") -> tuple[str, ...]:
    """Code of the rows of the test of ``pay`` beside other rows, nothing where there is none."""
    pay = '{call: POST /orders/$open.id/pay, body: {amount: "1.00"}}'
    app = spec(f"""
        s:
          given: {given}
          steps: [{before}{pay}{after}]
    """)
    found = (test for test in unit_tests_view(app, "Order").tests if test.name == "pay_leaves_other_rows_alone")
    return next((test.rows for test in found), ())


def test_other_rows_are_like_the_given_ones_and_refer_to_one_another() -> None:
    lines = others_test('{ann: {Buyer: {email: ann@example.com}}, open: {Order: {buyer: $ann, amount: "1.00"}}}')

    assert lines[:6] == (
        # Two buyers may not have the same address.
        "other_ann = BuyerFactory.create()",
        'other_open = OrderFactory.bare(buyer_id=other_ann.id, amount=Decimal("1.00"))',
        "await store(db_session, other_ann, other_open)",
        "others = await everything(db_session)",
        "",
        "ann = BuyerFactory.create(email='ann@example.com')",
    )


def test_other_rows_take_no_name_of_the_scenario() -> None:
    lines = others_test('{open: {Order: {amount: "1.00"}}, other_open: {Buyer: {}}}')

    assert [line.partition(" =")[0] for line in lines if "Factory" in line] == [
        *("other_open_buyer", "other_open_", "other_other_open"),
        *("open_buyer", "open_order", "other_open"),
    ]


def test_there_is_no_other_row_with_defaults_that_only_one_may_have() -> None:
    number = "number: {type: integer, default: 1}\n    unique: {one: {fields: [state, number]}}\n"
    text = text_of(PAID).replace("    endpoints: {list", f"      {number}    endpoints: {{list", 1)
    names = [test.name for test in unit_tests_view(spec_of(text), "Order").tests]

    assert "pay_leaves_other_rows_alone" not in names


def test_a_step_that_may_come_upon_any_row_has_none_beside_it() -> None:
    given = '{open: {Order: {amount: "1.00"}}, old: {Order: {state: PAID}}}'

    assert others_test(given)
    assert others_test(given, "{call: GET /orders/latest, save: found}, ", ", {call: GET /orders/$found.id}") == ()


def test_where_a_key_has_room_for_few_rows_there_are_no_others() -> None:
    kind = "kind: {type: enum, values: [GIFT, SALE], default: SALE}\n    unique: {one: {fields: [state, kind]}}\n"
    text = text_of(PAID).replace("    endpoints: {list", f"      {kind}    endpoints: {{list", 1)
    names = [test.name for test in unit_tests_view(spec_of(text), "Order").tests]

    assert "pay_and_its_rows" in names
    assert "pay_leaves_other_rows_alone" not in names


def test_a_message_is_expected_where_a_code_has_but_one() -> None:
    text = text_of(PAID).replace('410, "order_lost")', '400, "not_open", "{gone}")')
    lines = unit_tests_view(spec_of(text), "Order").tests[0].lines

    assert "async with refused(connection, 400, 'not_open'):" in lines


def test_a_violated_key_is_no_matter_of_a_service() -> None:
    app = spec("""
        s:
          given: {ann: {Buyer: {}}, open: {Order: {buyer: $ann, amount: "1.00"}}}
          steps:
            - {call: POST /orders/$open.id/pay, body: {amount: "1.00"}}
            - {call: POST /buyers, body: {email: $ann.email}, status: 409, error: conflict}
    """)
    scenario = unit_tests_view(app, "Order").tests[0]
    assert [line for line in scenario.lines if "buyer_service" in line] == []
