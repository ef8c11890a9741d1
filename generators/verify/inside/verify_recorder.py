"""A pytest plugin that a check loads into the application's own tests: ``-p verify_recorder``.

VERIFY_ORDER: the seed of the order in which the tests run. VERIFY_RECORD: the JSON file to write at the end:
the outcome of every test, and which requests it made of the application, by route and status.
"""

import json
import os
import random
import re
from typing import Any

import pytest


class Recorder:
    """What happened in one run."""

    def __init__(self) -> None:
        self.outcomes: dict[str, str] = {}
        self.requests: set[tuple[str, str, str, int]] = set()
        self.current = ""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        random.Random(os.environ["VERIFY_ORDER"]).shuffle(items)  # noqa: S311 - an order, not a secret

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        self.current = item.nodeid

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" or report.outcome != "passed":
            outcome = report.outcome if report.when == "call" or report.outcome == "skipped" else "error"
            self.outcomes[report.nodeid] = "xfail" if hasattr(report, "wasxfail") else outcome

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.outcome != "passed":
            self.outcomes[report.nodeid] = "skipped" if report.outcome == "skipped" else "error"

    def pytest_sessionfinish(self) -> None:
        with open(os.environ["VERIFY_RECORD"], "w", encoding="utf-8") as file:
            json.dump({"outcomes": self.outcomes, "requests": sorted(self.requests)}, file)

    def watch(self) -> None:
        """Note the route and the status of every request to a FastAPI application."""
        try:
            from fastapi import FastAPI
        except ImportError:
            return
        call = FastAPI.__call__

        async def noted(app: FastAPI, scope: Any, receive: Any, send: Any) -> None:
            async def send_noted(message: Any) -> None:
                if message["type"] == "http.response.start":
                    path = re.sub("{[^}]*}", "{id}", getattr(scope.get("route"), "path", ""))
                    self.requests.add((self.current, scope["method"], path, message["status"]))
                await send(message)

            await call(app, scope, receive, send_noted if scope["type"] == "http" else send)

        FastAPI.__call__ = noted


def pytest_configure(config: pytest.Config) -> None:
    """Register the recorder."""
    recorder = Recorder()
    recorder.watch()
    config.pluginmanager.register(recorder)
