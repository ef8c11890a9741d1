"""What the user writes, as frozen values. Meaning across entities is checked in ``rules``."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, PrivateAttr, Tag

from generators.features.base import Features
from generators.features.registry import ACCOUNT, FEATURES
from generators.language.http import HttpLine, read_http
from generators.language.type_names import ItemTypeName, TypeName
from generators.regexes import normalise

SNAKE = r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$"
PASCAL = r"^[A-Z][A-Za-z0-9]*$"
# ``POST /carts/{id}/items -> 201``
HTTP = r"^(GET|POST|PUT|PATCH|DELETE) (/[a-z0-9-]+|/\{[a-z][a-z0-9_]*\})+( -> (200|201|202|204))?$"
# ``GET /orders?status=PAID``, in which ``$name.field`` stands for a value of the scenario, ``today()`` for a day.
CALL = r"^(GET|POST|PUT|PATCH|DELETE) (/[A-Za-z0-9$._~%-]+)+(\?[^#{}\x00-\x1f\x7f]+)?$"

# What clients call a field: a name in JavaScript too.
JSON_NAME = r"^[A-Za-z_][A-Za-z0-9_]*$"
# ``shop-api``, ``https://shop.example/api``
AUDIENCE = r"^[\x21-\x7e]+$"
# ``realm_access.roles``
CLAIM = r"^[^.\x00-\x20\x7f]+(\.[^.\x00-\x20\x7f]+)*$"

Slug = Annotated[str, Field(pattern=SNAKE, max_length=40)]
EntityName = Annotated[str, Field(pattern=PASCAL, max_length=40)]
FieldName = Annotated[str, Field(pattern=SNAKE, max_length=40)]
JsonName = Annotated[str, Field(pattern=JSON_NAME, max_length=60)]
ScenarioName = Annotated[str, Field(pattern=SNAKE, max_length=80)]
Plural = Annotated[str, Field(pattern=SNAKE, max_length=45)]
RoleName = Annotated[str, Field(pattern=SNAKE, max_length=40)]
# Who may call, and with which rows: ``public``, ``staff or auditor``, ``staff or self.customer == user``.
Rule = Annotated[str, Field(min_length=1, max_length=500)]
RequirementId = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_.-]*$", max_length=40)]
Rate = Annotated[str, Field(pattern=r"^[1-9][0-9]{0,6}/(second|minute|hour|day)$")]
Title = Annotated[str, Field(min_length=1, max_length=200)]
Description = Annotated[str, Field(max_length=5000)]
Values = Annotated[
    tuple[Annotated[str, Field(min_length=1, max_length=200)], ...], Field(strict=False, min_length=1, max_length=100)
]
# What becomes of each value of an enum.
ValueMap = Annotated[dict[str, str], Field(min_length=1, max_length=100)]
# A computed value, in the language of operations.
Expression = Annotated[str, Field(min_length=1, max_length=1000)]
# What rows get: ``0`` and ``true`` need no quotes.
Filling = Annotated[Expression, BeforeValidator(lambda it: it if isinstance(it, str) else str(it), str | int | bool)]
# The portable form of what the user wrote: nothing after the models sees another.
Pattern = Annotated[str, Field(min_length=1, max_length=1000), AfterValidator(normalise)]
Length = Annotated[int, Field(ge=0, le=1_000_000)]
Count = Annotated[int, Field(ge=0, le=1000)]
Bytes = Annotated[int, Field(ge=2, le=1_048_576)]
Digits = Annotated[int, Field(ge=0, le=38)]
# YAML gives lists; the models hold tuples.
FieldNames = Annotated[tuple[FieldName, ...], Field(strict=False)]
RequirementIds = Annotated[tuple[RequirementId, ...], Field(strict=False)]


class SpecModel(BaseModel):
    """Frozen, strict, and refusing keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class App(SpecModel):
    """The ``app`` section."""

    name: Slug
    title: Title
    version: Annotated[str, Field(pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$")] = "0.1.0"
    description: Description = ""
    json_names: Literal["snake", "camel"] = "snake"


class PageSize(SpecModel):
    """Rows on a page when the client does not say, and at most."""

    default: Annotated[int, Field(ge=1, le=1000)] = 20
    max: Annotated[int, Field(ge=1, le=1000)] = 100


class RateLimit(SpecModel):
    """Requests a client may make in a window, for reads and for writes."""

    read: Rate = "300/minute"
    write: Rate = "60/minute"


class Settings(SpecModel):
    """The ``settings`` section."""

    api_prefix: Annotated[str, Field(pattern=r"^(/[a-z0-9][a-z0-9_-]*)+$", max_length=60)] = "/api/v1"
    page_size: PageSize = PageSize()
    last_page: Annotated[int, Field(ge=100, le=1_000_000)] = 1_000
    rate_limit: RateLimit = RateLimit()


class OidcSpec(SpecModel):
    """Callers bring tokens of an OpenID provider. roles_claim: where a token names their roles, by a path of dots.

    provision: the entity of which each caller gets a row.
    """

    audience: Annotated[str, Field(pattern=AUDIENCE, max_length=200)] | None = None
    roles_claim: Annotated[str, Field(pattern=CLAIM, max_length=200)] = "roles"
    provision: EntityName | None = None


class AuthSpec(SpecModel):
    """The ``auth`` section: who calls. roles: each with those that it includes. people: of scenarios, with theirs."""

    roles: dict[RoleName, Annotated[tuple[RoleName, ...], Field(strict=False)]] = {}
    people: dict[FieldName, RoleName] = {}
    oidc: OidcSpec


class Bounds(SpecModel):
    """What bounds one value."""

    fields: ClassVar[None] = None
    min_length: Length | None = None
    max_length: Length | None = None
    pattern: Pattern | None = None
    gt: Any = None
    ge: Any = None
    lt: Any = None
    le: Any = None
    precision: Digits | None = None
    scale: Digits | None = None
    multiple_of: Any = None
    values: Values | None = None
    local: bool = False


class ItemSpec(Bounds):
    """The items of a ``list`` field."""

    items: ClassVar[None] = None
    min_items: ClassVar[None] = None
    max_items: ClassVar[None] = None
    max_bytes: ClassVar[None] = None

    type: ItemTypeName


class Renamed(SpecModel):
    """What something was called. in_place: it has one name at any time, and the version before has to be stopped."""

    field: FieldName
    in_place: bool = False


# ``renamed_from: title``: most say no more.
_BARE = BeforeValidator(lambda it: {"field": it} if isinstance(it, str) else it, FieldName | Renamed)
RenamedFrom = Annotated[Renamed, _BARE]


class FieldSpec(Bounds):
    """One field of an entity."""

    type: TypeName
    json_name: JsonName | None = Field(default=None, alias="json")
    title: Title | None = None
    description: Description | None = None
    optional: bool = False
    default: Any = None
    example: Any = None
    unique: bool = False
    index: bool = False
    read_only: bool = False
    write_only: bool = False
    immutable: bool = False
    html: Literal["sanitize"] | None = None
    items: ItemSpec | None = None
    min_items: Count | None = None
    max_items: Count | None = None
    max_bytes: Bytes | None = None
    renamed_from: RenamedFrom | None = None
    backfill: Filling | None = None
    convert: Filling | None = None
    renamed_values: ValueMap | None = None
    removed_values: ValueMap | None = None


class ErrorSpec(SpecModel):
    """The answer to a violated constraint."""

    status: Annotated[int, Field(ge=400, le=499)]
    code: Annotated[str, Field(pattern=SNAKE, max_length=60)]
    message: Title | None = None


class IndexSpec(SpecModel):
    """A composite index, named by its key in the spec."""

    fields: FieldNames


class UniqueSpec(IndexSpec):
    """A unique key, named by its key in the spec: of several fields, of some rows only, or without regard to case."""

    where: Annotated[str, Field(min_length=1, max_length=500)] | None = None
    ignore_case: bool = False
    nulls: Literal["distinct", "same"] | None = None
    error: ErrorSpec | None = None


class BelongsTo(SpecModel):
    """A row of another entity that this one refers to. The column is called ``<name>_id``."""

    entity: EntityName
    json_name: JsonName | None = Field(default=None, alias="json")
    optional: bool = False
    immutable: bool = False
    read_only: bool = False
    on_delete: Literal["restrict", "cascade", "set_null"] = "restrict"
    acyclic: bool = False
    default: Literal["user"] | None = None
    inverse: FieldName | None = None
    description: Description | None = None
    renamed_from: RenamedFrom | None = None
    backfill: Filling | None = None


# ``publisher: Publisher``: of most relations there is no more to say.
_SHORT = BeforeValidator(lambda it: {"entity": it} if isinstance(it, str) else it, EntityName | BelongsTo)
Relation = Annotated[BelongsTo, _SHORT]


class Endpoint(SpecModel):
    """An endpoint without options of its own."""

    satisfies: RequirementIds = ()


class ListEndpoint(Endpoint):
    """``list``: a fixed condition, filters, sort keys and a text search, all over the entity's fields."""

    where: Annotated[str, Field(min_length=1, max_length=500)] | None = None
    filter: FieldNames = ()
    sort: FieldNames = ()
    search: FieldNames = ()
    total: Literal["always", "optional"] = "always"


class Endpoints(SpecModel):
    """Which endpoints an entity has; an absent one is not generated."""

    create: Endpoint | None = None
    list: ListEndpoint | None = None
    get: Endpoint | None = None
    update: Endpoint | None = None
    delete: Endpoint | None = None


class AccessSpec(SpecModel):
    """Who may call each endpoint. read: list and get; write: the others. What is more exact counts."""

    read: Rule | None = None
    write: Rule | None = None
    create: Rule | None = None
    list: Rule | None = None
    get: Rule | None = None
    update: Rule | None = None
    delete: Rule | None = None


# ``access: staff``
_FOR_ALL = BeforeValidator(lambda it: {"read": it, "write": it} if isinstance(it, str) else it, Rule | AccessSpec)
Access = Annotated[AccessSpec, _FOR_ALL]


class RowInputSpec(SpecModel):
    """A row that a client names by its id; there is a 404 when it does not exist."""

    entity: EntityName
    json_name: JsonName | None = Field(default=None, alias="json")
    optional: bool = False
    within: FieldName | None = None
    description: Description | None = None


def _item_kind(value: Any) -> str:
    row = "entity" in value if isinstance(value, dict) else isinstance(value, RowInputSpec)
    return "row" if row else "value"


SentSpec = Annotated[
    Annotated[FieldSpec, Tag("value")] | Annotated[RowInputSpec, Tag("row")], Discriminator(_item_kind)
]


class ListInputSpec(SpecModel):
    """A list of objects that a client sends: the values of each, and the rows that it names by their ids."""

    json_name: JsonName | None = Field(default=None, alias="json")
    each: Annotated[dict[FieldName, SentSpec], Field(min_length=1)]
    min_items: Count = 0
    max_items: Annotated[int, Field(ge=1, le=1000)] = 100
    description: Description | None = None


def _input_kind(value: Any) -> str:
    several = "each" in value if isinstance(value, dict) else isinstance(value, ListInputSpec)
    return "list" if several else _item_kind(value)


InputSpec = Annotated[
    Annotated[FieldSpec, Tag("value")] | Annotated[RowInputSpec, Tag("row")] | Annotated[ListInputSpec, Tag("list")],
    Discriminator(_input_kind),
]


class OperationSpec(SpecModel):
    """A business operation: its request, and what it does in the language of ``generators.operations``."""

    http: Annotated[str, Field(pattern=HTTP, max_length=200)]
    summary: Title | None = None
    input: dict[FieldName, InputSpec] = {}
    allow: Rule | None = None
    satisfies: RequirementIds = ()
    do: Annotated[str, Field(min_length=1, max_length=20_000)]

    @cached_property
    def line(self) -> HttpLine:
        """``http``, read."""
        return read_http(self.http)


class DroppedFields(SpecModel):
    """The permission to lose what is in fields and relations that are no longer there."""

    fields: FieldNames


class DroppedEntities(SpecModel):
    """The permission to lose all rows of entities that are no longer there."""

    entities: Annotated[tuple[EntityName, ...], Field(strict=False)]


class EntitySpec(SpecModel):
    """One entity."""

    description: Description | None = None
    plural: Plural | None = None
    renamed_from: EntityName | None = None
    dropped: DroppedFields | None = None
    json_names: dict[FieldName, JsonName] = {}
    timestamps: bool = True
    soft_delete: bool = False
    belongs_to: dict[FieldName, Relation] = {}
    contains: dict[FieldName, EntityName] = {}
    many_to_many: dict[FieldName, EntityName] = {}
    fields: dict[FieldName, FieldSpec]
    computed: dict[FieldName, Expression] = {}
    unique: dict[FieldName, UniqueSpec] = {}
    index: dict[FieldName, IndexSpec] = {}
    access: Access | None = None
    endpoints: Endpoints = Endpoints()
    operations: dict[FieldName, OperationSpec] = {}

    @cached_property
    def features(self) -> Features:
        """What it has beyond its fields."""
        own = (each for each in FEATURES if getattr(self, each.name))
        return Features((*own, ACCOUNT) if self._calls else tuple(own))

    # Whether its rows are those who call: `auth` says so.
    _calls: bool = PrivateAttr(default=False)


class StepSpec(SpecModel):
    """One request of a scenario, and what its answer must be."""

    call: Annotated[str, Field(pattern=CALL, max_length=300)]
    caller: RoleName | None = Field(default=None, alias="as")
    body: dict[str, Any] | None = None
    status: Annotated[int, Field(ge=200, le=499)] = 200
    error: Annotated[str, Field(pattern=SNAKE, max_length=60)] | None = None
    expect: dict[str, Any] = {}
    save: FieldName | None = None


class ScenarioSpec(SpecModel):
    """An executable example: rows that are there, and requests one after the other."""

    description: Description | None = None
    satisfies: RequirementIds = ()
    given: dict[FieldName, dict[EntityName, dict[str, Any]]] = {}
    steps: Annotated[tuple[StepSpec, ...], Field(strict=False, min_length=1, max_length=100)]


class AppSpec(SpecModel):
    """A whole spec file."""

    app: App
    settings: Settings = Settings()
    auth: AuthSpec | None = None
    rules: dict[FieldName, Rule] = {}
    requirements: dict[RequirementId, Title] = {}
    entities: dict[EntityName, EntitySpec]
    scenarios: dict[ScenarioName, ScenarioSpec] = {}
    dropped: DroppedEntities | None = None

    def model_post_init(self, _: Any) -> None:
        """Tell the entity of callers that it is one."""
        callers = self.entities.get(self.auth.oidc.provision or "") if self.auth is not None else None
        if callers is not None:
            callers._calls = True
