"""Grafana's schema of a dashboard, as its own SDK has it.

The SDK reads whatever it is given: it drops keys that it does not know and keeps values of any type. So a document that
keeps to the schema is one that comes back whole, and of which every value is of the type that the SDK declares.
"""

from __future__ import annotations

import enum
import json
import types
import typing
import warnings
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

_SDK: Final = "grafana_foundation_sdk."


def schema_problems(document: dict[str, Any]) -> Iterator[str]:
    """What of a dashboard, as JSON, does not keep to the schema."""
    dashboard, encoder, units = _sdk()
    try:
        read = dashboard.Dashboard.from_json(document)
        again = json.loads(json.dumps(read, cls=encoder))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        yield f"it cannot be read: {type(error).__name__}: {error}"
        return
    yield from _lost(document, again, "dashboard")
    yield from _mistyped(read, "dashboard")
    for panel in document.get("panels") or ():
        yield from _unknown(panel, units)


@cache
def _sdk() -> tuple[Any, Any, frozenset[str]]:
    """Its dashboards, its encoder and the units that it knows; loaded when a dashboard is to be read."""
    with warnings.catch_warnings():
        # Of version 1 of the schema, which is the one that files are provisioned in.
        warnings.simplefilter("ignore", DeprecationWarning)
        from grafana_foundation_sdk.cog import plugins
        from grafana_foundation_sdk.cog.encoder import JSONEncoder
        from grafana_foundation_sdk.models import dashboard, units
    plugins.register_default_plugins()
    known = (value for name, value in vars(units).items() if not name.startswith("_"))
    return dashboard, JSONEncoder, frozenset(value for value in known if isinstance(value, str))


def _lost(given: Any, again: Any, place: str) -> Iterator[str]:
    """What did not come back as it was."""
    if isinstance(given, dict) and isinstance(again, dict):
        for key, value in given.items():
            if key in again:
                yield from _lost(value, again[key], f"{place}.{key}")
            else:
                yield f"{place}.{key}: no such key"
    elif isinstance(given, list) and isinstance(again, list) and len(given) == len(again):
        for number, (value, other) in enumerate(zip(given, again, strict=True)):
            yield from _lost(value, other, f"{place}[{number}]")
    elif given != again:
        yield f"{place}: {given!r} is read as {again!r}"


def _mistyped(value: Any, place: str) -> Iterator[str]:
    """The values below an object, or in a list, that are not of their declared types."""
    if isinstance(value, list):
        for number, each in enumerate(value):
            yield from _mistyped(each, f"{place}[{number}]")
    elif type(value).__module__.startswith(_SDK) and not isinstance(value, enum.Enum):
        for name, hint in typing.get_type_hints(type(value)).items():
            each = getattr(value, name)
            if _fits(each, hint):
                yield from _mistyped(each, f"{place}.{name}")
            else:
                yield f"{place}.{name}: {each!r} is no {_named(hint)}"


def _named(hint: Any) -> str:
    return hint.__name__ if isinstance(hint, type) else str(hint).replace("typing.", "")


def _fits(value: Any, hint: Any) -> bool:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint in (Any, object):
        return True
    if origin in (typing.Union, types.UnionType):
        return any(_fits(value, each) for each in arguments)
    if origin is typing.Literal:
        return value in arguments
    if origin in (list, dict):
        inside = value.values() if isinstance(value, dict) else value
        return isinstance(value, origin) and all(_fits(each, arguments[-1]) for each in inside)
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return value in [each.value for each in hint]
    if isinstance(value, bool):
        return hint is bool
    return isinstance(value, (int, float) if hint is float else hint)


def _unknown(panel: dict[str, Any], units: frozenset[str]) -> Iterator[str]:
    """The schema leaves these open; what Grafana does not know of them it shows wrong, or not at all."""
    from grafana_foundation_sdk.cog import runtime

    if panel["type"] != "row" and runtime.panelcfg_config(panel["type"]) is None:
        yield f"panel {panel.get('title')!r}: no panel is called {panel['type']!r}"
    unit = panel.get("fieldConfig", {}).get("defaults", {}).get("unit", "short")
    if unit not in units:
        yield f"panel {panel.get('title')!r}: no unit is called {unit!r}"
