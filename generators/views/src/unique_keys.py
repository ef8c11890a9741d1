"""Unique keys over some rows only, without regard to case or with an error of their own, as code."""

from __future__ import annotations

from typing import Any, Final

from generators.model.entity import Condition, Entity, UniqueKey
from generators.python_source.literals import py, sql, sql_name, sql_text
from generators.samples import canonical
from generators.views.src.tables import ConstraintView

SAME_NULLS: Final = "postgresql_nulls_not_distinct=True"


def unique_index(full: str, table: str, entity: Entity, key: UniqueKey) -> ConstraintView:
    """A unique key over some rows only, or without regard to case, is an index."""
    lowered = {name for name in key.fields if key.ignore_case and entity.fields[name].type.has_case}
    parts = [f"text({sql_text(_folded(sql_name(name)))})" if name in lowered else py(name) for name in key.fields]
    conditions = [*entity.features.visible, *(condition_sql(entity, each) for each in key.where)]
    where = [f"postgresql_where=text({sql_text(' AND '.join(conditions))})"] if conditions else []
    options = ", ".join(["unique=True", *where, *([SAME_NULLS] if key.same_nulls else [])])
    columns = f"[{', '.join(parts)}]".replace("text(", "sa.text(")
    migration = f"op.create_index(op.f({py(full)}), {py(table)}, {columns}, {options.replace('text(', 'sa.text(')})"
    info = unique_info(entity, key, fields=bool(lowered))
    return ConstraintView(full, f"Index({py(full)}, {', '.join(parts)}, {options}{info})", migration)


def _folded(column: str) -> str:
    """SQL of a text without regard to case: what ``fold_case`` of the application makes."""
    return f"replace(lower(upper({column} COLLATE pg_c_utf8)), '\N{LATIN SMALL LETTER SHARP S}', 'ss')"


def unique_info(entity: Entity, key: UniqueKey, fields: bool) -> str:
    """Code of a key's ``info``: the declared error, or else its fields where the database sees expressions."""
    if key.error is not None:
        return f', info={{"error": ({key.error.status}, {py(key.error.code)}, {py(error_message(entity, key))})}}'
    return f', info={{"fields": {py(list(map(entity.json, key.fields)))}}}' if fields else ""


def error_message(entity: Entity, key: UniqueKey) -> str:
    """The message of a declared error."""
    assert key.error is not None
    return key.error.message or f"There is already one with the same {', '.join(map(entity.json, key.fields))}"


def condition_sql(entity: Entity, condition: Condition) -> str:
    """A condition of ``where`` as SQL."""
    column = sql_name(condition.field)
    if condition.op in ("is_true", "is_false"):
        return column if condition.op == "is_true" else f"NOT {column}"
    value: Any = canonical(entity.fields[condition.field], condition.value)
    literal = str(value).lower() if isinstance(value, bool) else sql(value)
    return f"{column} {'=' if condition.op == 'eq' else '<>'} {literal}"
