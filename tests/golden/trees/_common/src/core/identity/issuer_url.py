# Generated from specs/<app>.yaml by templates/src/core/identity/issuer_url.py.j2.
"""The addresses of an issuer, whose keys decide who is let in: read where nobody on the way can change them."""

from ipaddress import ip_address
from urllib.parse import urlsplit


def check_issuer_url(url: str, *, is_deployed: bool) -> None:
    """Raise ValueError for anything but HTTPS; HTTP is for this machine, and for where nobody else uses it."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise ValueError("write a URL, such as https://login.example") from None
    if not url.isascii() or not url.isprintable() or " " in url or not host:
        raise ValueError("write a URL, such as https://login.example")
    if parts.scheme != "https" and (parts.scheme != "http" or (is_deployed and not _is_loopback(host))):
        raise ValueError("write an https:// URL: over http:// anybody on the way could send keys")
    if parts.username is not None or "#" in url:
        raise ValueError("write the URL without a user and without a fragment")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
