# Generated from specs/<app>.yaml by templates/scripts/check_migrations.py.j2.
"""Compares what the migrations make of a new database with the models: ``python -m scripts.check_migrations``."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic import command
from alembic.config import Config

from scripts.postgres import embedded_postgres

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Raise for the first difference. The database of the environment is left alone."""
    # Not in the project's folder, which may be closed to the user that a server started by root runs as.
    with (
        TemporaryDirectory(prefix="postgres-", ignore_cleanup_errors=True) as folder,
        embedded_postgres(Path(folder) / "data", keep_data=False) as url,
    ):
        os.environ["DATABASE_URL"] = url
        config = Config(ROOT / "alembic.ini")
        command.upgrade(config, "head")
        command.check(config)


if __name__ == "__main__":
    main()
