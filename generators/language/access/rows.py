"""What rules say of rows: conditions in the language of operations, over ``self`` and ``user``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from generators.language.access.rule import RuleError
from generators.language.access.said import conditions_of, rules_of
from generators.language.model import AppSpec
from generators.language.yaml.document import Document, Loc
from generators.operations.check.checker import read_condition
from generators.operations.check.reporting import BROKEN
from generators.operations.domain import Domain
from generators.operations.emit.row_conditions import NoConditionError, row_condition
from generators.operations.ir.expressions import Expr

# What may be missing where it is compared.
_MISSING: Final = re.compile(r"`([^`]+)` may be (missing|None) here")


def check_conditions(document: Document, spec: AppSpec, domain: Domain) -> Mapping[tuple[str, str], Expr]:
    """Report conditions that cannot be understood. Returns the others, by entity and text."""
    found: dict[tuple[str, str], Expr] = {}
    for key, entity in spec.entities.items():
        for text in conditions_of(spec, entity):
            made, problems = read_condition(domain, key, text)
            for problem in problems:
                _report(document, spec, key, text, problem.message, problem.hint, problem.column - 1)
            if made is BROKEN:
                continue
            try:
                row_condition(domain, made)
            except NoConditionError as error:
                _report(document, spec, key, text, str(error), error.hint, 0)
            else:
                found[key, text] = made
    return found


def _report(document: Document, spec: AppSpec, key: str, condition: str, message: str, hint: str, column: int) -> None:
    """Report at the place of a condition: in the entity, or in the rule with a name that it is of."""
    places = [*_places(document, spec, key), *((("rules", name), text) for name, text in spec.rules.items())]
    asking = (place for place in places if condition in place[1] and condition in _asked(spec, place[1]))
    loc, text = next(asking, places[0])
    said = f"for {key}: {message}" if loc[0] == "rules" else message
    if found := _MISSING.match(message):
        hint = f"write `{found[1]} is not None and ...` before it"
    node = document.find(loc)
    offset = 1 if node is not None and node.style in ("'", '"') else 0
    document.report(loc, "code-invalid", said, hint, offset=offset + text.find(condition) + column)


def _places(document: Document, spec: AppSpec, key: str) -> Iterator[tuple[Loc, str]]:
    """Every rule that is written in an entity."""
    access = document.value("entities", key, "access")
    if isinstance(access, dict):
        yield from ((("entities", key, "access", each), str(text)) for each, text in access.items())
    elif access is not None:
        yield ("entities", key, "access"), str(access)
    for name, operation in spec.entities[key].operations.items():
        if operation.allow is not None:
            yield ("entities", key, "operations", name, "allow"), operation.allow


def _asked(spec: AppSpec, text: str) -> tuple[str, ...]:
    try:
        return rules_of(spec).parse(text).conditions
    except RuleError:
        return ()  # was said already
