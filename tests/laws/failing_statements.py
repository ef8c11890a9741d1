"""Runs inside the shop's environment: a checkout in which one statement after the other fails.

Prints JSON: for each statement its text, the status of the answer, and whether the database is as it was before.
"""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx
from sqlalchemy import event, text
from sqlalchemy.ext.asyncio import create_async_engine
from src.core.config import get_settings  # type: ignore[import-not-found]
from src.main import app  # type: ignore[import-not-found]
from src.models.entities import Base  # type: ignore[import-not-found]

PREFIX = "/api/v1"


class Saboteur:
    """Fails the n-th statement of a request."""

    def __init__(self) -> None:
        self.fails_at = 0
        self.seen: list[str] = []

    def __call__(self, _connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        self.seen.append(statement)
        if len(self.seen) == self.fails_at:
            raise RuntimeError("sabotage")


async def main() -> None:
    engine = create_async_engine(get_settings().database_url)
    async with app.router.lifespan_context(app) as state:

        async def with_state(scope: Any, receive: Any, send: Any) -> None:
            await app({**scope, "state": dict(state)}, receive, send)

        transport = httpx.ASGITransport(with_state, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://shop") as client:
            cart = await filled_cart(client)
            saboteur = Saboteur()
            event.listen(state["engine"].sync_engine, "before_cursor_execute", saboteur)
            print(json.dumps([result async for result in attempts(client, cart, saboteur, engine)]))
    await engine.dispose()


async def attempts(client: httpx.AsyncClient, cart: str, saboteur: Saboteur, engine: Any) -> Any:
    """Fail every statement in turn, until a checkout gets through."""
    before = await contents(engine)
    while True:
        saboteur.fails_at += 1
        saboteur.seen.clear()
        response = await client.post(f"{PREFIX}/orders", json={"cart_id": cart})
        failed = len(saboteur.seen) >= saboteur.fails_at
        unchanged = await contents(engine) == before
        yield {
            "statement": saboteur.seen[-1] if failed else "",
            "status": response.status_code,
            "unchanged": unchanged,
        }
        if not failed:
            return


async def filled_cart(client: httpx.AsyncClient) -> str:
    async def made(path: str, body: dict[str, Any]) -> Any:
        response = await client.post(PREFIX + path, json=body)
        assert response.status_code == 201, response.text
        return response.json()["id"]

    cart: str = await made(
        "/carts", {"customer_id": await made("/customers", {"email": "a@b.com", "full_name": "Ann"})}
    )
    for name in ("Apple", "Pear"):
        product = await made("/products", {"name": name, "price": "1.00", "stock": 3})
        await made(f"/carts/{cart}/items", {"product_id": product, "quantity": 2})
    return cart


async def contents(engine: Any) -> list[str]:
    """Every row of every table."""
    async with engine.connect() as connection:
        return [
            str(row)
            for table in Base.metadata.sorted_tables
            for row in await connection.execute(text(f'SELECT * FROM "{table.name}" ORDER BY id'))
        ]


asyncio.run(main())
