"""A replica that ends while requests keep coming."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from typing import Any, Final

from generators.containers.compose import APP_PORT
from generators.containers.container import Container
from generators.containers.engine import Engine
from generators.support.waiting import late, wait_for
from generators.verify.evidence import Observation
from generators.verify.subjects.expected import Read
from generators.verify.workspace import INSIDE, passed

_LOAD: Final = INSIDE / "load.py"
_LOAD_THREADS: Final = "8"
_STOP_SECONDS: Final = 10.0


def drains(
    docker: Engine, image: str, replica: Container, request: Read, caller: Mapping[str, str]
) -> Iterator[Observation]:
    """A replica is told to end while requests keep coming, over connections that end in the container itself.

    caller: the headers by which they say whose they are.
    """
    networks = replica.inspect()["NetworkSettings"]["Networks"]
    network, settings = sorted(networks.items())[0]
    words = [settings["IPAddress"], str(APP_PORT), request.path, _LOAD_THREADS, json.dumps(dict(caller))]
    load = docker.start(image, ["python", "-c", _LOAD.read_text(), *words], network=network)
    wait_for(lambda: "loading" in load.logs(), 20)
    time.sleep(1)
    replica.signal("SIGTERM")
    code = replica.wait(_STOP_SECONDS)
    seen = late("it still runs") if code is None else f"exit code {code}"
    yield passed("ends", code == 0, f"exit code 0 within {_STOP_SECONDS:g} s of SIGTERM under load", seen)
    if code is None:
        replica.stop(0)
    load.wait(90)
    found = _json_of(load.logs(errors=False))
    answers = found.get("answers", {})
    right = found.get("lost") == 0 and set(answers) == {str(request.status)}
    yield passed(
        "no-lost-request",
        right,
        "an answer to every request that a balancer sends until it notices",
        found or load.logs()[-500:],
    )


def _json_of(text: str) -> dict[str, Any]:
    """The last line of an output, when that is a JSON object."""
    last = text.strip().rpartition("\n")[2]
    try:
        value = json.loads(last)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}
