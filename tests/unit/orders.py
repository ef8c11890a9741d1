"""A small spec with operations, for the tests of scenarios."""

from __future__ import annotations

import textwrap
from functools import cache

from generators.model.app import Application
from generators.model.load import read_app

ORDERS = """
app: {name: orders, title: Orders}
requirements: {R1: 'Pay "at once" \\ or never'}
entities:
  Buyer:
    fields: {email: {type: email, unique: true}}
    endpoints: {create: {}}
  Order:
    belongs_to: {buyer: {entity: Buyer}}
    fields:
      state: {type: enum, values: [DRAFT, OPEN, PAID, LOST], default: OPEN}
      due: {type: date, optional: true}
      amount: {type: decimal, precision: 8, scale: 2}
    endpoints: {list: {}, get: {}, delete: {}}
    operations:
      latest:
        http: GET /orders/latest
        do: |
          order = find(Order, state="PAID")
          require(order, 404, "none_paid")
          return order
      pay:
        http: POST /orders/{id}/pay
        input: {amount: {type: decimal, precision: 8, scale: 2}}
        satisfies: [R1]
        do: |
          require(self.state != "LOST", 410, "order_lost")
          require(self.state == "OPEN", 400, "not_open")
          require(self.amount == amount, 400, "wrong_amount")
          self.state = "PAID"
          return self
scenarios:
"""


def text_of(scenarios: str) -> str:
    """The orders with these scenarios."""
    return ORDERS + textwrap.indent(textwrap.dedent(scenarios), "  ")


def spec_of(text: str) -> Application:
    """The spec in a text about orders."""
    return read_app(text, "orders.yaml", "orders")


def spec(scenarios: str) -> Application:
    """The orders with other scenarios."""
    return spec_of(text_of(scenarios))


PAID = """
paid:
  satisfies: [R1]
  given:
    open: {Order: {amount: 5, due: "2030-01-31"}}
  steps:
    - call: POST /orders/$open.id/pay
      body: {amount: "5.00"}
      save: done
      expect: {amount: 5, state: PAID, due: $open.due}
    - {call: GET /orders/$done.id, expect: {state: PAID}}
    - {call: POST /orders/$open.id/pay, body: {amount: "5.00"}, status: 400, error: not_open}
    - {call: POST /orders/$open.id/pay, body: {}, status: 422}
    - {call: GET /orders/latest, expect: {id: $open.id}}
"""


@cache
def paid() -> Application:
    return spec(PAID)
