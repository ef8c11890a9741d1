"""The frozen values that templates see. Every name, fragment of code and sample is made here, not in a template."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EmptyView:
    """For a file that is the same in every app."""


@dataclass(frozen=True, slots=True)
class AppView:
    """The identity of the app and its settings. No entities."""

    name: str  # simple_task_api
    slug: str  # simple-task-api
    title: str  # free text: escape it
    description: str  # free text: escape it
    version: str
    api_prefix: str
    page_size: int
    page_size_max: int
    rate_limit_read: str  # "300/minute"
    rate_limit_write: str
    extras: tuple[str, ...]  # requirements that only some field types need, e.g. "email-validator>=2.2"


@dataclass(frozen=True, slots=True)
class EntityRef:
    """The names of one entity."""

    snake: str  # order_item: modules, variables
    plural: str  # order_items: tables, route modules, metrics
    pascal: str  # OrderItem: classes
    path: str  # order-items: URLs
    human: str  # order item
    human_plural: str  # order items
    article: str  # an
    schemas: tuple[str, ...]  # the classes of its schema module
    reads: bool  # it has an endpoint that reads
    writes: bool  # it has one that writes
    counts_created: bool  # it has a create endpoint, so <plural>_created_total exists
    counts_deleted: bool


@dataclass(frozen=True, slots=True)
class IndexView:
    """The app and the names of its entities: for files that list them."""

    app: AppView
    entities: tuple[EntityRef, ...]  # in the order of the spec
    routed: tuple[EntityRef, ...]  # those with at least one endpoint
    answered: tuple[EntityRef, ...]  # those with schemas
    created: tuple[EntityRef, ...]  # those that a client may create
    schemas: tuple[str, ...]  # the names of all schemas, sorted


@dataclass(frozen=True, slots=True)
class BaseSchemasView:
    """What the shared schema classes need to know."""

    page_size: int
    page_size_max: int
    lists: bool
    updates: bool
    searches: bool


@dataclass(frozen=True, slots=True)
class CaseView:
    """One value of a field in a test: at, below or above a bound, or of the wrong type.

    json: Python code of the value as a client sends it. ok: the schema takes it. error: pydantic's error type when not,
    "" when the test leaves it open.
    """

    label: str
    json: str
    ok: bool
    error: str


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field, as the entity, the schemas, the routes and the tests need it. What is said to be code is Python."""

    name: str
    human: str
    type: str  # the spec's type name
    optional: bool
    required: bool  # a client must send it on create
    write_only: bool
    immutable: bool
    column: str  # "title: Mapped[str] = mapped_column(...)"
    alias: str  # "TaskTitle = Annotated[...]" or ""
    literal: str  # 'TaskStatus = Literal["OPEN", "DONE"]' or ""
    literal_name: str  # "TaskStatus" or ""
    create: str  # "title: TaskTitle = Field(...)" in TaskBase or TaskCreate
    update: str  # the same in TaskUpdate
    output: str  # the same in Task
    filter: str  # the same in TaskListQuery
    sample_json: str  # code of a valid value, as a client sends it and as the API answers it
    other_json: str  # code of another valid value (the same one when the constraints allow only one)
    sample_python: str  # code of sample_json as the entity holds it
    other_python: str
    query: str  # code of sample_json as the text of a query parameter
    cases: tuple[CaseView, ...]
    refused_rows: tuple[tuple[str, str], ...]  # (label, code of a value that the table itself refuses)


@dataclass(frozen=True, slots=True)
class ConstraintView:
    """A constraint or index of a table: its full name, its code in the entity and its code in the migration."""

    name: str
    entity: str
    migration: str


@dataclass(frozen=True, slots=True)
class UniqueView:
    """A unique constraint: its name, the fields that make it."""

    name: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EndpointView:
    """One endpoint: its requirement ids, sorted."""

    satisfies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListView:
    """The list endpoint: its fixed conditions, filters, sort keys and searched columns."""

    satisfies: tuple[str, ...]
    narrows: bool  # a condition, a filter or a search may hide rows
    conditions: tuple[str, ...]  # code of the SQL conditions that always hold
    filters: tuple[FieldView, ...]
    sort_keys: tuple[str, ...]  # code: '"created_at"', '"-created_at"', '"title"', '"-title"'
    sort_fields: tuple[FieldView, ...]  # without created_at, updated_at and id
    default_sort: str  # "created_at" or "id"
    order: tuple[str, ...]  # what makes every order total: ("created_at", "id") or ("id",)
    search: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class ImportView:
    """One ``from module import names`` line."""

    module: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntityView:
    """Everything that the files of one entity need."""

    ref: EntityRef
    api_prefix: str
    page_size: int
    page_size_max: int
    table: str
    description: str  # free text: escape it
    timestamps: bool
    soft_delete: bool
    fields: tuple[FieldView, ...]
    base_fields: tuple[FieldView, ...]  # a client sends them on create and may change them
    create_only_fields: tuple[FieldView, ...]  # a client sends them on create only
    create_fields: tuple[FieldView, ...]  # both
    update_fields: tuple[FieldView, ...]
    output_fields: tuple[FieldView, ...]
    required_fields: tuple[FieldView, ...]
    read_only_fields: tuple[FieldView, ...]
    write_only_fields: tuple[FieldView, ...]
    immutable_fields: tuple[FieldView, ...]
    nullable_fields: tuple[FieldView, ...]  # a client may send null
    enums: tuple[FieldView, ...]
    sanitized: tuple[FieldView, ...]
    uniques: tuple[UniqueView, ...]
    constraints: tuple[ConstraintView, ...]
    create: EndpointView | None
    list: ListView | None
    get: EndpointView | None
    update: EndpointView | None
    delete: EndpointView | None
    by_id: bool  # an endpoint takes an id
    changes: bool  # an endpoint writes
    sanitizes: bool  # an endpoint writes a sanitized field
    create_sanitized: tuple[FieldView, ...]
    update_sanitized: tuple[FieldView, ...]
    entity_bases: tuple[str, ...]
    schema_bases: tuple[str, ...]
    aliases: tuple[str, ...]  # code of each named type in the schema module
    literal_names: tuple[str, ...]  # those of the entity module that the schema module uses
    repository_bases: tuple[str, ...]  # what its module imports from the base
    repository_imports: tuple[ImportView, ...]  # what the fixed conditions of its list need
    service_schemas: tuple[str, ...]
    route_schemas: tuple[str, ...]
    answers_other_than_200: bool  # a successful answer has another status
    route_dependencies: tuple[str, ...]
    route_limits: tuple[str, ...]
    entity_imports: tuple[ImportView, ...]
    schema_imports: tuple[ImportView, ...]
    case_imports: tuple[ImportView, ...]  # what the samples of this entity need in a test


@dataclass(frozen=True, slots=True)
class TableView:
    """One table, for the first migration."""

    name: str
    columns: tuple[str, ...]  # code of each sa.Column(...)
    constraints: tuple[str, ...]  # code of each constraint inside create_table
    indexes: tuple[str, ...]  # code of each op.create_index(...)


@dataclass(frozen=True, slots=True)
class MigrationView:
    """The first migration: every table."""

    title: str  # free text: escape it
    tables: tuple[TableView, ...]
    postgresql: bool  # a column needs the PostgreSQL dialect's types


@dataclass(frozen=True, slots=True)
class FactoryFieldView:
    """One field of a factory; codes may use ``number``, which differs from call to call."""

    name: str
    entity: str  # code of the value in the entity
    payload: str  # code of the value in a request, "" when a client does not send it


@dataclass(frozen=True, slots=True)
class FactoryView:
    """One entity in ``tests/factories.py``."""

    ref: EntityRef
    fields: tuple[FactoryFieldView, ...]
    timestamps: bool
    numbered: bool  # a field of the entity uses ``number``
    payload: bool  # a client may create one
    payload_numbered: bool


@dataclass(frozen=True, slots=True)
class FactoriesView:
    """``tests/factories.py``: every entity."""

    factories: tuple[FactoryView, ...]
    imports: tuple[ImportView, ...]


@dataclass(frozen=True, slots=True)
class ErdFieldView:
    """One attribute in the entity-relationship diagram."""

    type: str
    name: str
    key: str  # "PK", "UK" or ""


@dataclass(frozen=True, slots=True)
class ErdEntityView:
    """One entity in the diagram."""

    name: str
    fields: tuple[ErdFieldView, ...]


@dataclass(frozen=True, slots=True)
class OperationView:
    """One operation of the API."""

    method: str
    path: str
    summary: str
    satisfies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RequirementView:
    """One requirement: its id and its text (free text: escape it)."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class ReadmeView:
    """The app's README: identity, operations, requirements and the diagram."""

    app: AppView
    entities: tuple[EntityRef, ...]
    operations: tuple[OperationView, ...]
    requirements: tuple[RequirementView, ...]
    erd: tuple[ErdEntityView, ...]
