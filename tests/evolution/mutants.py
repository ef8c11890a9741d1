"""A planner or a runner that gets one thing wrong, and the test that has to notice.

Each is a text of a file that becomes another one. A text that is no longer there is an error, so a mutant cannot become
harmless when the code changes.
"""

from __future__ import annotations

from typing import Final, NamedTuple

_STEPS: Final = "generators/evolution/steps.py"
_DIFFERENCE: Final = "generators/evolution/difference.py"
_CODE: Final = "generators/views/src/alembic_code.py"
_REVISION: Final = "generators/views/src/change_code.py"
_RUNNER: Final = "templates/src/core/migration_steps.py.j2"
_ENV: Final = "templates/alembic/env.py.j2"

_CASE: Final = "test_database.py::test_a_database_with_rows[{}]"
_KILLS: Final = "test_killed.py::test_kills_in_each_step"
_INDEX: Final = "test_killed.py::test_a_kill_in_the_middle_of_an_index"
_AT_ONCE: Final = "test_killed.py::test_several_at_once"
_WAY_BACK: Final = "test_killed.py::test_a_way_back_that_was_killed_is_said_when_nothing_is_left_to_upgrade"
_NOTHING_ELSE: Final = "test_killed.py::test_nothing_but_the_rest_of_an_upgrade_that_was_killed"
_ROWS: Final = "test_upgrades.py::test_cases[as_they_were]"
_LOAD: Final = "test_load.py::test_each_edit_under_load"
_BEHIND: Final = "test_load.py::test_nobody_waits_behind_a_step_that_waits"
_ROLLING: Final = "test_rolling.py::test_a_server_works_while_it_is_followed_by_the_next_release"
_SQUAWK: Final = "test_squawk.py::test_the_cases[{}]"
_MOVING: Final = "generators/schema/moving_functions.py"
_NAMES: Final = "test_two_names.py::test_what_one_version_writes_the_other_reads"
_TREES: Final = "test_two_names.py::test_both_versions_keep_trees_and_what_is_deleted_out"
_LATE: Final = "test_load.py::test_rows_that_come_before_a_rule_are_filled_too"


class Mutant(NamedTuple):
    """One mistake. test: below ``tests/evolution``."""

    name: str
    file: str
    old: str
    new: str
    test: str


MUTANTS: Final = (
    Mutant(
        "a check is proven where it is added", _CODE,
        "create_check_constraint({arguments}, postgresql_not_valid=True)", "create_check_constraint({arguments})",
        _CASE.format("bounds"),
    ),
    Mutant(
        "a check is validated in the transaction that adds it", _REVISION,
        "    yield alembic_code.create_check(change.table, change.name, change.condition)\n",
        "    yield alembic_code.create_check(change.table, change.name, change.condition)\n"
        "    yield _execute(f\"ALTER TABLE {sql_name(change.table)} VALIDATE CONSTRAINT {change.name}\")\n",
        _CASE.format("bounds"),
    ),
    Mutant(
        "a reference is proven where it is added", _REVISION,
        "change.key, proven=False)", "change.key, proven=True)", _CASE.format("every_step"),
    ),
    Mutant(
        "the type changes before its checks are gone", _STEPS,
        "    DropForeignKey,\n    DropCheck,\n    DropKey,\n    AlterColumn,\n",
        "    AlterColumn,\n    DropForeignKey,\n    DropCheck,\n    DropKey,\n", _CASE.format("every_step"),
    ),
    Mutant(
        "NOT NULL before it is proven", _STEPS,
        "yield Prove(each.table, constraint)\n            yield Require(each.table, each.name, constraint)\n",
        "yield Require(each.table, each.name, constraint)\n            yield Prove(each.table, constraint)\n",
        _CASE.format("every_step"),
    ),
    Mutant(
        "a rule before rows are filled", _STEPS,
        "    yield from filled[optional:]\n",
        '    yield from _by_table("demand", late, _AFTER_FILL)\n    yield from filled[optional:]\n', _LOAD,
    ),
    Mutant(
        "rows are filled before those that refer to them", _STEPS,
        "in reversed(fills) if not each.again", "in fills if not each.again", _ROWS,
    ),
    Mutant(
        "a trigger fills what an optional column is read off", _STEPS,
        "if not (_fills(each) or each in moved)]", "if each.table]", _ROWS,
    ),
    Mutant(
        "what the next version writes is not copied", _MOVING,
        "    @new_changed\n        NEW.@old := NEW.@new;\n", "    @new_changed\n        NULL;\n", _NAMES,
    ),
    Mutant(
        "what the version before writes is not copied", _MOVING,
        "    @old_changed\n        NEW.@new := NEW.@old;\n", "    @old_changed\n        NULL;\n", _NAMES,
    ),
    Mutant(
        "whoever inserts a row says it under the new name", _MOVING,
        "        @silent\n            NEW.@new := NEW.@old;\n", "        @silent\n            NEW.@old := NEW.@new;\n",
        _NAMES,
    ),
    Mutant(
        "two names of one column have two defaults", "generators/evolution/advance.py",
        "columns.setdefault(mirror.table, {})[mirror.old] = replace(new, nullable=True)",
        'columns.setdefault(mirror.table, {})[mirror.old] = replace(new, nullable=True, default="")', _NAMES,
    ),
    Mutant(
        "rows that are there are not copied", _STEPS,
        "if each.copied], \"copy\")", "if not changes], \"copy\")", _CASE.format("renamed_fields"),
    ),
    Mutant(
        "a key goes before the one that takes its place is there", _DIFFERENCE,
        "DropKey(now.name, name, key, late=speaks_of(key, self.copies.leaving(now.name)))",
        "DropKey(now.name, name, key)", "test_cases.py::test_case[renamed_fields]",
    ),
    Mutant(
        "the version before changes a tree without its rule", "generators/evolution/advance.py",
        "return Owed(owed, columns, dict(self._fillers(columns)), mirrors, indexes, rules)",
        "return Owed(owed, columns, dict(self._fillers(columns)), mirrors, indexes)", _TREES,
    ),
    Mutant("rows are filled once", _STEPS, "    if late:\n", "    if not changes:\n", _LATE),
    Mutant(
        "what the version before uses goes at once", _DIFFERENCE,
        "(DropColumn(name, each) for each in sorted(gone) if not _is_owed(self.after.owed, name, each))",
        "(DropColumn(name, each) for each in sorted(gone))", _LOAD,
    ),
    Mutant(
        "a backfill of every row", _RUNNER,
        "select(key).where(self._condition).order_by(key)", "select(key).order_by(key)", _CASE.format("values"),
    ),
    Mutant(
        "what was done is not written down", _RUNNER,
        "            self.change()\n            record()\n", "            self.change()\n", _KILLS,
    ),
    Mutant(
        "what was done is written down in another transaction", _RUNNER,
        "            self.change()\n            record()\n", "            self.change()\n        record()\n", _KILLS,
    ),
    Mutant("what was done is done again", _RUNNER, "if step.name not in done:", "if step.name:", _KILLS),
    Mutant("an invalid index stays", _RUNNER, "SELECT indisvalid FROM", "SELECT true FROM", _INDEX),
    Mutant("an invalid index is in the way", _RUNNER, "if valid is False:", "if valid:", _INDEX),
    Mutant(
        "the lock is waited for without end", _RUNNER,
        """        op.execute(f"SET LOCAL lock_timeout = '{LOCK_TIMEOUT}'")\n""", "", _BEHIND,
    ),
    Mutant("one attempt", _RUNNER, "MAX_ATTEMPTS = 10\n", "MAX_ATTEMPTS = 1\n", _BEHIND),
    Mutant(
        "runs do not wait for one another", _ENV, "if await connection.scalar(", "if 1 or await connection.scalar(",
        _AT_ONCE,
    ),
    Mutant(
        "runs wait in a statement", _ENV,
        "SELECT pg_try_advisory_lock(hashtext('alembic'))", "SELECT pg_advisory_lock(hashtext('alembic')) IS NOT NULL",
        _AT_ONCE,
    ),
    Mutant(
        "a way back that ended half-way is not said", _ENV,
        "        refuse_unfinished(connection)\n", "        pass\n", _WAY_BACK,
    ),
    Mutant(
        "anything else goes on", _ENV, "        on_version_apply=keep_to_what_began,\n", "", _NOTHING_ELSE,
    ),
    Mutant(
        "a reference before its index", _STEPS,
        "not _waits(each) and not _searches(each, replaced)", "not _waits(each)", "test_cases.py::test_case[additions]",
    ),
    Mutant(
        "an index is built while nobody writes", _CODE,
        '["postgresql_concurrently=True"] if concurrently else []', "[]", _SQUAWK.format("keys"),
    ),
    Mutant(
        "squawk sees a check that is proven where it is added", _CODE,
        "create_check_constraint({arguments}, postgresql_not_valid=True)", "create_check_constraint({arguments})",
        _SQUAWK.format("bounds"),
    ),
    Mutant(
        "a statement that was prepared before a type changed fails", "templates/src/core/database.py.j2",
        "isinstance(error.orig, AsyncAdapt_asyncpg_dbapi.InvalidCachedStatementError)",
        "error.orig is AsyncAdapt_asyncpg_dbapi.InvalidCachedStatementError", _ROLLING,
    ),
)  # fmt: skip
