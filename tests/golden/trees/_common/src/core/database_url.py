# Generated from specs/<app>.yaml by templates/src/core/database_url.py.j2.
"""What DATABASE_URL may say: an address, and parameters of libpq as far as the driver can keep to them."""

from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

DRIVER = "postgresql+asyncpg"

# Where the server is, and how SQLAlchemy speaks to it.
_ADDRESS = frozenset({"host", "port", "ssl", "prepared_statement_cache_size"})
_SESSION = frozenset({"application_name", "options"})
_FILES = frozenset({"sslrootcert", "sslcert", "sslkey", "sslcrl", "passfile"})
_DRIVER = _FILES | {
    "sslmode",
    "sslpassword",
    "ssl_min_protocol_version",
    "ssl_max_protocol_version",
    "target_session_attrs",
    "krbsrvname",
    "gsslib",
}
# What the driver never does: nobody may insist on it.
_NEVER = frozenset({"channel_binding", "gssencmode"})
_CHOICES = {
    "sslmode": frozenset({"disable", "allow", "prefer", "require", "verify-ca", "verify-full"}),
    "target_session_attrs": frozenset({"any", "primary", "standby", "prefer-standby", "read-write", "read-only"}),
    **dict.fromkeys(_NEVER, frozenset({"disable", "prefer"})),
}


class Address(NamedTuple):
    """Where the database is. arguments: for the driver; session: settings of each session."""

    url: URL
    arguments: dict[str, Any]
    session: dict[str, str]


def read_database_url(text: str | URL) -> Address:
    """Return what a URL says. Raises ValueError, which names a parameter but repeats nothing else."""
    url = _parse(text)
    given: dict[str, Any] = {name: value for name, value in url.query.items() if name not in _ADDRESS}
    for name, value in given.items():
        _check(name, value)
    if given.get("sslmode") in {"verify-ca", "verify-full"} and "sslrootcert" not in given:
        raise ValueError(f"sslmode={given['sslmode']} needs sslrootcert, the file of the certificate authority")
    arguments: dict[str, Any] = {}
    if for_driver := {name: value for name, value in given.items() if name in _DRIVER}:
        # It reads them from a URL only, in which nothing else has to stand.
        arguments["dsn"] = f"postgresql://?{urlencode(for_driver)}"
    if "connect_timeout" in given:
        arguments["timeout"] = float(given["connect_timeout"])
    session = {name: value for name, value in given.items() if name in _SESSION}
    return Address(url.difference_update_query(given), arguments, session)


def _parse(text: str | URL) -> URL:
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        url = URL.create("")
    if url.drivername != DRIVER:
        raise ValueError(f"write {DRIVER}://user:password@host:5432/database")
    return url


def _check(name: str, value: Any) -> None:
    """Raise ValueError for a parameter that nobody would keep to."""
    if name not in _DRIVER | _SESSION | _NEVER | {"connect_timeout"}:
        raise ValueError(f"the parameter {name} is not supported")
    if not isinstance(value, str) or not value:
        raise ValueError(f"the parameter {name} needs one value")
    if name in _CHOICES and value not in _CHOICES[name]:
        raise ValueError(f"{name} can only be {', '.join(sorted(_CHOICES[name]))}")
    if name == "connect_timeout" and not (value.isdecimal() and int(value) > 0):
        raise ValueError("connect_timeout is a number of seconds")
    if name in _FILES and not Path(value).is_file():
        raise ValueError(f"the file of {name} is not there")
