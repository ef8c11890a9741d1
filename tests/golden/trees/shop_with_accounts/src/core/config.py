# Generated from specs/shop_with_accounts.yaml by templates/src/core/config.py.j2.
"""Settings, read from the environment and from ``.env``."""

import json
import re
from functools import lru_cache
from typing import Annotated, Any, Literal, Self

from limits import parse
from pydantic import Field, IPvAnyNetwork, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy.engine import make_url

from src.core.database_url import read_database_url
from src.core.identity.issuer_url import check_issuer_url
from src.core.identity.key_set import KeySetError, check_public_keys

PLACEHOLDER = "change-me"

_ORIGIN = re.compile(r"https?://[^/\s]+")
# What HTTP calls a token: the name of a header (RFC 9110, 5.6.2).
_TOKEN = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
_METHODS = frozenset({"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"})
# Of PyJWT's, those whose keys can be published: who checks a token must not be able to make one.
_ALGORITHMS = frozenset({"ES256", "ES384", "ES512", "EdDSA", "PS256", "PS384", "PS512", "RS256", "RS384", "RS512"})
# Time limits of which the first has to be the shorter one; the README says what each is about.
_SHORTER = (
    # A lock that is not free is a conflict (409) then, and not a slow statement (503).
    ("db_lock_timeout_ms", "db_statement_timeout_ms"),
    # Who waits for a connection outlasts those who have one and wait for a lock.
    ("db_lock_timeout_ms", "db_pool_timeout"),
    # A request that was accepted is answered before the process ends.
    ("db_pool_timeout", "shutdown_grace"),
    ("db_statement_timeout_ms", "shutdown_grace"),
)


class Settings(BaseSettings):
    """One field per environment variable; the variable has the field's name in upper case."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        case_sensitive=False,
        extra="ignore",
        frozen=True,
    )

    app_name: str = "Shop with accounts"
    app_version: str = "1.0.0"
    environment: Literal["development", "test", "staging", "production"] = "development"
    debug: bool = False
    host: str = "127.0.0.1"
    port: int = Field(8000, ge=1, le=65535)
    metrics_port: int | None = Field(None, ge=1, le=65535)
    web_concurrency: int = Field(1, ge=1)
    root_path: str = Field("", pattern=r"^(/[^/\s?#]+)*$")

    database_url: str = Field(repr=False)
    db_pooler: Literal["none", "session", "transaction"] = "none"
    db_echo: bool = False
    db_pool_size: int = Field(20, ge=1)
    db_max_overflow: int = Field(0, ge=0)
    db_pool_timeout: float = Field(5.0, gt=0)
    db_statement_timeout_ms: int = Field(5000, gt=0)
    db_lock_timeout_ms: int = Field(2000, gt=0)

    oidc_issuer: str
    oidc_audience: str = "shop"
    oidc_jwks: str | None = None
    oidc_jwks_url: str | None = None
    oidc_token_type: Literal["at+jwt", "jwt"] = Field("at+jwt")
    oidc_algorithms: Annotated[list[str], NoDecode] = ["RS256", "PS256", "ES256", "EdDSA"]
    oidc_leeway: int = Field(10, ge=0, le=120)
    oidc_roles_claim: str = Field("realm_access.roles", min_length=1)

    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"] = "INFO"

    cors_origins: Annotated[list[str], NoDecode] = []
    cors_methods: Annotated[list[str], NoDecode] = ["DELETE", "GET", "HEAD", "POST", "PUT"]
    cors_headers: Annotated[list[str], NoDecode] = [
        "Authorization",
        "Content-Type",
        "X-Request-ID",
        "traceparent",
        "tracestate",
    ]
    rate_limit_enabled: bool = True
    rate_limit_read: str = "300/minute"
    rate_limit_write: str = "60/minute"
    redis_url: str | None = Field(None, repr=False)
    trusted_proxies: Annotated[list[IPvAnyNetwork], NoDecode] = []
    trusted_hops: int | None = Field(None, ge=1)
    max_body_bytes: int = Field(1024 * 1024, gt=0)
    max_bodies_bytes: int = Field(16 * 1024 * 1024, gt=0)
    max_unsent_bytes: int = Field(32 * 1024 * 1024, gt=0)
    max_header_bytes: int = Field(32 * 1024, ge=1024)
    header_timeout: float = Field(10.0, gt=0)
    body_timeout: float = Field(30.0, gt=0)
    send_timeout: float = Field(30.0, gt=0)
    keep_alive_timeout: int = Field(75, ge=1)
    docs_enabled: bool | None = None
    shutdown_delay: float = Field(3.0, ge=0)
    shutdown_grace: int = Field(10, ge=1)

    @property
    def db_connections(self) -> int:
        """How many connections there are at most."""
        return self.db_pool_size + self.db_max_overflow

    @property
    def db_transactions(self) -> int:
        """How many of them may be in a transaction: the others are left to reads, which wait for no lock."""
        return max(1, self.db_connections * 4 // 5)

    @property
    def is_deployed(self) -> bool:
        """Whether others use it: staging is as strict as production, or it would prove nothing."""
        return self.environment in ("staging", "production")

    @property
    def serves_docs(self) -> bool:
        """Whether /docs, /redoc and /openapi.json exist: not in production or staging, unless asked for."""
        return not self.is_deployed if self.docs_enabled is None else self.docs_enabled

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: Any) -> Any:
        return value.upper() if isinstance(value, str) else value

    @field_validator(
        "cors_origins", "cors_methods", "cors_headers", "trusted_proxies", "oidc_algorithms", mode="before"
    )
    @classmethod
    def _split(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        if not value.strip().startswith("["):
            return [part.strip() for part in value.split(",") if part.strip()]
        try:
            return json.loads(value)
        except ValueError:
            raise ValueError('write a list: a,b or ["a","b"]') from None

    @field_validator("cors_origins")
    @classmethod
    def _origins(cls, value: list[str]) -> list[str]:
        if "*" in value:
            raise ValueError("name each origin: * is not allowed together with credentials")
        if not all(_ORIGIN.fullmatch(origin) for origin in value):
            raise ValueError("write each origin as a browser does, such as https://shop.example")
        return value

    @field_validator("cors_methods")
    @classmethod
    def _methods(cls, value: list[str]) -> list[str]:
        methods = [method.upper() for method in value]
        if not _METHODS.issuperset(methods):
            raise ValueError(f"name each method, of {', '.join(sorted(_METHODS))}")
        return methods

    @field_validator("cors_headers")
    @classmethod
    def _headers(cls, value: list[str]) -> list[str]:
        if "*" in value:
            raise ValueError("name each header: * is not allowed together with credentials")
        if not all(_TOKEN.fullmatch(header) for header in value):
            raise ValueError("write the names of headers, such as Content-Type")
        return value

    @field_validator("database_url")
    @classmethod
    def _postgresql(cls, value: str) -> str:
        read_database_url(value)
        return value

    @field_validator("redis_url")
    @classmethod
    def _redis(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("redis://", "rediss://", "unix://")):
            raise ValueError("write redis://host:6379/0")
        return value

    @field_validator("oidc_audience")
    @classmethod
    def _audience(cls, value: str) -> str:
        if not value.strip():
            raise ValueError("name this application as the issuer does")
        return value

    @field_validator("oidc_algorithms")
    @classmethod
    def _asymmetric(cls, value: list[str]) -> list[str]:
        if not value or not _ALGORITHMS.issuperset(value):
            raise ValueError(f"name algorithms, of {', '.join(sorted(_ALGORITHMS))}")
        return value

    @field_validator("rate_limit_read", "rate_limit_write")
    @classmethod
    def _rate(cls, value: str) -> str:
        try:
            parse(value)
        except ValueError:
            raise ValueError("write a number and a period, such as 100/minute") from None
        return value

    @model_validator(mode="after")
    def _apart(self) -> Self:
        if self.metrics_port == self.port:
            raise ValueError("METRICS_PORT: must be another one than PORT")
        return self

    @model_validator(mode="after")
    def _trusted_issuer(self) -> Self:
        if "?" in self.oidc_issuer:
            raise ValueError("OIDC_ISSUER: write the URL without a query")
        for name, url in (("OIDC_ISSUER", self.oidc_issuer), ("OIDC_JWKS_URL", self.oidc_jwks_url)):
            if url is not None:
                try:
                    check_issuer_url(url, is_deployed=self.is_deployed)
                except ValueError as error:
                    raise ValueError(f"{name}: {error}") from None
        return self

    @model_validator(mode="after")
    def _public_keys(self) -> Self:
        if self.oidc_jwks is None:
            return self
        if self.oidc_jwks_url is not None:
            raise ValueError("OIDC_JWKS: give the keys, or OIDC_JWKS_URL where they are, not both")
        try:
            check_public_keys(self.oidc_jwks, self.oidc_algorithms)
        except KeySetError as error:
            raise ValueError(f"OIDC_JWKS: {error}") from None
        return self

    @model_validator(mode="after")
    def _counted_together(self) -> Self:
        if self.web_concurrency > 1 and self.rate_limit_enabled and self.redis_url is None:
            raise ValueError("WEB_CONCURRENCY: several processes need REDIS_URL, or each would count for itself")
        return self

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        for shorter, longer in _SHORTER:
            if self._seconds(shorter) >= self._seconds(longer):
                raise ValueError(f"{shorter.upper()}: must be shorter than {longer.upper()}")
        return self

    def _seconds(self, name: str) -> float:
        value: float = getattr(self, name)
        return value / 1000 if name.endswith("_ms") else value

    @model_validator(mode="after")
    def _safe_where_deployed(self) -> Self:
        if self.is_deployed:
            if self.debug:
                raise ValueError(f"DEBUG: must be false when ENVIRONMENT={self.environment}")
            if make_url(self.database_url).password == PLACEHOLDER:
                raise ValueError("DATABASE_URL: still has the password of .env.example; set your own")
        return self


def _explain(error: ValidationError) -> str:
    """One line per wrong setting, without its value."""
    lines = []
    for problem in error.errors(include_url=False, include_context=False, include_input=False):
        name = ".".join(str(part) for part in problem["loc"][:1]).upper()
        message = "is required" if problem["type"] == "missing" else problem["msg"].removeprefix("Value error, ")
        lines.append(f"  {name}: {message}" if name else f"  {message}")
    return "\n".join(
        ["The settings are not valid:", *lines, "Set them in the environment or in .env; see .env.example."]
    )


@lru_cache
def get_settings() -> Settings:
    """Return the settings of this process; end the process with a message when they are not valid."""
    try:
        return Settings()
    except ValidationError as error:
        raise SystemExit(_explain(error)) from None
