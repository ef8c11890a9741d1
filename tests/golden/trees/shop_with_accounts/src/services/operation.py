# Generated from specs/shop_with_accounts.yaml by templates/src/services/operation.py.j2.
"""What every business operation does besides its work: it is counted, and it is logged how it ended."""

from collections.abc import Callable, Coroutine
from decimal import localcontext
from functools import partial, wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from prometheus_client import Counter

from src.core.logging import get_logger
from src.core.refusals import RefusedError
from src.models.fields.decimals import EXACT
from src.repositories.unit_of_work import UnitOfWork

P = ParamSpec("P")
T = TypeVar("T")
logger = get_logger(__name__)


class Operations(Protocol):
    """A class whose methods are business operations."""

    rows: UnitOfWork


OperationsT = TypeVar("OperationsT", bound=Operations)
Method = Callable[Concatenate[OperationsT, P], Coroutine[Any, Any, T]]


def operation(name: str) -> Callable[[Method[OperationsT, P, T]], Method[OperationsT, P, T]]:
    """Count each success as ``<name>_total`` and log it, once it is committed, and log refusals."""
    succeeded = Counter(f"{name}_total", f"How often {name.replace('_', ' ')} succeeded.")

    def decorate(method: Method[OperationsT, P, T]) -> Method[OperationsT, P, T]:
        @wraps(method)
        async def counted(self: OperationsT, /, *args: P.args, **kwargs: P.kwargs) -> T:
            try:
                with localcontext(EXACT):
                    result = await method(self, *args, **kwargs)
            except RefusedError as error:
                logger.info(f"{name}_refused", code=error.code)
                raise
            self.rows.after_commit(succeeded.inc)
            self.rows.after_commit(partial(logger.info, name))
            return result

        return counted

    return decorate
