# Generated from specs/<app>.yaml by templates/src/core/proxies.py.j2.
"""What the trusted proxies say of a request: who sent it, and whether it came by HTTPS."""

import re
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from starlette.requests import HTTPConnection

_HOP = re.compile(r"\[([0-9A-Fa-f:.]+)\](?::[0-9]+)?|([0-9.]+):[0-9]+")

Networks = tuple[IPv4Network | IPv6Network, ...]


def client_address(connection: HTTPConnection, trusted: Networks, most: int | None = None) -> str:
    """Return the address that a client is known by.

    ``X-Forwarded-For`` counts only as far as trusted proxies wrote it: from the right, up to the first other address.
    most: how many proxies stand one behind another. A client whose own address is trusted cannot add to them then.
    """
    address = connection.client.host if connection.client else ""
    if not trusted:
        return _client_key(address)
    hops = ",".join(connection.headers.getlist("x-forwarded-for")).split(",")
    if most is not None:
        hops = hops[-most:]
    while hops and _trusts(address, trusted) and (hop := _without_port(hops.pop().strip())):
        address = hop
    return _client_key(address)


def is_secure(connection: HTTPConnection, trusted: Networks) -> bool:
    """Tell whether a request came by HTTPS: to this server, or to a trusted proxy that says so."""
    if connection.scope["scheme"] == "https":
        return True
    peer = connection.client.host if connection.client else ""
    return _trusts(peer, trusted) and connection.headers.get("x-forwarded-proto") == "https"


def _without_port(hop: str) -> str:
    """Return the address of a hop: some proxies write ``192.0.2.1:1234`` and ``[2001:db8::1]:1234``."""
    written = _HOP.fullmatch(hop)
    return hop if written is None else written[1] or written[2]


@lru_cache(maxsize=4096)
def _client_key(address: str) -> str:
    """Return the address; of IPv6 its /64 network, because one client has all of it."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return "unknown"
    if not isinstance(parsed, IPv6Address):
        return str(parsed)
    return str(parsed.ipv4_mapped or ip_network((int(parsed), 64), strict=False))


@lru_cache(maxsize=4096)
def _trusts(address: str, trusted: Networks) -> bool:
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    return any(parsed in network for network in trusted)
