"""Defaults and examples: what the field itself would refuse."""

from __future__ import annotations

from generators.language.model import FieldSpec
from generators.language.yaml.document import Document, Loc


def check_literals(document: Document, loc: Loc, field: FieldSpec) -> None:
    """Report a default or an example that the field would refuse."""
    for key in ("default", "example"):
        if key not in field.model_fields_set:
            continue
        value = getattr(field, key)
        if value is None:
            if not field.optional:
                message = f"`{key}: null` needs a field that may be empty"
                document.report((*loc, key), f"{key}-invalid", message, "add `optional: true`, or delete the line")
            continue
        for problem in field.type.problems(field, value):
            document.report(
                (*loc, key), f"{key}-invalid", f"the field would refuse its own {key}: {problem}", _hint(key)
            )
            break


def _hint(key: str) -> str:
    return f"change the {key} or the constraint"
