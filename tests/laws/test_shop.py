"""The laws of the shop, over HTTP, with several processes and many clients at once."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from tests.laws.shop import Answer, Request, Shop


def outcomes(answers: list[Answer]) -> Counter[tuple[int, str]]:
    """How often each status and code came back."""
    return Counter((answer.status, answer.error) for answer in answers)


def test_fifty_buyers_of_the_last_unit(shop: Shop) -> None:
    product = shop.product(stock=1)
    carts = shop.carts(*[[product]] * 50)

    answers = shop.at_once([Request("POST", "/orders", {"cart_id": cart}) for cart in carts])

    assert outcomes(answers) == {(201, ""): 1, (422, "insufficient_stock"): 49}
    assert shop.stock(product) == 0
    assert shop.rows(f"SELECT sum(quantity) FROM order_items WHERE product_id = '{product}'") == [(1,)]


def test_one_open_cart_for_a_customer(shop: Shop) -> None:
    for customer in shop.customers(15):
        answers = shop.at_once([Request("POST", "/carts", {"customer_id": customer})] * 6)

        assert outcomes(answers) == {(201, ""): 1, (200, ""): 5}
        assert len({answer.body["id"] for answer in answers}) == 1
        assert shop.rows(f"SELECT count(*) FROM carts WHERE customer_id = '{customer}'") == [(1,)]


def test_one_customer_for_an_email_address(shop: Shop) -> None:
    random, letters = Random(7), "somebody@example.com"
    emails = {"".join(random.choice((char, char.upper())) for char in letters) for _ in range(100)}

    answers = shop.at_once(
        [Request("POST", "/customers", {"email": email, "full_name": "Ann"}) for email in sorted(emails)[:20]]
    )

    assert outcomes(answers) == {(201, ""): 1, (400, "email_taken"): 19}
    assert shop.rows("SELECT count(*) FROM customers WHERE lower(email) = 'somebody@example.com'") == [(1,)]


def test_an_order_is_paid_or_cancelled_and_never_both(shop: Shop) -> None:
    product = shop.product(stock=100)
    cancelled = 0
    for order in [shop.order(product) for _ in range(15)]:
        answers = shop.at_once([Request("POST", f"/orders/{order}/{action}") for action in ("pay", "cancel") * 2])

        assert outcomes(answers) == {(200, ""): 1, (400, "invalid_state"): 3}
        (won,) = (answer.body["status"] for answer in answers if answer.status == 200)
        assert shop.call("GET", f"/orders/{order}")["status"] == won
        cancelled += won == "CANCELLED"
    assert shop.stock(product) == 100 - 15 + cancelled


def test_crossing_checkouts_do_not_surface_a_deadlock(shop: Shop) -> None:
    first, second, third = (shop.product(stock=100) for _ in range(3))
    carts = shop.carts(*[[first, second, third], [third, second, first], [second, third, first]] * 10)

    answers = shop.at_once([Request("POST", "/orders", {"cart_id": cart}) for cart in carts])

    assert outcomes(answers) == {(201, ""): 30}
    assert [shop.stock(product) for product in (first, second, third)] == [70, 70, 70]


def test_items_added_at_once_are_all_there(shop: Shop) -> None:
    product = shop.product(stock=1000)
    (cart,) = shop.carts([product])

    answers = shop.at_once([Request("POST", f"/carts/{cart}/items", {"product_id": product, "quantity": 2})] * 20)

    assert outcomes(answers) == {(201, ""): 20}
    (item,) = shop.call("GET", f"/carts/{cart}")["items"]
    assert item["quantity"] == 41


def test_stock_is_never_lost_whatever_happens_at_once(shop: Shop) -> None:
    random = Random(11)
    products = [shop.product(stock=30) for _ in range(4)]
    carts = shop.carts(*[random.sample(products, 3) for _ in range(40)])
    checkouts = [Request("POST", "/orders", {"cart_id": cart}) for cart in carts for _ in range(2)]

    ordered = shop.at_once(random.sample(checkouts, len(checkouts)))
    orders = [answer.body["id"] for answer in ordered if answer.status == 201]
    actions = [Request("POST", f"/orders/{order}/{action}") for order in orders for action in ("cancel", "pay")]
    ended = shop.at_once(random.sample(actions, len(actions)))

    assert outcomes(ordered).keys() <= {(201, ""), (400, "cart_not_open"), (422, "insufficient_stock")}
    assert outcomes(ended) == {(200, ""): len(orders), (400, "invalid_state"): len(orders)}
    sold = dict(
        shop.rows(
            "SELECT product_id::text, sum(quantity) FROM order_items JOIN orders ON orders.id = order_id"
            " WHERE status = 'PAID' GROUP BY product_id"
        )
    )
    assert {product: shop.stock(product) for product in products} == {
        product: 30 - sold.get(product, 0) for product in products
    }


def test_what_an_operation_answers_is_what_a_reader_sees(shop: Shop) -> None:
    (cart,) = shop.carts([shop.product(stock=9), shop.product(stock=9)])
    (item, _) = shop.call("GET", f"/carts/{cart}")["items"]

    changed = shop.call("PUT", f"/carts/{cart}/items/{item['id']}", {"quantity": 3})
    assert changed == shop.call("GET", f"/carts/{cart}")

    order = shop.call("POST", "/orders", {"cart_id": cart}, 201)
    assert order == shop.call("GET", f"/orders/{order['id']}")
    assert [each["quantity"] for each in order["items"]] == [3, 1]

    paid = shop.call("POST", f"/orders/{order['id']}/pay")
    assert paid == shop.call("GET", f"/orders/{order['id']}")


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("/carts", "status"),
        ("/carts", "total"),
        ("/carts/{cart}/items", "unit_price"),
        ("/carts/{cart}/items", "subtotal"),
        ("/orders", "total_amount"),
        ("/orders", "status"),
        ("/orders", "payment_status"),
        ("/orders", "items"),
    ],
)
def test_a_client_sets_no_prices_totals_or_states(shop: Shop, path: str, field: str) -> None:
    product = shop.product(stock=5)
    (cart,) = shop.carts([product])
    (customer,) = shop.customers(1)
    valid = {
        "/carts": {"customer_id": customer},
        "/carts/{cart}/items": {"product_id": product},
        "/orders": {"cart_id": cart},
    }[path]

    answer = shop.call("POST", path.format(cart=cart), {**valid, field: "1.00"}, 422)

    assert [(problem["loc"], problem["type"]) for problem in answer["detail"]] == [(["body", field], "extra_forbidden")]
    assert shop.stock(product) == 5
