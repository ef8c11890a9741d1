"""References to rows that may be hidden: what holds that nobody sees one, as code of the migration."""

from __future__ import annotations

from collections.abc import Iterator

from generators.model.app import Application
from generators.model.values import Target
from generators.python_source.literals import sql_name
from generators.schema.names import fitted, foreign_key_name
from generators.support.frozen import Frozen


class HiddenView(Frozen):
    """A column that refers to rows which are hidden instead of deleted. What is quoted is as SQL has it.

    constraint: the foreign key, after which a refusal is called. hidden_by: the column of the other row that hides it;
    own_hidden_by: the same of the row that refers, "" when it is never hidden. seen: the function that looks at new
    references. gone: the one that looks at what is being hidden, "" when nothing happens then; otherwise what happens
    is what the reference says of rows that are deleted.
    """

    table: str
    quoted: str
    column: str
    target: str
    constraint: str
    hidden_by: str
    own_hidden_by: str
    seen: str
    gone: str
    restricts: bool
    cascades: bool
    releases: bool
    unlinks: bool  # it is the column of a link table


def hidden_rows(app: Application) -> Iterator[HiddenView]:
    """Every reference and link to rows that may be hidden."""
    for entity in app.entities.values():
        for column, field in entity.references.items():
            if field.reference.target.features.hides:
                own, rule = entity.features.hidden_by, field.reference.on_delete
                yield _view(entity.name.plural, column, field.reference.target, own, rule)
        for each in entity.links:
            if each.target.features.hides:
                yield _view(each.link, each.link_column, each.target, "", "unlink")


def _view(table: str, column: str, target: Target, own_hidden_by: str, rule: str) -> HiddenView:
    constraint = foreign_key_name(table, column, target.plural)
    cascades = rule == "cascade" and bool(own_hidden_by)
    return HiddenView(
        table=table,
        quoted=sql_name(table),
        column=sql_name(column),
        target=sql_name(target.plural),
        constraint=constraint,
        hidden_by=target.features.hidden_by,
        own_hidden_by=own_hidden_by,
        seen=fitted(f"{constraint}_seen"),
        gone=fitted(f"{constraint}_gone") if cascades or rule != "cascade" else "",
        restricts=rule == "restrict",
        cascades=cascades,
        releases=rule == "set_null",
        unlinks=rule == "unlink",
    )
