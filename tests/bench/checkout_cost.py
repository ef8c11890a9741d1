"""A checkout of the generated shop against one written by hand: checkouts a second, and CPU seconds of the server."""

from __future__ import annotations

import http.client
import json
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from generators.graph.tasks.application import files_of_app
from generators.model.load import load_app
from generators.verify.subjects.live import DATABASE, live
from generators.verify.subjects.postgres import Postgres
from generators.verify.workspace import Subject, workspace
from tests.bench.hand_written import cpu_seconds, hand_written, pid_below

ROUNDS, CHECKOUTS, CLIENTS, PRODUCTS = 5, 400, 8, 500
SHOP = Path(__file__).parent / "handwritten_shop.py"
_CARTS = """
    WITH customer AS (
        INSERT INTO customers (id, email, full_name, created_at, updated_at)
        SELECT gen_random_uuid(), gen_random_uuid() || '@example.com', 'Ann', now(), now() FROM generate_series(1, %s)
        RETURNING id
    ), cart AS (
        INSERT INTO carts (id, customer_id, status, created_at, updated_at)
        SELECT gen_random_uuid(), id, 'OPEN', now(), now() FROM customer RETURNING id
    ), item AS (
        INSERT INTO cart_items (id, cart_id, product_id, quantity, unit_price, created_at, updated_at)
        SELECT gen_random_uuid(), cart.id, product.id, 2, 1.50, now(), now() FROM cart CROSS JOIN LATERAL
        (SELECT id FROM products WHERE cart.id IS NOT NULL ORDER BY random() LIMIT 3) product
    )
    SELECT id::text FROM cart
"""
_PRODUCTS = """
    INSERT INTO products (id, name, price, stock, is_active, created_at, updated_at)
    SELECT gen_random_uuid(), 'Apple', 1.50, 1000000, true, now(), now() FROM generate_series(1, %s)
"""


@dataclass(frozen=True)
class Ratios:
    """Ours / written by hand. throughput: checkouts a second, more is better; cpu: seconds of the server, less is."""

    throughput: float
    cpu: float


def checkout_ratios(root: Path, app: str, python: Path) -> Ratios:
    """Both servers on one database, in turn."""
    folder = root / "out" / app
    subject = Subject(app, folder, load_app(root / "specs" / f"{app}.yaml", app), python, root)
    seen: dict[str, list[tuple[float, float]]] = {"ours": [], "by hand": []}
    with workspace(subject, list(files_of_app(folder))) as work, live(work, LOG_LEVEL="WARNING") as stack:
        stack.database.execute(DATABASE, _PRODUCTS, PRODUCTS)
        with hand_written(SHOP, python, stack.database.url(DATABASE), work.root) as (process, port):
            servers = {"ours": (pid_below(stack.server.pid), stack.server.port), "by hand": (process, port)}
            for turn in range(ROUNDS + 1):
                for name, (pid, at) in servers.items():
                    figures = _round(stack.database, pid, at)
                    if turn:  # the first one warms up
                        seen[name].append(figures)
    seconds, cpu = (
        {name: statistics.median(each[index] for each in all_) for name, all_ in seen.items()} for index in (0, 1)
    )
    return Ratios(seconds["by hand"] / seconds["ours"], cpu["ours"] / cpu["by hand"])


def _round(database: Postgres, process: int, port: int) -> tuple[float, float]:
    carts = [row[0] for row in database.execute(DATABASE, _CARTS, CHECKOUTS)]
    cpu, began = cpu_seconds(process), time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as pool:
        list(pool.map(lambda index: _check_out(port, carts[index::CLIENTS]), range(CLIENTS)))
    return time.perf_counter() - began, cpu_seconds(process) - cpu


def _check_out(port: int, carts: list[str]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    for cart in carts:
        body = json.dumps({"cart_id": cart})
        connection.request("POST", "/api/v1/orders", body, {"Content-Type": "application/json"})
        response = connection.getresponse()
        answer = response.read()
        if response.status != 201:
            raise SystemExit(f"checkout: {response.status} {answer[:300]!r}")
    connection.close()
