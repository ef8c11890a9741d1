"""Load through a balancer, until it notices that the application drains: ``load.py HOST PORT PATH THREADS HEADERS``.

Asks for one path again and again, a connection each time, with some headers (a JSON object). Beside that it asks for
/health/ready as balancers do; a while after that says 503 for the first time nothing more is sent. Runs in a container
beside the application. Prints a line when the load is on, and at the end what became of the requests, as JSON: answers
by status, and how many had none.
"""

from __future__ import annotations

import collections
import http.client
import json
import sys
import threading
import time

# A balancer probes now and then, and passes the news on; all of that has to fit into the time to drain.
_PROBE_SECONDS, _REACTION_SECONDS, _LONGEST_SECONDS = 0.25, 1.0, 60.0


def ask(host: str, port: int, path: str, headers: dict[str, str]) -> int:
    """The status of a request over a connection of its own."""
    connection = http.client.HTTPConnection(host, port, timeout=15)
    try:
        connection.request("GET", path, headers=headers)
        return connection.getresponse().status
    finally:
        connection.close()


def wait_until_draining(host: str, port: int) -> None:
    """Return when it says that it is no longer ready, answers no more, or at the latest time."""
    deadline = time.monotonic() + _LONGEST_SECONDS
    while time.monotonic() < deadline:
        try:
            if ask(host, port, "/health/ready", {}) == 503:
                return
        except (OSError, http.client.HTTPException):
            return
        time.sleep(_PROBE_SECONDS)


def main(host: str, port: int, path: str, threads: int, headers: dict[str, str]) -> None:
    """Run the load to its end."""
    answers: collections.Counter[str] = collections.Counter()
    lost: list[str] = []
    noticed = threading.Event()

    def send() -> None:
        while not noticed.is_set():
            try:
                answers[str(ask(host, port, path, headers))] += 1
            except (OSError, http.client.HTTPException) as error:
                lost.append(f"{type(error).__name__}: {error}")
                time.sleep(0.05)

    workers = [threading.Thread(target=send) for _ in range(threads)]
    for worker in workers:
        worker.start()
    print("loading", flush=True)
    wait_until_draining(host, port)
    time.sleep(_REACTION_SECONDS)
    noticed.set()
    for worker in workers:
        worker.join()
    print(json.dumps({"answers": answers, "lost": len(lost), "errors": sorted(set(lost))[:3]}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4]), json.loads(sys.argv[5]))
