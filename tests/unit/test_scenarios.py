"""Scenarios: how their calls are read, which rows they begin with, and the tests that they become."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from generators.field_types.moments.relative import Awaited
from generators.model.app import Application
from generators.model.load import load_app, read_app
from generators.model.payloads import row_of
from generators.model.scenarios.rows import rows_of
from generators.model.scenarios.scenario import Scenario
from generators.model.traceability import gaps
from generators.verify.checks.running.scenarios import _differing, begun
from generators.views.tests.operations.cases import entity_operations_view
from generators.views.tests.scenarios.methods import methods_view
from generators.views.tests.scenarios.scripts import ScenarioView, _used, scenarios_view
from tests.unit.orders import paid, spec, spec_of, text_of

ROOT = Path(__file__).parents[2]


@cache
def shop() -> Application:
    return load_app(ROOT / "specs/ecommerce_api.yaml", "specs/ecommerce_api.yaml")


def named(app: Application, name: str) -> Scenario:
    return next(each for each in app.scenarios if each.name == name)


def only_scenario(app: Application) -> ScenarioView:
    (scenario,) = scenarios_view(app, "Order").scenarios
    return scenario


@pytest.mark.parametrize(
    ("call", "name", "parameters"),
    [
        ("GET /orders/latest", "latest", {}),
        ("GET /orders/$open.id", "get", {"id": "$open.id"}),
        ("POST /orders/7/pay", "pay", {"id": "7"}),
        ("GET /orders?page=2&size=5", "list", {}),
    ],
)
def test_a_call_finds_its_route(call: str, name: str, parameters: dict[str, str]) -> None:
    found = paid().routes.find(call)
    assert found is not None
    assert (found.route.verb or found.route.operation, found.parameters) == (name, parameters)


@pytest.mark.parametrize("call", ["PATCH /orders/1", "GET /order", "GET /orders/1/2", "POST /orders"])
def test_a_call_that_nothing_answers(call: str) -> None:
    assert paid().routes.find(call) is None


def test_rows_come_after_those_that_they_need() -> None:
    rows = rows_of(shop(), named(shop(), "a_cart_is_emptied"))
    assert [row.name for row in rows] == ["cart_customer", "cart", "line_product", "line"]
    assert rows[-1].rows == {"cart_id": "cart", "product_id": "line_product"}


def test_a_row_that_is_made_takes_no_name_of_the_scenario() -> None:
    app = spec("""
        s:
          given: {open: {Order: {}}, open_buyer: {Buyer: {}}}
          steps: [{call: GET /orders/$open.id}]
    """)
    assert [row.name for row in rows_of(app, named(app, "s"))] == ["open_buyer_", "open", "open_buyer"]


def test_a_scenario_is_a_function() -> None:
    paid_order = only_scenario(paid())
    assert paid_order.doc == ('"""Proves R1: Pay \\"at once\\" \\\\ or never."""',)
    assert paid_order.lines == (
        "open_buyer = BuyerFactory.create()",
        'open_order = OrderFactory.bare(buyer_id=open_buyer.id, amount=Decimal("5.00"), '
        'due=date.fromisoformat("2030-01-31"))',
        "await api.given(open_buyer, open_order)",
        "",
        "done = await api(f\"POST /orders/{open_order.id}/pay\", {'amount': '5.00'}, "
        "expect={'amount': '5.00', 'state': 'PAID', 'due': as_json(open_order.due)})",
        "await api(f\"GET /orders/{done['id']}\", expect={'state': 'PAID'})",
        "await api(f\"POST /orders/{open_order.id}/pay\", {'amount': '5.00'}, refused=(400, 'not_open'))",
        'await api(f"POST /orders/{open_order.id}/pay", {}, refused=(422,))',
        "await api(\"GET /orders/latest\", expect={'id': str(open_order.id)})",
    )
    assert {each.name for each in scenarios_view(paid(), "Order").symbols} == {"BuyerFactory", "OrderFactory"}


def test_an_object_that_is_no_row_is_expected_as_a_whole() -> None:
    text = text_of("s: {steps: [{call: GET /orders/latest, expect: {state: PAID, more: {a: [1]}}}]}")
    app = spec_of(
        text.replace("      due: {type: date", "      more: {type: json, optional: true}\n      due: {type: date")
    )
    assert only_scenario(app).lines == (
        "answered = await api(\"GET /orders/latest\", expect={'state': 'PAID'})",
        "assert answered[\"more\"] == {'a': [1]}",
    )


def test_what_answers_without_http() -> None:
    methods = {each.request: each.code for each in methods_view(paid()).methods}
    assert methods == {
        "GET /orders/{order_id}": "order_service.get_order",
        "GET /orders/latest": "order_operations.latest",
        "POST /orders/{order_id}/pay": "order_operations.pay",
    }


def test_what_an_operation_does_is_nothing_that_its_tests_see() -> None:
    other = read_app(
        (ROOT / "specs/ecommerce_api.yaml").read_text().replace("held + quantity", "quantity + held"),
        "x",
        "ecommerce_api",
    )
    assert other.entities["Cart"].methods != shop().entities["Cart"].methods
    for key in ("Cart", "Order", "Product"):
        for view in (scenarios_view, entity_operations_view):
            assert view(other, key) == view(shop(), key)


def test_a_changed_scenario_changes_the_tests_of_its_own_entity_only() -> None:
    text = (ROOT / "specs/ecommerce_api.yaml").read_text()
    assert text.count("apple: {Product: {stock: 1}}") >= 1
    other = read_app(
        text.replace("expect: {status: PAID, payment", "expect: {total_amount: '1.00', payment"), "x", "ecommerce_api"
    )
    changed = [key for key in ("Product", "Cart", "Order") if scenarios_view(other, key) != scenarios_view(shop(), key)]
    assert changed == ["Order"]


def test_scenarios_are_at_home_with_what_they_prove() -> None:
    homes = {each.name: each.home for each in shop().scenarios}
    assert homes["checkout_takes_the_stock"] == "Order"
    assert homes["a_customer_has_one_open_cart"] == "Cart"
    assert homes["products_are_created_changed_and_listed"] == "Product"


def test_gaps_name_what_no_scenario_shows() -> None:
    assert list(gaps(paid())) == [
        "nothing makes Order.latest answer 404 none_paid (line 2 of its `do:`)",
        "nothing makes Order.pay answer 400 wrong_amount (line 3 of its `do:`)",
    ]
    assert list(gaps(spec("s: {steps: [{call: GET /orders}]}"))) == [
        "no scenario makes Order.latest succeed (GET /orders/latest)",
        "nothing makes Order.latest answer 404 none_paid (line 2 of its `do:`)",
        "no scenario makes Order.pay succeed (POST /orders/{id}/pay)",
        "nothing makes Order.pay answer 410 order_lost (line 1 of its `do:`)",
        "nothing makes Order.pay answer 400 not_open (line 2 of its `do:`)",
        "nothing makes Order.pay answer 400 wrong_amount (line 3 of its `do:`)",
    ]
    assert list(gaps(shop())) == []


def test_the_runner_compares_what_is_expected_and_nothing_else() -> None:
    cart, row = row_of(shop(), "Cart"), {"quantity": 1, "unit_price": "2.00"}
    found = {"status": "OPEN", "total": "2.00", "items": [row]}
    names = {"cart": {"status": "OPEN"}}

    def differing(**expected: object) -> list[str]:
        return list(_differing(names, cart, expected, found, ""))

    assert differing(total=2, items=[{"unit_price": 2}], status="$cart.status") == []
    assert differing(total="2.01") == ["expected total = '2.01', answered '2.00'"]
    assert differing(items=[{"quantity": 2}]) == ["expected items[0].quantity = 2, answered 1"]
    assert differing(items=[]) == [f"expected 0 items, answered {[row]}"]
    found["items"] = [{"quantity": True}]
    assert differing(items=[{"quantity": 1}]) == ["expected items[0].quantity = 1, answered True"]


def test_the_runner_tells_times_from_when_it_began() -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    scenario = named(spec("s: {steps: [{call: GET /orders/latest, expect: {due: today() - days(1)}}]}"), "s")
    (step,) = scenario.steps
    assert begun(scenario, now).steps[0].expect == {"due": "2025-12-31"}

    moment = Awaited("now", (("days", 1), ("hours", -2)))
    due = begun(replace(scenario, steps=(replace(step, expect={"due": [moment]}),)), now).steps[0].expect["due"]
    assert due == ["2026-01-01T22:00:00Z"]
    assert due == [(datetime.now(UTC) + timedelta(hours=21)).isoformat()]
    assert due != ["2026-01-01T21:59:59Z"]
    assert due != [(datetime.now(UTC) + timedelta(hours=23)).isoformat()]
    assert due != [None]


def test_a_variable_whose_name_stands_in_a_text_alone_is_not_kept() -> None:
    made = 'ann = await api("POST /buyers", {"email": "ann@example.com"})'
    login = 'await api("POST /sessions", {"email": "ann@example.com"})'
    assert next(_used([made, login])) == 'await api("POST /buyers", {"email": "ann@example.com"})'
    assert next(_used([made, "await api(f\"GET /buyers/{ann['id']}\")"])) == made
