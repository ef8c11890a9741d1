"""What several templates of tests see: one value or case each. What is said to be code is Python."""

from __future__ import annotations

from generators.support.frozen import Frozen


class ValueView(Frozen):
    """A value of a field; ``label`` tells it from the other values in a test's id."""

    field: str
    label: str
    code: str


class RefusedView(Frozen):
    """A value that the schema refuses, and pydantic's type of the error."""

    field: str
    label: str
    code: str
    error: str


class PairView(Frozen):
    """Two values of a field, ``low`` before ``high`` in every collation."""

    field: str
    low: str
    high: str
    label: str = ""


class WrittenView(Frozen):
    """Another way to write a value, and how it is answered."""

    field: str
    label: str
    code: str
    answer: str


class DirtyView(Frozen):
    """HTML in a field, and what sanitising leaves of it."""

    field: str
    label: str
    dirty: str
    clean: str


class FilterView(Frozen):
    """A filter of the list: a value that is asked for, as text of the query too, and another one that is not."""

    field: str
    match: str
    query: str
    other: str


class BlankView(Frozen):
    """A parameter of a list that asks whether there is anything in a column, and a value that may be in it."""

    parameter: str
    field: str
    value: str


class ConditionView(Frozen):
    """What holds for every row that a list shows: a column has the value, or has another one."""

    column: str
    same: bool
    code: str


class SearchView(Frozen):
    """A searched field: a value, the part of it to look for (in the other case), and a value without it."""

    field: str
    value: str
    query: str
    other: str


class WildcardView(Frozen):
    """A character that LIKE does not take literally: a value with it, and one that it would match as a wildcard."""

    field: str
    query: str
    value: str
    decoy: str


class KeyView(Frozen):
    """A unique key: its name and its fields."""

    name: str
    fields: tuple[str, ...]
    shared: tuple[str, ...]  # fields that two rows may have in common; empty for a key of one field
