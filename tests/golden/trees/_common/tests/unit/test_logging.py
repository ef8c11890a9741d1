# Generated from specs/<app>.yaml by templates/tests/unit/test_logging.py.j2.
"""The logs: one JSON object per line, whoever writes it."""

import json
import logging
import warnings
from collections.abc import Iterator
from typing import Any

import pytest
import structlog

from src.core.logging import get_logger, setup_logging


@pytest.fixture(autouse=True)
def configured() -> Iterator[None]:
    """Logging as in production; undone afterwards."""
    root = logging.getLogger()
    before, handlers, level = structlog.get_config(), root.handlers, root.level
    setup_logging("INFO")
    yield
    structlog.configure(**before)
    root.handlers = handlers
    root.setLevel(level)
    logging.captureWarnings(False)


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """Return the lines written so far; each must be one JSON object."""
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_line_has_time_level_event_and_logger(capsys: pytest.CaptureFixture[str]) -> None:
    get_logger("tests.here").info("something_happened", count=3)
    (line,) = lines(capsys)
    assert line.pop("timestamp").endswith("Z")
    assert line == {"event": "something_happened", "level": "info", "logger": "tests.here", "count": 3}


def test_the_standard_library_writes_the_same_shape(capsys: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("a.library").warning("disk %s is full", "sda")
    (line,) = lines(capsys)
    assert line.pop("timestamp").endswith("Z")
    assert line == {"event": "disk sda is full", "level": "warning", "logger": "a.library"}


@pytest.mark.parametrize("name", ["uvicorn", "uvicorn.error"])
def test_uvicorn_writes_the_same_shape(capsys: pytest.CaptureFixture[str], name: str) -> None:
    logging.getLogger(name).info("Started", extra={"color_message": "\x1b[36mStarted"})
    (line,) = lines(capsys)
    assert line["event"] == "Started"
    assert "color_message" not in line


def test_the_access_log_of_uvicorn_is_off(capsys: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("uvicorn.access").info("GET / 200")
    assert lines(capsys) == []


def test_lines_below_the_level_are_not_written(capsys: pytest.CaptureFixture[str]) -> None:
    setup_logging("WARNING")
    get_logger("tests").info("hidden")
    logging.getLogger("tests").info("hidden")
    get_logger("tests").warning("shown")
    assert [line["event"] for line in lines(capsys)] == ["shown"]


def test_a_line_within_a_request_has_its_id(capsys: pytest.CaptureFixture[str]) -> None:
    with structlog.contextvars.bound_contextvars(request_id="abc"):
        get_logger("tests").info("inside")
        logging.getLogger("tests").info("inside too")
    get_logger("tests").info("outside")
    assert [line.get("request_id") for line in lines(capsys)] == ["abc", "abc", None]


def test_an_exception_is_one_line_with_its_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        raise ValueError("line one\nline two")
    except ValueError:
        get_logger("tests").exception("failed")
    (line,) = lines(capsys)
    assert "Traceback" in line["exception"]
    assert "line two" in line["exception"]


def test_line_breaks_and_odd_characters_cannot_forge_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    get_logger("tests").info("one\n{}", value="\ud800\x00\u2028")
    (line,) = lines(capsys)
    assert line["event"] == "one\n{}"


def test_warnings_are_logged(capsys: pytest.CaptureFixture[str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(False)
        setup_logging("INFO")
        warnings.warn("old habit", UserWarning, stacklevel=1)
    (line,) = lines(capsys)
    assert line["logger"] == "py.warnings"
    assert "old habit" in line["event"]
