"""The frozen values that the templates of an entity's tests see. What is said to be code is Python."""

from __future__ import annotations

from dataclasses import dataclass

from generators.views.base import EntityRef


@dataclass(frozen=True, slots=True)
class ValueView:
    """A value of a field; ``label`` tells it from the other values in a test's id."""

    field: str
    label: str
    code: str


@dataclass(frozen=True, slots=True)
class RefusedView:
    """A value that the schema refuses, and pydantic's type of the error."""

    field: str
    label: str
    code: str
    error: str


@dataclass(frozen=True, slots=True)
class PairView:
    """Two values of a field, ``low`` before ``high`` in every collation."""

    field: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class WrittenView:
    """Another way to write a value, and how it is answered."""

    field: str
    label: str
    code: str
    answer: str


@dataclass(frozen=True, slots=True)
class DirtyView:
    """HTML in a field, and what sanitising leaves of it."""

    field: str
    label: str
    dirty: str
    clean: str


@dataclass(frozen=True, slots=True)
class FilterView:
    """A filter of the list: a value that is asked for, as text of the query too, and another one that is not."""

    field: str
    match: str
    query: str
    other: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """A searched field: a value, the part of it to look for (in the other case), and a value without it."""

    field: str
    value: str
    query: str
    other: str


@dataclass(frozen=True, slots=True)
class WildcardView:
    """A character that LIKE does not take literally: a value with it, and one that it would match as a wildcard."""

    field: str
    query: str
    value: str
    decoy: str


@dataclass(frozen=True, slots=True)
class KeyView:
    """A unique key: its name and its fields."""

    name: str
    fields: tuple[str, ...]
    shared: tuple[str, ...]  # fields that two rows may have in common; empty for a key of one field


@dataclass(frozen=True, slots=True)
class AbsentView:
    """An operation that the entity does not have; ``suffix``: "" or "/{id}"."""

    method: str
    by_id: bool
    status: int


@dataclass(frozen=True, slots=True)
class GoneView:
    """An operation that finds nothing after a delete; ``body``: code of a further argument of the request."""

    verb: str
    method: str
    body: str


@dataclass(frozen=True, slots=True)
class ListTestView:
    """The list endpoint, as its tests need it."""

    rows: int  # how many rows the test of the paging makes; 1 when the unique keys allow no more
    size: int  # on a page
    pages: int
    lengths: tuple[int, ...]  # of each page
    tied: int  # rows in the tests of equal rows
    statement_rows: int  # as many as fit on one page
    statements: int  # that read a page
    default: str  # the default sort key
    order: tuple[str, ...]  # what makes every order total
    filters: tuple[FilterView, ...]
    bad_filters: tuple[ValueView, ...]  # texts of query parameters that are no values of the field
    hidden: tuple[ValueView, ...]  # a value that hides a row
    sorts: tuple[PairView, ...]
    ties: tuple[ValueView, ...]  # a sort key and a value that several rows may share
    aged: tuple[ValueView, ...]  # those of them under which the older row comes first
    searches: tuple[SearchView, ...]
    wildcards: tuple[WildcardView, ...]
    search: bool


@dataclass(frozen=True, slots=True)
class CasesView:
    """``tests/cases/<entity>.py``: what a client may send and what not."""

    ref: EntityRef
    accepted: tuple[ValueView, ...]
    refused: tuple[RefusedView, ...]
    accepted_once: tuple[ValueView, ...]  # of fields that never change again
    refused_once: tuple[RefusedView, ...]
    written: tuple[WrittenView, ...]
    written_once: tuple[WrittenView, ...]
    dirty: tuple[DirtyView, ...]
    dirty_once: tuple[DirtyView, ...]
    hostile: tuple[ValueView, ...]  # JSON text
    hostile_once: tuple[ValueView, ...]


@dataclass(frozen=True, slots=True)
class WriteTestView:
    """The create or the update endpoint. The lists of cases are code: names of lists in ``tests/cases/<entity>.py``."""

    accepted: str
    refused: str
    written: str  # "" when there are none
    dirty: str
    not_null: tuple[str, ...]
    nullable: tuple[str, ...]
    null_html: tuple[str, ...]  # sanitized fields that may be null
    foreign: tuple[str, ...]  # names that a client may not send
    plain: tuple[ValueView, ...]  # text that must come back byte for byte
    keys: tuple[KeyView, ...]  # a client may set all their fields


@dataclass(frozen=True, slots=True)
class EntityTestsView:
    """What the tests of one entity need."""

    ref: EntityRef
    url: str  # /api/v1/tasks
    page_size: int
    page_size_max: int
    sizes: tuple[int, ...]  # the smallest and the largest page
    service_size: int  # of a page in the tests of the service
    page_counts: tuple[tuple[int, int], ...]  # (rows, pages of that size)
    timestamps: bool
    soft_delete: bool
    fields: tuple[str, ...]
    create: WriteTestView | None
    list: ListTestView | None
    get: bool
    update: WriteTestView | None
    delete: bool
    required: tuple[str, ...]
    sent_defaults: tuple[ValueView, ...]  # of what a client may leave out
    shown: tuple[str, ...]  # the keys of an answer
    nullable: tuple[str, ...]  # those of them that may be null
    secret: tuple[str, ...]  # write-only fields
    defaults: tuple[ValueView, ...]  # what stands in a row when the client sends only what is required
    row_defaults: tuple[ValueView, ...]  # what the entity itself fills in
    changes_json: tuple[ValueView, ...]  # a new value of each field that may change
    changes_entity: tuple[ValueView, ...]
    change: ValueView | None  # one of changes_json
    pair: bool  # the unique keys allow two rows
    bystander: bool  # the change does not depend on the other rows
    moment: str  # code of a moment, "" when no test of the repository needs one
    keys: tuple[KeyView, ...]
    near_keys: tuple[KeyView, ...]
    not_null: tuple[str, ...]  # columns
    refused_rows: tuple[ValueView, ...]
    after_delete: tuple[GoneView, ...]
    absent: tuple[AbsentView, ...]
    nests: bool  # an answer shows rows inside the row
    links: bool  # a client sends ids of other rows
    references: bool  # a row needs others
    selects: str  # code: the kinds of the statements that read a row
    values: str  # code: the function that makes of an entity what the repository answers
    uncomputed: str  # code: the argument of model_dump() that leaves out computed fields


@dataclass(frozen=True, slots=True)
class SubjectView:
    """One entity in the tests that hold for all of them."""

    ref: EntityRef
    url: str
    create: bool
    list: bool
    get: bool
    update: bool
    delete: bool
    rows: int  # how many the unique keys allow, 3 at most
    change: str  # code of the body of an update, or ""
    row: str  # code: the function that makes of an entity what the repository answers
    make: str  # code: the function that makes what an answer is made of
    payload: str  # code: the factory of the request that creates one


@dataclass(frozen=True, slots=True)
class CommandView:
    """A business operation that takes a body. url: code, with made-up ids."""

    method: str
    url: str
    label: str  # cart add item


@dataclass(frozen=True, slots=True)
class LawsView:
    """Every entity, by what it can do."""

    page_size_max: int
    entities: tuple[SubjectView, ...]
    answered: tuple[SubjectView, ...]
    listed: tuple[SubjectView, ...]
    got: tuple[SubjectView, ...]
    updated: tuple[SubjectView, ...]
    deleted: tuple[SubjectView, ...]
    created: tuple[SubjectView, ...]
    routed: tuple[SubjectView, ...]
    by_id: tuple[SubjectView, ...]
    lived: tuple[SubjectView, ...]  # created, got, updated and deleted
    inputs: tuple[str, ...]  # the names of all input schemas
    bodies: tuple[str, ...]  # of all request bodies
    writes: bool  # a request has a body
    queries: tuple[str, ...]  # of all list queries
    operations: tuple[tuple[str, str], ...]  # (method, path template)
    references: bool  # a table refers to another one
    nests: bool  # an answer shows rows inside a row
    commands: tuple[CommandView, ...]  # business operations that take a body
    refusals: tuple[tuple[str, str, int, str], ...]  # (method, path template, status, code) of each declared error
