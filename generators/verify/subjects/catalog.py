"""What PostgreSQL's catalog says of a schema: two databases with the same are the same to every statement.

Neither a dump nor ``alembic check`` will do: the one depends on the order in which columns were added, the other does
not see what a check or the condition of an index says.
"""

from __future__ import annotations

from typing import Final

from generators.verify.subjects.postgres import Postgres

Part = tuple[str, str, str, str]
"""What it is, its table, its name, and what is said of it."""

_QUERIES: Final = {
    "table": """
        SELECT relname, relname, '' FROM pg_class
        WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'alembic_version'""",
    "column": """
        SELECT relname, attname,
            concat_ws(' ', format_type(atttypid, atttypmod), CASE WHEN attnotnull THEN 'NOT NULL' END,
                'DEFAULT ' || pg_get_expr(adbin, adrelid))
        FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
        LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
        WHERE relkind = 'r' AND attnum > 0 AND NOT attisdropped
        AND relnamespace = 'public'::regnamespace AND relname <> 'alembic_version'""",
    # Since PostgreSQL 18 that a column is not null is a constraint too, with a name that renaming leaves behind.
    "constraint": """
        SELECT relname, conname, concat_ws(' ', pg_get_constraintdef(pg_constraint.oid), 'VALID ' || convalidated)
        FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid WHERE contype <> 'n'
        AND relnamespace = 'public'::regnamespace AND relname <> 'alembic_version'""",
    "index": """
        SELECT relname, indexrelid::regclass::text, concat_ws(' ', pg_get_indexdef(indexrelid), 'VALID ' || indisvalid)
        FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
        WHERE relnamespace = 'public'::regnamespace AND relname <> 'alembic_version'""",
    "trigger": """
        SELECT relname, tgname, pg_get_triggerdef(pg_trigger.oid) FROM pg_trigger
        JOIN pg_class ON pg_class.oid = tgrelid
        WHERE NOT tgisinternal AND relnamespace = 'public'::regnamespace AND relname <> 'alembic_version'""",
    "function": """
        SELECT '', proname, pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace""",
}


def catalog(server: Postgres, database: str, *kinds: str) -> frozenset[Part]:
    """Everything in a database but Alembic's own table. kinds: of what; everything when there are none."""
    return frozenset(
        (kind, str(table), str(name), str(said))
        for kind, query in _QUERIES.items()
        if not kinds or kind in kinds
        for table, name, said in server.execute(database, query)
    )


def copy_functions(server: Postgres, source: str, target: str) -> None:
    """Make the functions of one database in another one: checks of tables may call them."""
    for _, _, _, definition in sorted(catalog(server, source, "function")):
        if "RETURNS trigger" not in definition:
            server.execute(target, definition)


def differences(seen: frozenset[Part], expected: frozenset[Part]) -> str:
    """What one of two schemas has and the other one has not, or that there is nothing."""
    lines = [f"only migrated: {' '.join(part)}" for part in sorted(seen - expected)]
    lines += [f"only expected: {' '.join(part)}" for part in sorted(expected - seen)]
    return "; ".join(lines) or f"the same {len(seen)} parts"
