"""The frozen values that the templates of repositories and of the unit of work see."""

from __future__ import annotations

from generators.python_source.symbols import EntityNames, Symbol
from generators.support.frozen import Frozen
from generators.views.base import EntityRef


class InsideView(EntityNames):
    """Rows of an entity that a repository answers inside its own."""

    name: str
    columns: str  # code: the column with the id of the outer row, and that with the id of the inner one in a link table


class LinkView(Frozen):
    """A link table that a repository writes."""

    ids: str  # what a client sends: tag_ids
    table: str
    column: str
    other: str
    rules: str  # code: who sees which of the other rows, "" where everybody sees all


class RankedView(Frozen):
    """A column by which rows are sorted in the order of the values of its enum."""

    name: str
    values: str  # code: the values in their order


class SortWordView(Frozen):
    """A word by which clients sort, and the column behind it."""

    word: str
    column: str


class BlankView(Frozen):
    """A parameter of a list that asks whether there is anything in a column."""

    name: str
    column: str


class BaseRepositoryView(Frozen):
    """What every repository does."""

    order: tuple[str, ...]  # columns by which rows are listed that have all features
    row: str  # code: the type of a row
    nests: bool  # some rows are answered with others inside them
    links: bool  # some inputs are no columns
    ranks: bool  # some rows are sorted by an enum
    words: bool  # clients sort by other words than the names of columns
    updates: bool  # some rows are changed by clients, or could be together with their links
    large: bool  # a page of some rows may be larger than an answer
    rules: bool  # some rows are for some callers only
    references: bool  # clients name some of those
    owners: bool  # some new rows refer to who creates them


class UnitOfWorkView(Frozen):
    """``src/repositories/unit_of_work.py``."""

    nests: bool  # an answer of an operation shows rows inside a row
    hides: bool  # readers do not see some rows
    hides_all: bool  # there are such rows of every entity
    ages: bool  # some rows know when they were stored
    ages_all: bool
    decimals: bool
    moments: bool
    renames: bool  # clients call columns otherwise
    rewrites: bool  # the database gives some values back in another form: decimals or moments
    finds: bool  # operations look for rows by their values
    checks: bool  # some operations are for some rows only
    rules: bool  # some rows are for some callers only
    user: str  # Customer: whose rows callers are, "" where operations speak of none
    users: tuple[EntityNames, ...]


class NestedRepositoryView(Frozen):
    """Repositories whose rows are answered with others inside them."""

    deep: bool  # inner rows have rows inside them too
    links: bool  # rows are inside others by way of a link table
    creates: bool  # a client creates rows with others inside
    updates: bool
    rules: bool  # some rows are for some callers only


class RepositoryModuleView(Frozen):
    """The repository."""

    ref: EntityRef
    tie_breakers: tuple[str, ...]  # columns by which rows are listed, where that is not what every repository does
    ranked: tuple[RankedView, ...]
    words: tuple[SortWordView, ...]
    large: bool  # a page may be larger than an answer
    lists: bool
    narrows: bool  # a condition, a filter or a search may hide rows
    conditions: tuple[str, ...]  # code of the SQL conditions that always hold
    filters: tuple[str, ...]  # names of fields
    blanks: tuple[BlankView, ...]
    search: tuple[str, ...]  # names of fields
    parents: tuple[str, ...]  # the classes that it extends
    row: str  # code: the type of a row
    nests: bool  # rows are answered with others inside them
    optional_total: bool  # a client may do without the number of all rows
    nested: tuple[InsideView, ...]
    links: tuple[LinkView, ...]
    rules: str  # code: who sees and changes which rows, "" for everybody all of them
    owners: tuple[str, ...]  # the columns of a new row that refer to who creates it
    enums: tuple[Symbol, ...]  # the types of the ranked columns
    tables: tuple[Symbol, ...]  # the link tables
