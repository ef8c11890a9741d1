"""What the templates of an entity's own modules see. What is said to be code is Python."""

from __future__ import annotations

from generators.python_source.symbols import EntityNames, Symbol
from generators.support.frozen import Frozen
from generators.views.access import GuardsView
from generators.views.base import EntityRef
from generators.views.src.foreign_keys import LinkTableView


class EntityModuleView(Frozen):
    """The ORM entity. What is said to be code is Python."""

    ref: EntityRef
    literals: tuple[str, ...]  # code: 'TaskStatus = Literal["OPEN", "DONE"]'
    bases: tuple[str, ...]
    arguments: tuple[str, ...]  # code of each constraint and index in __table_args__
    columns: tuple[str, ...]  # code: "title: Mapped[str] = mapped_column(...)"
    links: tuple[LinkTableView, ...]


class QueryView(Frozen):
    """The query parameters of a list."""

    filters: tuple[str, ...]  # code: "completed: bool | None = None"
    sort_keys: tuple[str, ...]  # code: '"id"', '"-id"', '"title"', '"-title"'
    default_sort: str
    searches: bool
    optional_total: bool  # a client may do without the number of all rows


class NestedView(EntityNames):
    """Rows of an entity that an answer shows inside the row."""

    line: str  # code: "items: list[CartItem]"


class PropertyView(Frozen):
    """A computed field of an answer."""

    name: str
    decorator: str  # code: computed_field
    type: str  # code
    expression: str  # code
    exact: bool  # arithmetic on decimals


class SchemaModuleView(Frozen):
    """The request and response schemas. What is said to be code is Python."""

    ref: EntityRef
    aliases: tuple[str, ...]  # code of each named type
    create: bool
    largest_created: str  # code: bytes
    largest_changed: str
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


class VerbsView(Frozen):
    """Which endpoints an entity has."""

    create: bool
    list: bool
    get: bool
    update: bool
    delete: bool


class ServiceModuleView(Frozen):
    """The service."""

    ref: EntityRef
    variable: str  # task: a new one, in a method
    verbs: VerbsView
    optional_total: bool  # a client may do without the number of all rows of a list


class RouteModuleView(Frozen):
    """The endpoints."""

    ref: EntityRef
    api_prefix: str
    verbs: VerbsView
    guards: GuardsView
    create_responses: str  # code that documents how a write may be refused
    update_responses: str
    restricted: bool  # a row that others refer to is not deleted
