# Generated from specs/<app>.yaml by templates/scripts/create_migration.py.j2.
"""Writes a migration for what the models have beyond the migrations: ``python -m scripts.create_migration TITLE``."""

import sys

from alembic import command

from scripts.postgres import migrated_database


def main() -> None:
    """Compare with a new database. That of the environment is left alone, whatever it holds."""
    with migrated_database() as config:
        command.revision(config, message=sys.argv[1], autogenerate=True)


if __name__ == "__main__":
    main()
