"""How bad each kind of change is for clients: the rules of oasdiff, by the ids and with the levels that it gives them.

ERR breaks clients, WARN may break some, INFO breaks none. What our documents never have is left out: answers of which
values are bounded, headers, security, what is deprecated.
"""

from __future__ import annotations

from typing import Final, Literal, get_args

from generators.support.frozen import Frozen

Level = Literal["ERR", "WARN", "INFO"]
WORST_FIRST: Final[tuple[Level, ...]] = get_args(Level)
# What bounds a value that a client sends. lower: of those, the ones that keep values from being smaller.
_UPPER: Final = ("max", "exclusive-max", "max-length", "max-items")
_LOWER: Final = ("min", "exclusive-min", "min-length", "min-items")

_CALLS: Final[dict[str, Level]] = {
    "endpoint-added": "INFO",
    "api-path-removed-without-deprecation": "ERR",
    "api-removed-without-deprecation": "ERR",
    "api-operation-id-removed": "INFO",
    "request-body-added-required": "ERR",
    "request-body-added-optional": "INFO",
    "request-body-removed": "ERR",
    "request-body-became-required": "ERR",
    "request-body-became-optional": "INFO",
    "request-body-media-type-added": "INFO",
    "request-body-media-type-removed": "ERR",
    "request-parameter-removed": "WARN",
    "new-required-request-parameter": "ERR",
    "new-optional-request-parameter": "INFO",
    "request-parameter-became-required": "ERR",
    "request-parameter-became-optional": "INFO",
    "response-success-status-removed": "ERR",
    "response-success-status-added": "INFO",
    "response-non-success-status-removed": "INFO",
    "response-non-success-status-added": "INFO",
    "response-media-type-removed": "ERR",
    "response-media-type-added": "INFO",
}
_REQUESTS: Final[dict[str, Level]] = {
    "new-required-request-property": "ERR",
    "new-required-request-property-with-default": "ERR",
    "new-optional-request-property": "INFO",
    "request-property-removed": "WARN",
    "request-property-became-required": "ERR",
    "request-property-became-required-with-default": "ERR",
    "request-property-became-optional": "INFO",
    "request-property-default-value-added": "INFO",
    "request-property-default-value-changed": "INFO",
    "request-property-default-value-removed": "INFO",
    "request-property-any-of-added": "INFO",
    "request-property-any-of-removed": "ERR",
    "request-parameter-default-value-added": "ERR",
    "request-parameter-default-value-changed": "ERR",
    "request-parameter-default-value-removed": "ERR",
    "request-parameter-list-of-types-widened": "INFO",
    "request-parameter-list-of-types-narrowed": "ERR",
}
_RESPONSES: Final[dict[str, Level]] = {
    "response-required-property-added": "INFO",
    "response-required-property-removed": "ERR",
    "response-optional-property-added": "INFO",
    "response-optional-property-removed": "WARN",
    "response-property-became-required": "INFO",
    "response-property-became-optional": "ERR",
    "response-property-enum-value-added": "WARN",
    "response-property-enum-value-removed": "INFO",
    "response-property-any-of-added": "INFO",
    "response-property-any-of-removed": "INFO",
    "response-property-type-changed": "ERR",
    "response-property-type-generalized": "ERR",
    "response-property-type-specialized": "INFO",
    "response-property-became-nullable": "ERR",
    "response-property-became-not-nullable": "INFO",
    "response-body-became-nullable": "ERR",
    "response-body-became-not-nullable": "INFO",
}


def _of_values(kind: str) -> dict[str, Level]:
    """What may happen to a value that a client sends, in a body or as a parameter.

    oasdiff has no rule about ``maxItems`` in a body, none about ``multipleOf``, and none about enums that become any
    value: they are as bad as their like.
    """
    levels: dict[str, Level] = {
        "became-nullable": "INFO",
        "became-not-nullable": "ERR",
        "became-enum": "ERR",
        "enum-value-added": "INFO",
        "enum-value-removed": "ERR",
        "pattern-added": "ERR",
        "pattern-changed": "WARN",
        "pattern-removed": "INFO",
        "multiple-of-added": "WARN",
        "multiple-of-changed": "WARN",
        "multiple-of-removed": "INFO",
        "type-changed": "ERR",
        "type-generalized": "INFO",
    }
    for each in _UPPER:
        levels |= {f"{each}-set": "WARN", f"{each}-decreased": "ERR", f"{each}-increased": "INFO"}
    for each in _LOWER:
        levels |= {f"{each}-set": "WARN", f"{each}-increased": "ERR", f"{each}-decreased": "INFO"}
    # A length of nothing is what a text without the rule may have: there is nothing to be set.
    del levels["min-length-set"]
    return {f"{kind}-{name}": level for name, level in levels.items()}


LEVELS: Final[dict[str, Level]] = {
    **_CALLS,
    **_REQUESTS,
    **_of_values("request-property"),
    **_of_values("request-parameter"),
    **_RESPONSES,
}


class Finding(Frozen, tag=False):
    """A change of one call. rule: the id of it. text: what changed, in Markdown."""

    rule: str
    level: Level
    text: str


def found(rule: str, text: str, level: Level | None = None) -> Finding:
    """A finding, as bad as its rule says unless it is known better."""
    return Finding(rule, level or LEVELS[rule], text)
