"""Functions and triggers of the database, as SQL: what no constraint can say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Template
from typing import Final

from generators.model.app import Application
from generators.model.entity import Entity
from generators.model.values import Target
from generators.python_source.literals import sql_name
from generators.schema.names import fitted, foreign_key_name, tree_name
from generators.schema.tables import Function, Table


class _Sql(Template):
    """SQL with ``@name`` in it."""

    delimiter = "@"


_LONGEST_ITEM: Final = """\
CREATE FUNCTION longest_item(items text[]) RETURNS integer
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (SELECT max(char_length(item)) FROM unnest(items) AS item)"""

_ACYCLIC: Final = _Sql("""\
CREATE FUNCTION @name() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    -- One move at a time: two may close a circle that neither of them closes alone.
    PERFORM pg_advisory_xact_lock(
        hashtextextended('@name', 0)
    );
    IF EXISTS (
        WITH RECURSIVE above AS (
            SELECT NEW.@column AS id
            UNION
            SELECT own.@column
            FROM @quoted AS own
            JOIN above USING (id)
        )
        SELECT FROM above WHERE id = NEW.id
    ) THEN
        RAISE check_violation USING
            MESSAGE = '@table form a circle: '
                      '@name',
            CONSTRAINT = '@name',
            TABLE = '@table',
            COLUMN = '@column';
    END IF;
    RETURN NULL;
END
$$""")
_MOVED: Final = _Sql("""\
-- A new row is above no other one yet.
CREATE TRIGGER @name
AFTER UPDATE OF @column
ON @quoted
FOR EACH ROW WHEN (
    NEW.@column IS NOT NULL
    AND NEW.@column IS DISTINCT FROM
    OLD.@column
)
EXECUTE FUNCTION @name()""")

_SEEN: Final = _Sql("""\
CREATE FUNCTION @name() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    -- The lock keeps it in sight until this transaction ends.
    PERFORM FROM @target
    WHERE id = NEW.@column
    AND @hidden_by IS NULL FOR SHARE;
    IF NOT FOUND THEN
        RAISE foreign_key_violation USING
            MESSAGE = '@table refer to a row that is deleted: '
                      '@constraint',
            CONSTRAINT = '@constraint',
            TABLE = '@table';
    END IF;
    RETURN NULL;
END
$$""")
_REFERRED: Final = _Sql("""\
CREATE TRIGGER @name
AFTER INSERT OR UPDATE OF @column
ON @quoted
FOR EACH ROW WHEN (NEW.@column IS NOT NULL)
EXECUTE FUNCTION @name()""")

_GONE: Final = _Sql("""\
CREATE FUNCTION @name() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
@rule
    RETURN NULL;
END
$$""")
_HIDDEN: Final = _Sql("""\
CREATE TRIGGER @name
AFTER UPDATE OF @hidden_by
ON @target
FOR EACH ROW WHEN (OLD.@hidden_by IS NULL AND NEW.@hidden_by IS NOT NULL)
EXECUTE FUNCTION @name()""")
# The version before changes the column under the name that it had.
_CHANGED: Final = _Sql("""\
CREATE TRIGGER @name
AFTER UPDATE OF @old
ON @quoted
FOR EACH ROW WHEN (
    NEW.@new IS NOT NULL
    AND NEW.@new IS DISTINCT FROM
    OLD.@new
)
EXECUTE FUNCTION @function()""")
# What becomes of the rows that refer to one that is being hidden.
_RULES: Final = {
    "restrict": _Sql("""\
    IF EXISTS (
        SELECT FROM @quoted
        WHERE @column = NEW.id@unseen
    ) THEN
        RAISE restrict_violation USING
            MESSAGE = '@table refer to it: '
                      '@constraint',
            CONSTRAINT = '@constraint',
            TABLE = '@table';
    END IF;"""),
    "cascade": _Sql("""\
    UPDATE @quoted SET @own_hidden_by = NEW.@hidden_by
    WHERE @column = NEW.id AND @own_hidden_by IS NULL;"""),
    "unlink": _Sql("""\
    DELETE FROM @quoted
    WHERE @column = NEW.id;"""),
    "set_null": _Sql("""\
    UPDATE @quoted
    SET @column = NULL
    WHERE @column = NEW.id;"""),
}


def functions(app: Application) -> Iterator[tuple[str, Function]]:
    """(name, function) of each that calls for nothing but tables: those of checks come before them."""
    specs = app.entities.values()
    if any(map(measures_items, specs)):
        yield "longest_item", Function(_LONGEST_ITEM, arguments="text[]")
    for entity in specs:
        yield from _trees(entity)
    for entity in specs:
        yield from _hidden(entity)


def rules_before(table: Table, functions: Mapping[str, Function], old: str, new: str) -> Iterator[tuple[str, Function]]:
    """Triggers that hold a column under its old name against the rules of it: those look at what a statement names."""
    keys = (name for name, key in table.foreign_keys.items() if key.column == new)
    for function in (tree_name(table.name, new), *(fitted(f"{key}_seen") for key in keys)):
        if function in functions:
            name = fitted(f"{function}_owed")
            columns = {"old": sql_name(old), "new": sql_name(new), "quoted": sql_name(table.name)}
            yield name, Function("", table.name, _CHANGED.substitute(columns, name=name, function=function))


def measures_items(entity: Entity) -> bool:
    """Whether a check asks how long the longest text of a list is."""
    return any(field.items is not None and field.items.type.measured for field in entity.fields.values())


def _trees(entity: Entity) -> Iterator[tuple[str, Function]]:
    """Of rows that form a tree: that none refers to itself over others."""
    table = entity.name.plural
    for column, field in entity.references.items():
        if field.reference.acyclic:
            name = tree_name(table, column)
            values = {"name": name, "table": table, "quoted": sql_name(table), "column": column}
            yield name, Function(_ACYCLIC.substitute(values), table, _MOVED.substitute(values))


def _hidden(entity: Entity) -> Iterator[tuple[str, Function]]:
    """Of references and links to rows that are hidden instead of deleted: that nobody sees one."""
    for column, field in entity.references.items():
        if field.reference.target.features.hides:
            own, rule = entity.features.hidden_by, field.reference.on_delete
            yield from _seen_and_gone(entity.name.plural, column, field.reference.target, own, rule)
    for each in entity.links:
        if each.target.features.hides:
            yield from _seen_and_gone(each.link, each.link_column, each.target, "", "unlink")


def _seen_and_gone(
    table: str, column: str, target: Target, own_hidden_by: str, rule: str
) -> Iterator[tuple[str, Function]]:
    """The function that looks at new references, and the one that looks at what is being hidden."""
    constraint = foreign_key_name(table, column, target.plural)
    values = {
        "table": table,
        "quoted": sql_name(table),
        "column": sql_name(column),
        "target": sql_name(target.plural),
        "constraint": constraint,
        "hidden_by": target.features.hidden_by,
        "own_hidden_by": own_hidden_by,
        "unseen": f" AND {own_hidden_by} IS NULL" if own_hidden_by else "",
    }
    seen, gone = fitted(f"{constraint}_seen"), fitted(f"{constraint}_gone")
    yield seen, Function(_SEEN.substitute(values, name=seen), table, _REFERRED.substitute(values, name=seen))
    if rule != "cascade" or own_hidden_by:
        body = _GONE.substitute(name=gone, rule=_RULES[rule].substitute(values))
        yield gone, Function(body, target.plural, _HIDDEN.substitute(values, name=gone))
