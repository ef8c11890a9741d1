# Generated from specs/shop_with_accounts.yaml by templates/tests/unit/test_config.py.j2.
"""The settings: what is required, what is refused, and how it is said."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from dotenv import dotenv_values

from src.core.config import PLACEHOLDER, Settings, get_settings
from tests.conftest import make_settings

EXAMPLE = Path(__file__).resolve().parents[2] / ".env.example"
URL = "postgresql+asyncpg://app:s3cret@localhost/app"


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[pytest.MonkeyPatch]:
    """An environment with nothing but a database and an issuer, in a folder without ``.env``."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("DATABASE_URL", URL)
    monkeypatch.setenv("OIDC_ISSUER", "https://id.example")
    monkeypatch.chdir(tmp_path)
    get_settings.cache_clear()
    yield monkeypatch
    get_settings.cache_clear()


def refusal(environment: pytest.MonkeyPatch, **changes: str | None) -> str:
    """Return what the process says when it refuses to start with this environment."""
    for name, value in changes.items():
        environment.delenv(name) if value is None else environment.setenv(name, value)
    with pytest.raises(SystemExit) as refused:
        get_settings()
    return str(refused.value)


def test_defaults() -> None:
    settings = get_settings()
    assert (settings.app_name, settings.database_url) == ("Shop with accounts", URL)
    assert (settings.environment, settings.debug, settings.serves_docs) == ("development", False, True)
    assert settings.cors_origins == []
    assert settings.cors_methods == ["DELETE", "GET", "HEAD", "POST", "PUT"]
    assert settings.cors_headers == ["Authorization", "Content-Type", "X-Request-ID", "traceparent", "tracestate"]


def test_settings_are_read_once() -> None:
    assert get_settings() is get_settings()


@pytest.mark.parametrize("value", [None, ""], ids=["missing", "empty"])
def test_database_url_is_required(environment: pytest.MonkeyPatch, value: str | None) -> None:
    assert "DATABASE_URL: is required" in refusal(environment, DATABASE_URL=value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://user:canary@host/db"),
        ("DATABASE_URL", "canary"),
        ("ENVIRONMENT", "canary"),
        ("DEBUG", "canary"),
        ("PORT", "65536"),
        ("METRICS_PORT", "canary"),
        ("METRICS_PORT", "8000"),
        ("WEB_CONCURRENCY", "0"),
        ("ROOT_PATH", "canary"),
        ("ROOT_PATH", "/canary/"),
        ("DB_POOL_SIZE", "0"),
        ("DB_STATEMENT_TIMEOUT_MS", "canary"),
        ("DB_LOCK_TIMEOUT_MS", "0"),
        ("LOG_LEVEL", "canary"),
        ("CORS_ORIGINS", "*"),
        ("CORS_ORIGINS", "[canary"),
        ("CORS_METHODS", "*"),
        ("CORS_METHODS", "GET,canary"),
        ("CORS_METHODS", "[]x"),
        ("CORS_HEADERS", "*"),
        ("CORS_HEADERS", "X-Tenant,*"),
        ("CORS_HEADERS", "X-Canary:"),
        ("RATE_LIMIT_READ", "canary"),
        ("RATE_LIMIT_WRITE", "5/canary"),
        ("REDIS_URL", "canary"),
        ("TRUSTED_PROXIES", "canary"),
        ("TRUSTED_HOPS", "0"),
        ("MAX_BODY_BYTES", "0"),
        ("SHUTDOWN_DELAY", "-1"),
    ],
)
def test_a_malformed_setting_is_named_and_not_shown(environment: pytest.MonkeyPatch, name: str, value: str) -> None:
    message = refusal(environment, **{name: value})
    assert f"  {name}: " in message
    assert "canary" not in message


def test_all_problems_are_reported_at_once(environment: pytest.MonkeyPatch) -> None:
    message = refusal(environment, DATABASE_URL=None, PORT="none")
    assert "DATABASE_URL" in message
    assert "PORT" in message


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("DB_STATEMENT_TIMEOUT_MS", "2000", "DB_LOCK_TIMEOUT_MS: must be shorter than DB_STATEMENT_TIMEOUT_MS"),
        ("DB_POOL_TIMEOUT", "2", "DB_LOCK_TIMEOUT_MS: must be shorter than DB_POOL_TIMEOUT"),
        ("DB_POOL_TIMEOUT", "10", "DB_POOL_TIMEOUT: must be shorter than SHUTDOWN_GRACE"),
        ("DB_STATEMENT_TIMEOUT_MS", "20000", "DB_STATEMENT_TIMEOUT_MS: must be shorter than SHUTDOWN_GRACE"),
    ],
)
def test_time_limits_in_another_order_are_named(
    environment: pytest.MonkeyPatch, name: str, value: str, message: str
) -> None:
    assert f"  {message}" in refusal(environment, **{name: value})


def test_several_processes_count_together(environment: pytest.MonkeyPatch) -> None:
    assert "  WEB_CONCURRENCY: several processes need REDIS_URL" in refusal(environment, WEB_CONCURRENCY="2")


@pytest.mark.parametrize(("name", "value"), [("REDIS_URL", "redis://localhost"), ("RATE_LIMIT_ENABLED", "false")])
def test_several_processes_that_need_not_ask_one_another(
    environment: pytest.MonkeyPatch, name: str, value: str
) -> None:
    environment.setenv("WEB_CONCURRENCY", "2")
    environment.setenv(name, value)
    assert get_settings().web_concurrency == 2


@pytest.mark.parametrize(("size", "overflow", "transactions"), [(1, 0, 1), (2, 0, 1), (8, 0, 6), (15, 5, 16)])
def test_some_connections_are_left_to_reads(size: int, overflow: int, transactions: int) -> None:
    settings = make_settings(database_url=URL, db_pool_size=size, db_max_overflow=overflow)
    assert (settings.db_connections, settings.db_transactions) == (size + overflow, transactions)


@pytest.mark.parametrize("value", ['["https://a.example","https://b.example"]', "https://a.example, https://b.example"])
def test_lists_are_json_or_separated_by_commas(environment: pytest.MonkeyPatch, value: str) -> None:
    environment.setenv("CORS_ORIGINS", value)
    assert get_settings().cors_origins == ["https://a.example", "https://b.example"]


def test_methods_in_any_case(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("CORS_METHODS", "get, Post")
    environment.setenv("CORS_HEADERS", "x-tenant, Content-Type")
    assert get_settings().cors_methods == ["GET", "POST"]
    assert get_settings().cors_headers == ["x-tenant", "Content-Type"]


def test_log_level_in_any_case(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("LOG_LEVEL", "warning")
    assert get_settings().log_level == "WARNING"


@pytest.mark.parametrize("name", ["production", "staging"])
def test_production_and_staging_refuse_debug(environment: pytest.MonkeyPatch, name: str) -> None:
    assert f"DEBUG: must be false when ENVIRONMENT={name}" in refusal(environment, ENVIRONMENT=name, DEBUG="true")


@pytest.mark.parametrize(
    ("name", "docs_enabled", "expected"),
    [
        ("development", None, True),
        ("test", None, True),
        ("staging", None, False),
        ("production", None, False),
        ("production", True, True),
        ("development", False, False),
    ],
)
def test_documentation_is_off_where_it_is_deployed_unless_asked_for(
    name: str, docs_enabled: bool | None, expected: bool
) -> None:
    settings = make_settings(database_url=URL, environment=name, docs_enabled=docs_enabled)
    assert settings.serves_docs is expected


def test_secrets_are_not_in_the_representation() -> None:
    assert "s3cret" not in repr(get_settings())


def test_env_example_names_every_setting() -> None:
    assert set(dotenv_values(EXAMPLE)) == {name.upper() for name in Settings.model_fields}


@pytest.mark.parametrize("name", ["production", "staging"])
def test_env_example_is_for_development_only(environment: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    environment.delenv("DATABASE_URL")
    (tmp_path / ".env").write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    assert PLACEHOLDER in get_settings().database_url

    get_settings.cache_clear()
    message = refusal(environment, ENVIRONMENT=name)
    assert "DATABASE_URL" in message
    assert PLACEHOLDER not in message
