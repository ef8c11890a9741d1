"""The frozen values that templates see. Every name, fragment of code and sample is made here, not in a template."""

from __future__ import annotations

from dataclasses import dataclass

from generators.python_source.symbols import EntityNames, Symbol


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
class ProjectView(AppView):
    """The same for ``pyproject.toml``."""

    computed: bool  # an answer has computed fields


@dataclass(frozen=True, slots=True)
class EntityRef(EntityNames):
    """The names of one entity."""

    plural: str  # order_items: tables, route modules, metrics
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
class OperatedView:
    """An entity with operations, and the repositories that their service needs."""

    ref: EntityRef
    repositories: tuple[EntityRef, ...]
    schemas: tuple[str, ...]  # of their bodies


@dataclass(frozen=True, slots=True)
class IndexView:
    """The app and the names of its entities: for files that list them."""

    app: AppView
    entities: tuple[EntityRef, ...]  # in the order of the spec
    routed: tuple[EntityRef, ...]  # those with at least one endpoint
    answered: tuple[EntityRef, ...]  # those with schemas
    created: tuple[EntityRef, ...]  # those that a client may create
    schemas: tuple[str, ...]  # the names of all schemas, sorted
    tables: tuple[str, ...]  # the names of all ORM entities and of their base, sorted
    operated: tuple[OperatedView, ...]  # those with operations


@dataclass(frozen=True, slots=True)
class BaseSchemasView:
    """What the shared schema classes need to know."""

    page_size: int
    page_size_max: int
    updates: bool
    searches: bool


@dataclass(frozen=True, slots=True)
class RulesView:
    """What may be wrong with a request beyond its form."""

    references: bool  # a table refers to another one
    unique_errors: bool  # a unique key declares its error
    keys: bool  # constraints are looked up by their names for more than their columns


@dataclass(frozen=True, slots=True)
class ConstraintView:
    """A constraint or index of a table: its full name, its code in the entity and its code in the migration."""

    name: str
    entity: str
    migration: str


@dataclass(frozen=True, slots=True)
class LinkTableView:
    """The table of a many-to-many relation, beside the entity that has it."""

    name: str
    columns: tuple[str, ...]  # code of each Column(...)


@dataclass(frozen=True, slots=True)
class EntityModuleView:
    """The ORM entity. What is said to be code is Python."""

    ref: EntityRef
    literals: tuple[str, ...]  # code: 'TaskStatus = Literal["OPEN", "DONE"]'
    bases: tuple[str, ...]
    arguments: tuple[str, ...]  # code of each constraint and index in __table_args__
    columns: tuple[str, ...]  # code: "title: Mapped[str] = mapped_column(...)"
    links: tuple[LinkTableView, ...]


@dataclass(frozen=True, slots=True)
class QueryView:
    """The query parameters of a list."""

    filters: tuple[str, ...]  # code: "completed: bool | None = None"
    sort_keys: tuple[str, ...]  # code: '"id"', '"-id"', '"title"', '"-title"'
    default_sort: str
    searches: bool


@dataclass(frozen=True, slots=True)
class NestedView(EntityNames):
    """Rows of an entity that an answer shows inside the row: ``items: list[CartItem]``."""

    name: str


@dataclass(frozen=True, slots=True)
class PropertyView:
    """A computed field of an answer."""

    name: str
    type: str  # code
    expression: str  # code
    exact: bool  # arithmetic on decimals


@dataclass(frozen=True, slots=True)
class DecimalsView:
    """``src/models/fields/decimals.py``."""

    computes: bool  # an answer has a computed decimal


@dataclass(frozen=True, slots=True)
class OperationDecoratorView:
    """``src/services/operation.py``."""

    decimals: bool  # operations may do arithmetic on decimals


@dataclass(frozen=True, slots=True)
class SchemaModuleView:
    """The request and response schemas. What is said to be code is Python."""

    ref: EntityRef
    aliases: tuple[str, ...]  # code of each named type
    create: bool
    base_lines: tuple[str, ...]  # code: what a client sends on create and may change
    create_lines: tuple[str, ...]  # code: what a client sends on create only
    update: bool
    update_lines: tuple[str, ...]
    output_lines: tuple[str, ...]
    automatic_lines: tuple[str, ...]  # code: columns that the application fills in
    query: QueryView | None
    literals: tuple[Symbol, ...]  # from the entity's module
    nested: tuple[NestedView, ...]
    properties: tuple[PropertyView, ...]


@dataclass(frozen=True, slots=True)
class SanitizedView:
    """A field whose HTML a service sanitizes."""

    name: str
    optional: bool


@dataclass(frozen=True, slots=True)
class VerbsView:
    """Which endpoints an entity has."""

    create: bool
    list: bool
    get: bool
    update: bool
    delete: bool
    by_id: bool  # an endpoint takes an id


@dataclass(frozen=True, slots=True)
class ServiceModuleView:
    """The service."""

    ref: EntityRef
    variable: str  # task: a new one, in a method
    verbs: VerbsView
    create_sanitized: tuple[SanitizedView, ...]
    update_sanitized: tuple[SanitizedView, ...]


@dataclass(frozen=True, slots=True)
class RouteModuleView:
    """The endpoints."""

    ref: EntityRef
    api_prefix: str
    verbs: VerbsView
    create_responses: str  # code that documents how a write may be refused
    update_responses: str
    restricted: bool  # a row that others refer to is not deleted


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

    tables: tuple[TableView, ...]  # those that others refer to first
    foreign_keys: tuple[str, ...]  # code: of tables that refer to each other
    dropped: tuple[str, ...]  # code that drops those again
