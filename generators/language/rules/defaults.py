"""Defaults and examples: what the field itself would refuse."""

from __future__ import annotations

import re
from typing import Final

from generators.language.model import FieldSpec
from generators.language.yaml.document import Document, Loc
from generators.support.suggest import did_you_mean

_CALL: Final = re.compile(r"now|today|utcnow|uuid4?|[\w.]+\(.*\)")
_CHANGE: Final = "change the {} or the constraint"
_WRITTEN_OUT: Final = "a default is written out: add `optional: true`, and set it in an operation: `self.added = now()`"


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
            hint = did_you_mean(str(value), field.values or ()) or _CHANGE.format(key)
            if key == "default" and _CALL.fullmatch(str(value)):
                hint = _WRITTEN_OUT
            document.report((*loc, key), f"{key}-invalid", f"the field would refuse its own {key}: {problem}", hint)
            break
