# Generated from specs/<app>.yaml by templates/src/core/logging.py.j2.
"""Structured logs: every line on standard output is one JSON object."""

import logging
import sys

import structlog
from structlog.typing import FilteringBoundLogger, Processor

_SHARED: tuple[Processor, ...] = (
    structlog.contextvars.merge_contextvars,
    structlog.processors.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.StackInfoRenderer(),
    structlog.processors.format_exc_info,
)


class _StandardOutput:
    """Writes whole lines to what ``sys.stdout`` is at that moment."""

    def __init__(self, name: str) -> None:
        self.name = name

    def write(self, line: str) -> None:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()

    debug = info = warning = error = critical = write


class _StandardOutputHandler(logging.Handler):
    """Sends the records of the standard library's loggers the same way."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            _StandardOutput(record.name).write(self.format(record))
        except Exception:
            self.handleError(record)


def get_logger(name: str) -> FilteringBoundLogger:
    """Return a logger that names its module in every line."""
    logger: FilteringBoundLogger = structlog.get_logger(name)
    return logger


def setup_logging(level: str) -> None:
    """Send the lines of the application and of its libraries to standard output, as JSON."""
    structlog.configure(
        processors=[*_SHARED, structlog.processors.JSONRenderer()],
        wrapper_class=structlog.make_filtering_bound_logger(level.lower()),
        logger_factory=_StandardOutput,
        cache_logger_on_first_use=False,
    )
    handler = _StandardOutputHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=_SHARED,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    logging.captureWarnings(True)
    _take_over_uvicorn()


def _take_over_uvicorn() -> None:
    """Let uvicorn's lines pass through the root logger, all but its access log: the middleware writes that."""
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        logger = logging.getLogger(name)
        logger.handlers = []
        logger.propagate = name != "uvicorn.access"
