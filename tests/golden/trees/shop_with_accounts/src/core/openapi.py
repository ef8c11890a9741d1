# Generated from specs/shop_with_accounts.yaml by templates/src/core/openapi.py.j2.
"""How the API describes itself."""

from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute

from src.core.identity.access import Access

_BOUNDS = ("exclusiveMaximum", "exclusiveMinimum", "maximum", "minimum", "multipleOf")
_LEAST, _MOST = -(2**63), 2**63 - 1
_BEARER = "bearer"
_SCHEMES = {_BEARER: {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}}


class DescribedAPI(FastAPI):
    """An application whose document gives whole numbers whole bounds; FastAPI makes a float of every bound."""

    def openapi(self) -> dict[str, Any]:
        """Return the OpenAPI document."""
        known = self.openapi_schema
        document = super().openapi()
        if document is not known:
            _make_whole(document)
            document.setdefault("components", {})["securitySchemes"] = _SCHEMES
        return document


def operation_id(route: APIRoute) -> str:
    """Return the name by which generated clients call a route: that of its function, wherever the API lives."""
    return route.name


def security_of(access: Access) -> dict[str, Any]:
    """Return what the document says of who may call a route: with a token, or also without one."""
    return {"security": [*([{}] if access.is_public else []), {_BEARER: []}]}


def _make_whole(part: Any) -> None:
    if isinstance(part, list):
        for item in part:
            _make_whole(item)
    elif isinstance(part, dict):
        if part.get("type") == "integer":
            # A float has no 2**63 - 1.
            part.update({key: min(max(int(part[key]), _LEAST), _MOST) for key in _BOUNDS if key in part})
        for value in part.values():
            _make_whole(value)
