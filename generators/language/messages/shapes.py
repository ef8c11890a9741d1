"""What to write where a part of a spec has another shape than it needs: by its place and by what stands there."""

from __future__ import annotations

import re
from typing import Any, Final

from generators.field_types.registry import SYNONYMS, TYPES
from generators.language.model import PASCAL
from generators.language.yaml.document import Loc
from generators.support.names import Name, words

_NO_DASHES: Final = "write `key: value` lines without dashes"
_CALL: Final = re.compile(r"(GET|HEAD|POST|PUT|PATCH|DELETE) /\S*")
_REFERENCES: Final = frozenset({"fk", "foreign_key", "foreignkey", "object", "ref", "reference", "relation"})
# A type as other languages write it: its word, what is in parentheses, whether it may be empty.
_TYPE: Final = re.compile(r"(?P<word>[A-Za-z_]+)(?P<lengths>\([\d, ]+\))?(?P<end>\?|!|)")
_LIST: Final = re.compile(r"(?:list|array|set)?[\[<(](?P<item>\w+)[\]>)]|(?P<before>\w+)\[\]", re.IGNORECASE)


def shape_hint(loc: Loc, value: Any) -> str:
    """What to write instead of a value of the wrong shape; "" where nothing better than the message can be said."""
    if isinstance(value, str):
        return _of_text(loc, value)
    match loc:
        case ("entities",) if isinstance(value, list):
            return "write each by its name: `Task: {fields: ...}`"
        case ("requirements",) if isinstance(value, list):
            return "write each by a number of its own: `R1: Pay orders`"
        case ("settings", "page_size") if not isinstance(value, list):
            return f"write `page_size: {{default: {value}, max: {value}}}`"
        case ("entities", _, "belongs_to" | "contains" | "many_to_many" as section) if isinstance(value, list):
            return _relations(section, [item for item in value if isinstance(item, str)])
        case ("entities", _, "unique" | "index" as section) if isinstance(value, list):
            first = value[0] if value and isinstance(value[0], list) else value
            return f"a key has a name: `{section}: {{{_key(first)}}}`; a key of one field is `{section}: true` there"
        case ("entities", _, "unique" | "index", _) if isinstance(value, list):
            return f"write `{_key(value)}`"
        case ("entities", _, "endpoints") if isinstance(value, list):
            return "write {" + ", ".join(f"{item}: {{}}" for item in value if isinstance(item, str)) + "}"
        case ("entities", _, "endpoints", verb) if isinstance(value, bool):
            return f"write `{verb}: {{}}`" if value else "delete it: what is absent is not generated"
        case ("entities", _, "computed", name) if isinstance(value, dict):
            said = [value[key] for key in ("value", "expression", "expr", "formula") if isinstance(value.get(key), str)]
            return f"write the expression alone: `{name}: {said[0].replace('self.', '') if said else 'price * 2'}`"
        case (*_, "values") if isinstance(value, dict):
            return f"write [{', '.join(map(str, value))}]"
        case ("scenarios", _, "given") if isinstance(value, list):
            return "give each row a name: `task: {Task: {title: Rest}}`"
        case ("scenarios", _, "steps") if isinstance(value, dict):
            return "write each step in a line that begins with a dash: `- {call: GET /tasks}`"
        case ("scenarios", _, "steps", _, "expect"):
            return "write what the answer holds: `expect: {total: 1}`"
    return _NO_DASHES if isinstance(value, list) else ""


def _of_text(loc: Loc, value: str) -> str:
    """The same of a text."""
    match loc:
        case ("entities", _, "fields", name):
            return f"write `{name}: {{{typed(value) or 'type: string'}}}`"
        case ("entities", _, "fields", _, "items"):
            return f"write `items: {{{typed(value) or 'type: string'}}}`"
        case ("entities", _, "operations", _, "input", name):
            row = re.match(PASCAL, value) is not None and typed(value) == ""
            return f"write `{name}: {{{f'entity: {value}' if row else typed(value) or 'type: string'}}}`"
        case ("entities", _, "operations", name) if _CALL.match(value) and "{" not in value.replace("{id}", ""):
            return f"write `{name}: {{http: {value[:60]}, do: return self}}`"
        case ("entities", _, "belongs_to" | "contains" | "many_to_many" as section) if re.match(PASCAL, value):
            return _relations(section, [value])
        case ("entities", _, "endpoints"):
            return (
                "write {" + ", ".join(f"{verb}: {{}}" for verb in ("create", "list", "get", "update", "delete")) + "}"
            )
        case ("scenarios", _, "steps", _) if _CALL.match(value):
            return f"write `{{call: {value[:60]}}}`"
        case ("scenarios", _, "steps", _, "expect"):
            return "write what the answer holds: `expect: {total: 1}`"
        case ("scenarios", _, "given", name) if re.match(PASCAL, value):
            return f"write `{name}: {{{value}: {{}}}}`"
        case ("settings", "rate_limit"):
            return "write `rate_limit: {read: 300/minute, write: 60/minute}`"
    return ""


def typed(text: str) -> str:
    """What a type of another language is here, without its braces: ``type: string, max_length: 30``; "" for none."""
    if (several := _LIST.fullmatch(text)) is not None:
        item = typed(several["item"] or several["before"])
        return f"type: list, items: {{{item}}}" if item and "," not in item else ""
    found = _TYPE.fullmatch(text)
    name = SYNONYMS.get(found["word"].lower(), found["word"].lower()) if found is not None else ""
    if found is None or name not in TYPES:
        return ""
    numbers = re.findall(r"\d+", found["lengths"] or "")
    lengths = {"string": ("max_length",), "text": ("max_length",), "decimal": ("precision", "scale")}.get(name, ())
    said = [f"{key}: {number}" for key, number in zip(lengths, numbers, strict=False)]
    missing = [f"{key}: {each}" for key, each in TYPES[name].required.items() if key not in lengths[: len(numbers)]]
    return ", ".join([f"type: {name}", *said, *missing, *(["optional: true"] if found["end"] == "?" else [])])


def is_reference(text: str) -> bool:
    """Whether a type says that the field leads to a row."""
    return text.lower() in _REFERENCES


def _relations(section: str, entities: list[str]) -> str:
    """``belongs_to: {customer: Customer}``."""
    names = ((Name.of(each).snake if section == "belongs_to" else Name.of(each).plural, each) for each in entities)
    inside = ", ".join(f"{name}: {entity}" for name, entity in names)
    return f"write `{section}: {{{inside}}}`" if inside else _NO_DASHES


def _key(fields: list[Any]) -> str:
    """``number_and_state: {fields: [number, state]}``."""
    names = [each for each in fields if isinstance(each, str)] or ["name"]
    return f"{'_and_'.join('_'.join(words(name)) for name in names)}: {{fields: [{', '.join(names)}]}}"
