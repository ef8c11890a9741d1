"""The generated shop at work: several processes of it on one database, and many clients at once."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

import httpx

from generators.verify.subjects.live import DATABASE
from generators.verify.subjects.postgres import Postgres

PREFIX = "/api/v1"
_numbers = count(1)


@dataclass(frozen=True)
class Request:
    """One request, below the prefix."""

    method: str
    path: str
    body: dict[str, Any] | None = None


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    body: Any

    @property
    def error(self) -> str:
        """The code of an answer that refuses, "" for a success."""
        return str(self.body["error"]) if self.status >= 400 else ""


@dataclass(frozen=True)
class Shop:
    """Servers in production settings, and the database below them."""

    urls: tuple[str, ...]
    database: Postgres

    def at_once(self, requests: Sequence[Request]) -> list[Answer]:
        """Every answer, in the order of the requests, which are sent together and to the servers in turn."""
        return asyncio.run(self._at_once(requests))

    async def _at_once(self, requests: Sequence[Request]) -> list[Answer]:
        limits = httpx.Limits(max_connections=None)
        async with httpx.AsyncClient(timeout=60, limits=limits) as client:

            async def send(index: int, request: Request) -> Answer:
                url = f"{self.urls[index % len(self.urls)]}{PREFIX}{request.path}"
                response = await client.request(request.method, url, json=request.body)
                return Answer(response.status_code, response.json())

            return list(await asyncio.gather(*(send(index, each) for index, each in enumerate(requests))))

    def call(self, method: str, path: str, body: dict[str, Any] | None = None, status: int = 200) -> Any:
        """The body of an answer that has to have this status."""
        (answer,) = self.at_once([Request(method, path, body)])
        assert answer.status == status, answer
        return answer.body

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What a query finds in the database."""
        return self.database.execute(DATABASE, query)

    def product(self, stock: int) -> str:
        """A new product's id."""
        body = {"name": f"Product {next(_numbers)}", "price": "2.50", "stock": stock}
        return str(self.call("POST", "/products", body, 201)["id"])

    def customers(self, number: int) -> list[str]:
        """The ids of new customers."""
        bodies = [{"email": f"customer{next(_numbers)}@example.com", "full_name": "Ann"} for _ in range(number)]
        return [answer.body["id"] for answer in self.at_once([Request("POST", "/customers", body) for body in bodies])]

    def carts(self, *contents: Sequence[str]) -> list[str]:
        """The ids of new carts, each of another customer and with one of each of these products, in their order."""
        bodies = [{"customer_id": customer} for customer in self.customers(len(contents))]
        carts = [answer.body["id"] for answer in self.at_once([Request("POST", "/carts", body) for body in bodies])]
        for position in range(max(map(len, contents))):
            filled = self.at_once(
                [
                    Request("POST", f"/carts/{cart}/items", {"product_id": products[position]})
                    for cart, products in zip(carts, contents, strict=True)
                ]
            )
            assert {answer.status for answer in filled} == {201}, filled
        return carts

    def order(self, product: str) -> str:
        """The id of a new order of one of this product."""
        (cart,) = self.carts([product])
        return str(self.call("POST", "/orders", {"cart_id": cart}, 201)["id"])

    def stock(self, product: str) -> int:
        """How many there are, as the API says."""
        return int(self.call("GET", f"/products/{product}")["stock"])
