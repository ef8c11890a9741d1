# Generated from specs/<app>.yaml by templates/tests/unit/test_proxies.py.j2.
"""What is believed of a request that came through others: whose it is, and whether it came by HTTPS."""

from collections.abc import Sequence
from ipaddress import ip_network

import pytest
from starlette.requests import HTTPConnection

from src.core.proxies import client_address, is_secure

PROXIES = (ip_network("10.0.0.0/8"), ip_network("fd00::/8"))


def connection(
    peer: str | None, forwarded: Sequence[str] = (), *, scheme: str = "http", proto: str | None = None
) -> HTTPConnection:
    """Return a connection from ``peer`` with X-Forwarded-For and X-Forwarded-Proto headers."""
    headers = [(b"x-forwarded-for", value.encode()) for value in forwarded]
    if proto is not None:
        headers.append((b"x-forwarded-proto", proto.encode()))
    client = (peer, 1234) if peer else None
    return HTTPConnection({"type": "http", "scheme": scheme, "headers": headers, "client": client})


@pytest.mark.parametrize(
    ("peer", "forwarded", "expected"),
    [
        ("192.0.2.1", [], "192.0.2.1"),
        ("192.0.2.1", ["198.51.100.7"], "192.0.2.1"),
        ("10.0.0.1", ["198.51.100.7"], "198.51.100.7"),
        ("10.0.0.1", ["203.0.113.9, 198.51.100.7"], "198.51.100.7"),
        ("10.0.0.1", ["203.0.113.9, 198.51.100.7, 10.0.0.2"], "198.51.100.7"),
        ("10.0.0.1", ["203.0.113.9", "198.51.100.7"], "198.51.100.7"),
        ("10.0.0.1", [], "10.0.0.1"),
        ("10.0.0.1", [""], "10.0.0.1"),
        ("10.0.0.1", ["10.0.0.3, 10.0.0.2"], "10.0.0.3"),
        ("10.0.0.1", ["not an address"], "unknown"),
        ("fd00::1", ["2001:db8:1:2:3:4:5:6"], "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.1", [], "192.0.2.1"),
        ("10.0.0.1", ["198.51.100.7:51234"], "198.51.100.7"),
        ("10.0.0.1", ["198.51.100.7:51234, 10.0.0.2:80"], "198.51.100.7"),
        ("10.0.0.1", ["[2001:db8:1:2::6]:51234"], "2001:db8:1:2::/64"),
        ("10.0.0.1", ["[2001:db8:1:2::6]"], "2001:db8:1:2::/64"),
        ("10.0.0.1", ["198.51.100.7:"], "unknown"),
        (None, [], "unknown"),
    ],
)
def test_client_address(peer: str | None, forwarded: list[str], expected: str) -> None:
    assert client_address(connection(peer, forwarded), PROXIES) == expected


@pytest.mark.parametrize(
    ("most", "forwarded", "expected"),
    [
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "203.0.113.9, 10.9.9.9", "10.9.9.9"),
        (2, "203.0.113.9, 10.9.9.9", "203.0.113.9"),
        (2, "203.0.113.9, 10.9.9.9, 10.0.0.2", "10.9.9.9"),
        (3, "198.51.100.7, 10.0.0.2", "198.51.100.7"),
    ],
)
def test_no_further_than_there_are_proxies(most: int, forwarded: str, expected: str) -> None:
    """A client in a network that is trusted writes hops of its own."""
    assert client_address(connection("10.0.0.1", [forwarded]), PROXIES, most) == expected


def test_without_trusted_proxies_the_header_has_no_effect() -> None:
    assert client_address(connection("10.0.0.1", ["198.51.100.7"]), ()) == "10.0.0.1"


@pytest.mark.parametrize(
    ("peer", "scheme", "proto", "expected"),
    [
        ("192.0.2.1", "http", None, False),
        ("192.0.2.1", "https", None, True),
        ("192.0.2.1", "http", "https", False),
        ("10.0.0.1", "http", "https", True),
        ("10.0.0.1", "http", "http", False),
        ("10.0.0.1", "http", None, False),
        (None, "http", "https", False),
    ],
)
def test_is_secure(peer: str | None, scheme: str, proto: str | None, expected: bool) -> None:
    assert is_secure(connection(peer, scheme=scheme, proto=proto), PROXIES) is expected


def test_without_trusted_proxies_nobody_says_that_it_came_by_https() -> None:
    assert not is_secure(connection("10.0.0.1", proto="https"), ())
