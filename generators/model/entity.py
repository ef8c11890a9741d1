"""One entity, resolved: with the columns of its relations among its fields, and all that other entities mean for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from generators.features.base import Features
from generators.language.json_names import BLANK
from generators.language.where import Op, Scalar
from generators.model.access import Access
from generators.model.routes import Route
from generators.model.values import Field, JsonNames, ReferenceField, Target, automatic
from generators.operations.domain import Method, Property
from generators.python_source.attributes import word_of
from generators.support.frozen import Frozen
from generators.support.names import Name


class Condition(Frozen):
    """What must hold for one column; ``value`` is None for is_true and is_false."""

    field: str
    op: Op
    value: Scalar


class Key(Frozen):
    """Columns of an index."""

    fields: tuple[str, ...]


class DeclaredError(Frozen):
    """What is answered where a key is violated."""

    status: int
    code: str
    message: str | None


class UniqueKey(Key):
    """A unique key: of all rows or, with ``where``, of some; perhaps without regard to case.

    same_nulls: two rows without a value have the same one.
    """

    where: tuple[Condition, ...] = ()
    ignore_case: bool = False
    same_nulls: bool = False
    error: DeclaredError | None = None


class Nested(Frozen):
    """Rows that an answer shows inside the row.

    column: of the child (``contains``) or of the link table, with the id of this row. link: the link table, ""  for
    ``contains``; link_column: its column with the id of the other row; ids: the name under which a client sends the ids
    of linked rows (``tag_ids``), "" for ``contains``.
    """

    name: str  # items
    target: Target
    column: str  # cart_id
    link: str = ""  # article_tags
    link_column: str = ""  # tag_id
    ids: str = ""  # tag_ids


class Endpoint(Frozen):
    """An endpoint without options of its own. access: None where anybody may call anything."""

    route: Route
    satisfies: tuple[str, ...]
    access: Access | None = None


class ListEndpoint(Endpoint):
    """``list``: a fixed condition, equality filters, sort keys and a text search, all over columns."""

    where: tuple[Condition, ...] = ()
    filter: tuple[str, ...] = ()
    sort: tuple[str, ...] = ()
    search: tuple[str, ...] = ()
    optional_total: bool = False


class Endpoints(Frozen):
    """Which endpoints an entity has."""

    create: Endpoint | None = None
    list: ListEndpoint | None = None
    get: Endpoint | None = None
    update: Endpoint | None = None
    delete: Endpoint | None = None

    def __iter__(self) -> Iterator[tuple[str, Endpoint]]:
        """(verb, endpoint) of those that there are."""
        for verb in self.__struct_fields__:
            endpoint: Endpoint | None = getattr(self, verb)
            if endpoint is not None:
                yield verb, endpoint

    def has(self, verb: str) -> bool:
        """Whether there is one for a verb."""
        return getattr(self, verb) is not None

    def __bool__(self) -> bool:
        """Whether there is one at all."""
        return any(True for _ in self)


class RowInput(Frozen):
    """A row that a client names by its id. within: a collection of the operation's own row, "" for any row."""

    entity: str
    in_path: bool
    optional: bool
    within: str
    description: str | None


class ListInput(Frozen):
    """A list of objects that a client sends. each: what one of them holds."""

    each: Mapping[str, Field | RowInput]
    min_items: int
    max_items: int
    description: str | None


class Operation(Frozen):
    """A business operation.

    body: what a client sends as JSON, by name. json: what clients call that. schema: what the name of its class ends
    with. compiled: the method of the service. access: None where anybody may call anything.
    """

    route: Route
    summary: str | None
    input: Mapping[str, Field | RowInput | ListInput]
    body: Mapping[str, Field]
    json: JsonNames
    schema: str  # AddItem
    satisfies: tuple[str, ...]
    compiled: Method
    access: Access | None = None

    @property
    def values(self) -> Iterator[Field]:
        """Every value of the body, also those of objects in lists."""
        for field in self.body.values():
            yield from (field,) if field.fields is None else field.fields.values()

    @property
    def takes(self) -> bool:
        """Whether a request says anything beyond its method and path."""
        return bool(self.route.parameters or self.input)


class Entity(Frozen, dict=True):
    """One entity.

    fields: its own and the columns of its relations, those first. computed: what an answer adds. json: what clients
    call everything in a payload. inside: its rows are shown inside another one's answer. answered: an operation answers
    a row of it. restricted: a row that others refer to is not deleted. taken: method, and whether by id, of operations
    at the paths of its endpoints. seen: who sees which of its rows, wherever they are; None where that depends on none.
    """

    key: str  # OrderItem
    name: Name
    description: str | None
    features: Features
    fields: Mapping[str, Field]
    unique: Mapping[str, UniqueKey]
    index: Mapping[str, Key]
    endpoints: Endpoints
    operations: Mapping[str, Operation]
    nested: tuple[Nested, ...]
    computed: tuple[Property, ...]
    json: JsonNames
    inside: bool
    answered: bool
    restricted: bool
    taken: tuple[tuple[str, bool], ...]
    seen: Access | None = None

    @cached_property
    def filtered(self) -> dict[str, Field]:
        """The columns by which its list is filtered."""
        names = self.endpoints.list.filter if self.endpoints.list is not None else ()
        every = {**self.fields, **automatic(self.features.shown)}
        return {name: every[name] for name in names}

    @property
    def blanks(self) -> dict[str, str]:
        """By parameter: the columns that a list can be asked for with nothing in them, ``lent_at__null``."""
        return {f"{word_of(name)}{BLANK}": name for name, field in self.filtered.items() if field.optional}

    @property
    def sort_keys(self) -> tuple[str, ...]:
        """The columns by which clients may sort, the usual one first."""
        listing = self.endpoints.list
        return tuple(dict.fromkeys((self.features.order[0], *listing.sort))) if listing is not None else ()

    @property
    def renamed(self) -> dict[str, str]:
        """The columns that clients call otherwise, and how."""
        others = self.json.others
        return {name: others[name] for name in (*self.fields, *self.features.shown) if name in others}

    @cached_property
    def references(self) -> dict[str, ReferenceField]:
        """The columns that refer to other rows."""
        return {name: field for name, field in self.fields.items() if isinstance(field, ReferenceField)}

    @property
    def links(self) -> tuple[Nested, ...]:
        """The relations over a link table."""
        return tuple(each for each in self.nested if each.link)

    @property
    def methods(self) -> tuple[Method, ...]:
        """The operations, compiled, in the order of the spec."""
        return tuple(each.compiled for each in self.operations.values())

    @property
    def ruled(self) -> bool:
        """Whether a caller sees or changes some of its rows only."""
        accesses = (self.seen, *(endpoint.access for _, endpoint in self.endpoints))
        return any(access is not None and access.grants for access in accesses)

    @property
    def guarded(self) -> dict[str, Target]:
        """The columns in which clients may name rows that not everybody sees, and what those are."""
        if not (self.endpoints.has("create") or self.endpoints.has("update")):
            return {}
        sent = {name: field.reference.target for name, field in self.references.items() if not field.read_only}
        return {name: target for name, target in sent.items() if target.rules}

    @property
    def path(self) -> str:
        """The path of its rows, below the prefix of the API."""
        return f"/{self.name.kebab}"
