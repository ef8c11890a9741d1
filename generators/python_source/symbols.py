"""Which module a name comes from that generated code uses: the one table of all symbols."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from generators.features.registry import FEATURE_NAMES
from generators.field_types.registry import SUPPORT_NAMES
from generators.support.frozen import Frozen

_MODULES: Final[dict[str, str]] = {
    "collections.abc": "AsyncIterator Awaitable Callable Coroutine Iterable Iterator Mapping Sequence",
    "contextlib": "asynccontextmanager contextmanager suppress",
    "abc": "ABC abstractmethod",
    "dataclasses": "dataclass field replace",
    "datetime": "UTC date datetime time timedelta",
    "decimal": "ROUND_HALF_UP Context Decimal localcontext",
    "inspect": "signature",
    "functools": "cache cached_property lru_cache partial wraps",
    "itertools": "count groupby",
    "operator": "attrgetter",
    "pathlib": "Path",
    "tempfile": "TemporaryDirectory",
    "types": "SimpleNamespace",
    "typing": (
        "Annotated Any ClassVar Concatenate Generic Literal ParamSpec Protocol Self TypedDict TypeVar cast get_args"
    ),
    "unittest.mock": "Mock create_autospec",
    "uuid": "UUID uuid4",
    "alembic": "command op",
    "alembic.config": "Config",
    "alembic.util": "CommandError",
    "dotenv": "dotenv_values",
    "fastapi": "APIRouter Depends FastAPI Query Request Response status",
    "fastapi.middleware.cors": "CORSMiddleware",
    "limits": "parse",
    "prometheus_client": "CONTENT_TYPE_LATEST REGISTRY Counter",
    "prometheus_client.parser": "text_string_to_metric_families",
    "pydantic": (
        "AfterValidator AliasGenerator BaseModel BeforeValidator ConfigDict Field FiniteFloat "
        "GetCoreSchemaHandler GetJsonSchemaHandler IPvAnyNetwork JsonValue PlainSerializer TypeAdapter ValidationError "
        "ValidatorFunctionWrapHandler WrapValidator computed_field field_validator model_validator"
    ),
    "pydantic.alias_generators": "to_camel",
    "pydantic.json_schema": "JsonSchemaValue",
    "pydantic_core": "CoreSchema PydanticCustomError PydanticKnownError to_jsonable_python",
    "pydantic_core.core_schema": "NullableSchema",
    "pydantic_settings": "BaseSettings NoDecode SettingsConfigDict",
    "sqlalchemy": (
        "ARRAY BigInteger Boolean CheckConstraint Column ColumnElement Constraint Date DateTime Delete Double "
        "ForeignKey ForeignKeyConstraint Index Insert Integer MetaData Numeric RowMapping Select Table Text "
        "Time UnaryExpression UniqueConstraint Update Uuid and_ any_ bindparam delete event func insert literal "
        "literal_column or_ select text update"
    ),
    "sqlalchemy.dialects": "postgresql",
    "sqlalchemy.dialects.postgresql": "JSONB",
    "sqlalchemy.engine": "make_url",
    "sqlalchemy.exc": "ArgumentError DBAPIError IntegrityError",
    "sqlalchemy.ext.asyncio": "AsyncConnection AsyncEngine AsyncSession create_async_engine",
    "sqlalchemy.orm": "Mapped mapped_column",
    "sqlalchemy.pool": "NullPool",
    "sqlalchemy.sql.base": "ReadOnlyColumnCollection",
    "sqlalchemy.sql.elements": "KeyedColumnElement",
    "sqlalchemy.types": "TypeEngine",
    "starlette.types": "ASGIApp Receive Scope Send",
    "structlog.testing": "capture_logs",
    "scripts.postgres": "embedded_postgres",
    "src.api.exact_route": "ExactRoute",
    "src.api.routes": "health metrics",
    "src.core.case_folding": "has_part",
    "src.core.config": "PLACEHOLDER Settings get_settings",
    "src.core.database_errors": "translate",
    "src.core.connections": "engine_for",
    "src.core.database_url": "read_database_url",
    "src.core.database": "Base Database ReadDatabase RequestTransaction get_db get_read_db",
    "src.core.errors": (
        "AnswerTooLargeError AppError ConflictError InvalidError NotFoundError UnavailableError error_responses"
    ),
    "src.core.identity.access": "Access allow authenticated public",
    "src.core.identity.caller": "ANONYMOUS Caller with_included",
    "src.core.identity.errors": "ForbiddenError",
    "src.core.identity.issuer_url": "check_issuer_url",
    "src.core.identity.key_set": "KeySetError check_public_keys",
    "src.core.json_names": "json_name",
    "src.core.logging": "get_logger",
    "src.core.migration_steps": "Backfill BuildIndex Locked Validate run_steps",
    "src.core.readiness": "DatabaseProbe",
    "src.core.refusals": "RefusedError refusal_responses",
    "src.core.security": "sanitize_html",
    "src.models.entities.base": "Entity",
    "src.models.entities.nullable_json": "NullableJSONB",
    "src.models.fields.decimals": "EXACT",
    "src.models.fields.html": "SANITIZED",
    "src.models.fields.ids": "DistinctIds",
    "src.models.schemas.base": (
        "DIGITS Input MayBeAbsent OptionalTotalPage OptionalTotalQuery Output Page PageQuery SearchText"
    ),
    "src.repositories.base": "Conditions Repository Row",
    "src.repositories.linked": "Link LinkingRepository",
    "src.repositories.measured": "measured whole",
    "src.repositories.nested": "Nested NestingRepository",
    "src.repositories.rules": "EVERY_ROW Grant RowRule RowRules Sight checked",
    "src.repositories.users": "of_user user_id",
    "src.repositories.unit_of_work": "Lock UnitOfWork refuse_what_is_too_large",
    "src.services.operation": "operation",
    "tests": "factories hostile",
    "tests.cases": "OPERATIONS SUBJECTS base",
    "tests.cases.base": "Key Subject words",
    "tests.clock": "Meanwhile",
    "tests.conftest": "UNREACHABLE client_of make_app make_settings part_of savepoint",
    "tests.every": "METHODS every every_operation every_scenario",
    "tests.factories": "reference",
    "tests.identity": "ISSUER SOMEBODY caller_of headers_of",
    "tests.operations": "Needed Operation assert_needs assert_state",
    "tests.row_cases": "CASES HIDDEN NAME HiddenCase RowCase store_case",
    "tests.scenarios": "SCENARIOS",
    "tests.services": "MESSAGES methods",
    "tests.steps": (
        "API Beginning Player Refusal Requests Scenario Services Step Tables assert_contains change everything"
    ),
    "tests.support": (
        "CANARY JSON as_json assert_refused counted ids not_found problems raw_body statements store "
        "store_references stored values"
    ),
}
SYMBOLS: Final = (
    SUPPORT_NAMES | FEATURE_NAMES | {name: module for module, names in _MODULES.items() for name in names.split()}
)
# What a package passes on beside the classes of entities.
PASSED_ON: Final = {"src.models.entities": frozenset({"Base"})}
# Modules that are imported themselves.
MODULES: Final = frozenset(
    {"asyncio", "httpx", "json", "logging", "os", "pytest", "pytest_asyncio", "re", "signal", "socket"}
)

# The classes of an entity, and the modules that define them.
_CLASSES: Final = {
    **dict.fromkeys(("", "Base", "Create", "Update", "List", "ListQuery"), "src.models.schemas.{module}"),
    "Entity": "src.models.entities.{module}",
    "Repository": "src.repositories.{module}_repository",
    "Service": "src.services.{module}_service",
    "Operations": "src.services.{module}_operations",
    **dict.fromkeys(("ReaderDep", "ServiceDep", "OperationsDep"), "src.api.dependencies"),
    "Factory": "tests.factories",
}
CLASSES: Final = tuple(_CLASSES)


class EntityNames(Frozen):
    """The names of an entity after which its classes and their modules are called."""

    module: str  # order_item: modules
    pascal: str  # OrderItem: classes


class Symbol(Frozen):
    """A name of the app that is not called after an entity alone: the body of an operation, the type of an enum."""

    name: str
    module: str


def symbols_of(view: Any) -> dict[str, str]:
    """Symbol -> module for everything of the app that a view names; what it names itself comes first."""
    entities: dict[str, str] = {}
    named: dict[str, str] = {}
    for value in _values(view):
        if isinstance(value, Symbol):
            named[value.name] = value.module
        elif isinstance(value, EntityNames):
            entities |= entity_symbols(value.module, value.pascal)
    return entities | named


@cache
def entity_symbols(module: str, pascal: str) -> dict[str, str]:
    """Symbol -> module for the classes of an entity."""
    return {f"{pascal}{suffix}": place.format(module=module) for suffix, place in _CLASSES.items()}


def _values(view: Any) -> Iterator[Any]:
    """The structs in a view that name something or may hold what does, itself included."""
    waiting = [view]
    while waiting:
        value = waiting.pop()
        if isinstance(value, tuple):
            waiting += [each for each in value if type(each) not in _BARREN]
        elif (names := _holders(type(value))) is not None:
            yield value
            waiting += [getattr(value, name) for name in names]


def types_of(kind: Any) -> dict[str, str]:
    """The types of a struct's attributes as they are written."""
    classes = [each for each in reversed(kind.__mro__) if issubclass(each, Frozen)]
    found = {name: text for each in classes for name, text in each.__annotations__.items()}
    return {name: found[name] for name in kind.__struct_fields__}


_HOLDERS: dict[type, tuple[str, ...] | None] = {}
# Classes whose values neither name anything nor hold what does: most of what a view holds.
_BARREN: Final[set[type]] = {str, int, bool, type(None)}
_PLAIN: Final = re.compile(r"(str|int|bool|float|None|tuple|[\[\]|,. ])+")


def _holders(kind: type) -> tuple[str, ...] | None:
    """The attributes of a struct that may hold others, None for any other class."""
    if kind not in _HOLDERS:
        found = types_of(kind) if issubclass(kind, Frozen) else {}
        _HOLDERS[kind] = tuple(name for name, text in found.items() if not _PLAIN.fullmatch(text)) if found else None
        if not _HOLDERS[kind] and not issubclass(kind, EntityNames | Symbol):
            _BARREN.add(kind)
    return _HOLDERS[kind]
