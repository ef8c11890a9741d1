"""Functions and triggers that are there while a database moves from one version of the application to the next."""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Template
from typing import Final

from generators.python_source.literals import sql_name
from generators.schema.names import converted_name, converter_name
from generators.schema.tables import Column, Function


class _Sql(Template):
    """SQL with ``@name`` in it."""

    delimiter = "@"


_BODY: Final = _Sql("""\
CREATE FUNCTION @name() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    -- @why
    SELECT @made
    INTO @columns
    FROM (SELECT NEW.*) AS @table;
    RETURN NEW;
END
$$""")
_TRIGGER: Final = _Sql("""\
CREATE TRIGGER @name
BEFORE INSERT OR UPDATE
ON @table
FOR EACH ROW@condition
EXECUTE FUNCTION @name()""")


_MIRROR: Final = _Sql("""\
CREATE FUNCTION @name() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    -- Two names of one column: each version knows one of them, and leaves the default in the other.
    IF TG_OP = 'INSERT' THEN
        @silent
            NEW.@new := NEW.@old;
        ELSE
            NEW.@old := NEW.@new;
        END IF;
    @new_changed
        NEW.@old := NEW.@new;
    @old_changed
        NEW.@new := NEW.@old;
    END IF;
    RETURN NEW;
END
$$""")


_WIDTH: Final = 88
_LITERAL: Final = re.compile(r"(E?)'(.*)'", re.DOTALL)
# As much of a literal as a line takes, in which nothing is cut that belongs together.
_PART: Final = re.compile(r"(?:''|\\.|[^'\\]){1,40}")
# What has no space in it, but for those in literals and names.
_WORD: Final = re.compile(r"""(?:'(?:[^']|'')*'|"[^"]*"|[^\s'"])+""")


def filler(name: str, table: str, values: Mapping[str, str]) -> Function:
    """Fills columns that the version which is being replaced leaves empty. values: SQL over the row."""
    made = values if len(values) == 1 else {each: f"coalesce({sql_name(each)}, {values[each]})" for each in values}
    empty = " OR ".join(f"NEW.{sql_name(column)} IS NULL" for column in values)
    return _before(
        name, table, made, "The version that is being replaced leaves it empty.", f" WHEN ({_lines(empty, 4)})"
    )


def mirror(name: str, table: str, old: str, new: str, column: Column) -> Function:
    """Keeps two columns alike that are the same one to two versions. column: what both are."""
    names = {"old": sql_name(old), "new": sql_name(new)}
    silent = f"IS NOT DISTINCT FROM {_in_lines(column)}" if column.default else "IS NULL"
    tests = {
        "silent": _lines(f"IF NEW.{names['new']} {silent} THEN"),
        "new_changed": _lines(f"ELSIF NEW.{names['new']} IS DISTINCT FROM OLD.{names['new']} THEN", 8),
        "old_changed": _lines(f"ELSIF NEW.{names['old']} IS DISTINCT FROM OLD.{names['old']} THEN", 8),
    }
    body = _MIRROR.substitute(names, name=name, **tests)
    return Function(body, table, _TRIGGER.substitute(name=name, table=sql_name(table), condition=""))


def _in_lines(column: Column) -> str:
    """A default as SQL that a line can end in; a text of several lines stands on one."""
    found = _LITERAL.fullmatch(column.default)
    if found is None or (len(column.default) <= _WIDTH // 2 and "\n" not in column.default):
        return column.default
    text = found[2] if found[1] else found[2].replace("\\", "\\\\")
    parts = (f"E'{part}'" for part in _PART.findall(text.replace("\n", "\\n")))
    return f"({' || '.join(parts)})::{column.type}"


def converter(table: str, column: str, value: str) -> Function:
    """Keeps a column of another type in step with the old one, until it takes its place. value: SQL over the row."""
    name = converter_name(table, column)
    return _before(name, table, {converted_name(column): value}, f"In step with {column} until it takes its place.", "")


def _before(name: str, table: str, made: Mapping[str, str], why: str, condition: str) -> Function:
    values = {
        "name": name,
        "table": sql_name(table),
        "columns": _lines(", ".join(f"NEW.{sql_name(column)}" for column in made)),
        "made": ",\n        ".join(map(_lines, made.values())),
        "why": why,
    }
    return Function(_BODY.substitute(values), table, _TRIGGER.substitute(values, condition=condition))


def _lines(text: str, indented: int = 12) -> str:
    """SQL that is too long for a line of a migration, in several."""
    if len(text) <= _WIDTH:
        return text
    lines = [""]
    for word in _WORD.findall(text):
        if lines[-1] and len(f"{lines[-1]} {word}") > _WIDTH:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".lstrip()
    return f"\n{' ' * indented}".join(lines)
