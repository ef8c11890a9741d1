"""Asks for one path again and again, a connection each time, until nobody listens: ``load.py HOST PORT PATH THREADS``.

Runs in a container beside the application. Prints a line when the load is on, and at the end what became of the
requests, as JSON: answers by status, and every request whose connection was accepted and that got no answer.
"""

from __future__ import annotations

import collections
import http.client
import json
import sys
import threading
import time

_REFUSALS, _SECONDS = 20, 60.0


def main(host: str, port: int, path: str, threads: int) -> None:
    """Run the load to its end."""
    answers: collections.Counter[str] = collections.Counter()
    lost: list[str] = []
    deadline = time.monotonic() + _SECONDS

    def ask() -> None:
        refusals = 0
        while refusals < _REFUSALS and time.monotonic() < deadline:
            connection = http.client.HTTPConnection(host, port, timeout=15)
            try:
                connection.connect()
            except OSError:
                refusals += 1
                time.sleep(0.02)
                continue
            try:
                connection.request("GET", path)
                answers[str(connection.getresponse().status)] += 1
            except (OSError, http.client.HTTPException) as error:
                lost.append(f"{type(error).__name__}: {error}")
            finally:
                connection.close()

    workers = [threading.Thread(target=ask) for _ in range(threads)]
    for worker in workers:
        worker.start()
    print("loading", flush=True)
    for worker in workers:
        worker.join()
    print(json.dumps({"answers": answers, "lost": len(lost), "errors": sorted(set(lost))[:3]}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
