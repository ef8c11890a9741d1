# Generated from specs/ecommerce_api.yaml by templates/src/services/operation.py.j2.
"""What every business operation does besides its work: it is counted, and it is logged how it ended."""

from collections.abc import Awaitable, Callable, Coroutine
from decimal import localcontext
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from prometheus_client import Counter

from src.core.logging import get_logger
from src.core.refusals import RefusedError
from src.models.fields.decimals import EXACT

P = ParamSpec("P")
T = TypeVar("T")

logger = get_logger(__name__)


def operation(name: str) -> Callable[[Callable[P, Awaitable[T]]], Callable[P, Coroutine[Any, Any, T]]]:
    """Count each success as ``<name>_total``, and log successes and refusals."""
    succeeded = Counter(f"{name}_total", f"How often {name.replace('_', ' ')} succeeded.")

    def decorate(method: Callable[P, Awaitable[T]]) -> Callable[P, Coroutine[Any, Any, T]]:
        @wraps(method)
        async def counted(*args: P.args, **kwargs: P.kwargs) -> T:
            try:
                with localcontext(EXACT):
                    result = await method(*args, **kwargs)
            except RefusedError as error:
                logger.info(f"{name}_refused", code=error.code)
                raise
            succeeded.inc()
            logger.info(name)
            return result

        return counted

    return decorate
