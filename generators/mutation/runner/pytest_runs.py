"""Runs pytest in this process, on the application as it is or with one module mutated."""

from __future__ import annotations

import importlib.machinery
import importlib.util
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

# Warnings are errors in the application's tests, but that pytest cannot rewrite what is imported already is our doing.
_PYTEST = ("-q", "--no-cov", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning")


class Served(importlib.machinery.SourceFileLoader):
    """Finds one module, and loads it from bytes instead of its file."""

    def __init__(self, folder: Path, file: str, data: bytes) -> None:
        parts = Path(file).with_suffix("").parts
        super().__init__(".".join(parts[:-1] if parts[-1] == "__init__" else parts), str(folder / file))
        self._data = data

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> Any:
        """The module, if it is this one."""
        if fullname != self.name:
            return None
        return importlib.util.spec_from_file_location(fullname, self.path, loader=self)

    def get_code(self, fullname: str) -> Any:
        """Compile the bytes, and look for no bytecode."""
        return compile(self._data, self.path, "exec", dont_inherit=True)


class Plugin:
    """Runs the given tests in the given order, and remembers how it went."""

    def __init__(self, order: Sequence[str] | None = None, on_test: Callable[[str], object] = lambda _: None) -> None:
        self.order, self.on_test = order, on_test
        self.seen: dict[str, float] = {}
        self.failure = ""
        self.failed: set[str] = set()

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        """Leave the tests that are not asked for out."""
        if self.order is not None:
            rank = {name: index for index, name in enumerate(self.order)}
            items[:] = sorted((item for item in items if item.nodeid in rank), key=lambda item: rank[item.nodeid])

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """Tell which test runs from now on."""
        self.on_test(nodeid)

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Remember the first failure, and how long each test took."""
        self.seen[report.nodeid] = self.seen.get(report.nodeid, 0.0) + report.duration
        if report.failed:
            self.failed.add(report.nodeid)
        if report.failed and not self.failure:
            self.failure = report.nodeid if report.when == "call" else f"{report.nodeid} ({report.when})"

    def pytest_collectreport(self, report: Any) -> None:
        """A file that cannot be imported is a failure too."""
        if report.failed and not self.failure:
            self.failure = f"import of {report.nodeid or 'the tests'}"


def run_pytest(arguments: Iterable[str], plugin: Plugin) -> dict[str, Any]:
    """Run tests in this process."""
    import pytest

    code = int(pytest.main([*_PYTEST, *arguments], plugins=[plugin]))
    return {"code": code, "by": plugin.failure, "seen": plugin.seen}


def measure(folder: Path, suite: str) -> dict[str, Any]:
    """Run a suite without a mutant: its tests, how long each takes, and which test executes which line."""
    import coverage

    # What runs after an ``await`` of the database is not seen without greenlet.
    meter = coverage.Coverage(
        data_file=None,
        config_file=False,
        source=[str(folder / "src")],
        messages=False,
        concurrency=["thread", "greenlet"],
    )
    meter.start()
    plugin = Plugin(on_test=meter.switch_context)
    result = run_pytest([suite], plugin)
    meter.stop()
    # A test that fails without a mutant says nothing of one; that it fails is another check's to report.
    result["seen"] = {name: seconds for name, seconds in result["seen"].items() if name not in plugin.failed}
    data = meter.get_data()
    result["lines"] = {
        Path(name).relative_to(folder).as_posix(): data.contexts_by_lineno(name) for name in data.measured_files()
    }
    return result


def try_mutant(folder: Path, mutant: dict[str, Any], order: list[str]) -> dict[str, Any]:
    """Run tests until one fails, with a mutant in the place of its module."""
    data = (folder / mutant["file"]).read_bytes()
    mutated = data[: mutant["start"]] + mutant["text"].encode() + data[mutant["end"] :]
    sys.meta_path.insert(0, Served(folder, mutant["file"], mutated))
    files = dict.fromkeys(name.partition("::")[0] for name in order)
    result = run_pytest(["-x", *files], Plugin(order))
    return {"code": result["code"], "by": result["by"]}
