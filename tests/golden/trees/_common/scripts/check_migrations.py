# Generated from specs/<app>.yaml by templates/scripts/check_migrations.py.j2.
"""Compares what the migrations make of a new database with the models: ``python -m scripts.check_migrations``."""

from alembic import command

from scripts.postgres import migrated_database


def main() -> None:
    """Raise for the first difference. The database of the environment is left alone."""
    with migrated_database() as config:
        command.check(config)


if __name__ == "__main__":
    main()
