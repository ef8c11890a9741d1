# Generated from specs/<app>.yaml by templates/tests/unit/test_database_url.py.j2.
"""What DATABASE_URL may say, and what becomes of it."""

from pathlib import Path
from typing import Any

import pytest

from src.core.connections import connect_args
from src.core.database_url import read_database_url
from tests.conftest import make_settings

URL = "postgresql+asyncpg://app:s3cret@localhost/app"
LIMITS = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
KEEPALIVES = ("tcp_keepalives_idle", "tcp_keepalives_interval", "tcp_keepalives_count")


@pytest.mark.parametrize(
    ("query", "arguments", "session"),
    [
        ("", {}, {}),
        ("sslmode=require", {"dsn": "postgresql://?sslmode=require"}, {}),
        ("application_name=shop", {}, {"application_name": "shop"}),
        ("options=-c%20search_path%3Dshop", {}, {"options": "-c search_path=shop"}),
        ("connect_timeout=7", {"timeout": 7.0}, {}),
        ("channel_binding=prefer&gssencmode=disable", {}, {}),
        ("target_session_attrs=read-write", {"dsn": "postgresql://?target_session_attrs=read-write"}, {}),
    ],
)
def test_parameters_of_libpq(query: str, arguments: dict[str, Any], session: dict[str, str]) -> None:
    address = read_database_url(f"{URL}?{query}")
    assert address.url.render_as_string(hide_password=False) == URL
    assert (address.arguments, address.session) == (arguments, session)


@pytest.mark.parametrize("query", ["host=/run/postgresql", "host=a:1&host=b:2", "ssl=require"])
def test_the_address_stays_in_the_url(query: str) -> None:
    address = read_database_url(f"postgresql+asyncpg:///app?{query}")
    assert address.url.query
    assert (address.arguments, address.session) == ({}, {})


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("channel_binding=require", "channel_binding can only be disable, prefer"),
        ("sslmode=canary", "sslmode can only be allow, disable"),
        ("sslmode=verify-full", "sslmode=verify-full needs sslrootcert"),
        ("sslmode=verify-ca&sslrootcert=/canary", "the file of sslrootcert is not there"),
        ("target_session_attrs=canary", "target_session_attrs can only be any"),
        ("connect_timeout=canary", "connect_timeout is a number of seconds"),
        ("connect_timeout=0", "connect_timeout is a number of seconds"),
        ("keepalives=1", "the parameter keepalives is not supported"),
        ("application_name=a&application_name=b", "the parameter application_name needs one value"),
    ],
)
def test_what_nobody_would_keep_to_is_refused(query: str, message: str) -> None:
    with pytest.raises(ValueError, match=message) as refused:
        read_database_url(f"{URL}?{query}")
    assert "canary" not in str(refused.value)


def test_a_certificate_authority(tmp_path: Path) -> None:
    authority = tmp_path / "ca.pem"
    authority.touch()
    address = read_database_url(f"{URL}?sslmode=verify-full&sslrootcert={authority}")
    assert address.arguments["dsn"].startswith("postgresql://?sslmode=verify-full&sslrootcert=")


@pytest.mark.parametrize(
    ("pooler", "sent", "cache"),
    [
        ("none", {"application_name", *LIMITS, *KEEPALIVES}, None),
        ("session", {"application_name"}, None),
        ("transaction", {"application_name"}, 0),
    ],
)
def test_a_pooler_gets_nothing_that_it_refuses(pooler: str, sent: set[str], cache: int | None) -> None:
    arguments = connect_args(make_settings(database_url=URL, db_pooler=pooler))
    assert arguments["server_settings"].keys() == sent
    assert arguments.get("statement_cache_size") == cache
