"""The frozen values that the templates of an entity's tests see. What is said to be code is Python."""

from __future__ import annotations

from dataclasses import dataclass

from generators.views.model import EntityRef, ImportView


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
    default: str  # the default sort key
    order: tuple[str, ...]  # what makes every order total
    filters: tuple[FilterView, ...]
    bad_filters: tuple[ValueView, ...]  # texts of query parameters that are no values of the field
    hidden: tuple[ValueView, ...]  # a value that hides a row
    sorts: tuple[PairView, ...]
    ties: tuple[ValueView, ...]  # a sort key and a value that several rows may share
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


@dataclass(frozen=True, slots=True)
class EntityTestsView:
    """What the tests of one entity need."""

    ref: EntityRef
    url: str  # /api/v1/tasks
    page_size: int
    page_size_max: int
    service_size: int  # of a page in the tests of the service
    timestamps: bool
    soft_delete: bool
    pair: bool  # the unique keys allow two rows
    fields: tuple[str, ...]
    create: bool
    list: ListTestView | None
    get: bool
    update: bool
    delete: bool
    by_id: bool
    changes: bool
    schemas: tuple[str, ...]  # of the schema module, those that tests need
    input_schemas: tuple[str, ...]  # the same without the answer
    case_names: tuple[str, ...]  # of the module of cases: those that the tests of the schemas need
    dirty_names: tuple[str, ...]
    accepted_on_create: str  # code of a list of cases
    refused_on_create: str
    written_on_create: str
    written_on_update: str
    dirty_on_create: str
    dirty_on_update: str
    required: tuple[str, ...]
    shown: tuple[str, ...]  # the keys of an answer
    secret: tuple[str, ...]  # write-only fields
    defaults: tuple[ValueView, ...]  # of what a client may leave out, or may not set
    sent_defaults: tuple[ValueView, ...]  # the same of what a client may send on create
    nullable: tuple[str, ...]  # in an answer
    not_null_on_create: tuple[str, ...]
    not_null_on_update: tuple[str, ...]
    nullable_on_create: tuple[str, ...]
    nullable_on_update: tuple[str, ...]
    not_on_create: tuple[str, ...]  # names that a client may not send
    not_on_update: tuple[str, ...]
    plain_on_create: tuple[ValueView, ...]  # text that must come back byte for byte
    plain_on_update: tuple[ValueView, ...]
    changes_json: tuple[ValueView, ...]  # a new value of each field that may change
    changes_entity: tuple[ValueView, ...]
    change: ValueView | None  # one of changes_json
    bystander: bool  # the change does not depend on the other rows
    moment: str  # code of a moment, "" when no test of the repository needs one
    keys: tuple[KeyView, ...]
    near_keys: tuple[KeyView, ...]
    create_keys: tuple[KeyView, ...]  # a client may send all their fields on create
    update_keys: tuple[KeyView, ...]  # a client may change all their fields
    not_null: tuple[str, ...]  # columns
    refused_rows: tuple[ValueView, ...]
    database_errors: tuple[str, ...]  # what the tests of the repository import
    repository_support: tuple[str, ...]
    api_support: tuple[str, ...]
    api_case_names: tuple[str, ...]
    after_delete: tuple[GoneView, ...]
    jsonable: bool  # the tests of the API compare rows with JSON
    reads_rows: bool  # they look into the table
    any_in_api: bool
    any_in_repository: bool
    any_in_service: bool
    counts: bool  # the service counts something
    null_html_on_create: tuple[str, ...]  # sanitized fields that may be null
    null_html_on_update: tuple[str, ...]
    absent: tuple[AbsentView, ...]
    repository_imports: tuple[ImportView, ...]
    api_imports: tuple[ImportView, ...]


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
    validates: bool  # a request may be invalid
    writes: bool  # a request has a body
    uses_ids: bool
    imported: tuple[str, ...]  # all these names
    queries: tuple[str, ...]  # of all list queries
    operations: tuple[tuple[str, str], ...]  # (method, path template)
