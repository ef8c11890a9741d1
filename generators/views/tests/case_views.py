"""What several templates of tests see: one value or case each. What is said to be code is Python."""

from __future__ import annotations

from typing import TypeVar

from generators.support.frozen import Frozen


class CaseView(Frozen):
    """A case of one field."""

    field: str


FieldCase = TypeVar("FieldCase", bound=CaseView)


class ValueView(CaseView):
    """A value of a field; ``label`` tells it from the other values in a test's id."""

    label: str
    code: str


class RefusedView(CaseView):
    """A value that the schema refuses, and pydantic's type of the error."""

    label: str
    code: str
    error: str


class PairView(CaseView):
    """Two values of a field, ``low`` before ``high`` in every collation."""

    low: str
    high: str
    label: str = ""


class WrittenView(CaseView):
    """Another way to write a value, and how it is answered."""

    label: str
    code: str
    answer: str


class DirtyView(CaseView):
    """HTML in a field, and what sanitising leaves of it."""

    label: str
    dirty: str
    clean: str


class FilterView(CaseView):
    """A filter of the list: a value that is asked for, as text of the query too, and another one that is not."""

    match: str
    query: str
    other: str


class BlankView(Frozen):
    """A parameter of a list that asks whether there is anything in a column, and a value that may be in it."""

    parameter: str
    field: str
    value: str


class SearchView(CaseView):
    """A searched field: a value, the part of it to look for (in the other case), and a value without it."""

    value: str
    query: str
    other: str


class WildcardView(CaseView):
    """A character that LIKE does not take literally: a value with it, and one that it would match as a wildcard."""

    query: str
    value: str
    decoy: str


class KeyView(Frozen):
    """A unique key: its name and its fields."""

    name: str
    fields: tuple[str, ...]
    shared: tuple[str, ...]  # fields that two rows may have in common; empty for a key of one field
