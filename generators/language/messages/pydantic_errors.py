"""Pydantic's findings in the words of the spec language: code, message, hint and place."""

from __future__ import annotations

import re
import types
from collections.abc import Collection
from typing import Annotated, Any, Final, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.alias_generators import to_camel
from pydantic_core import ErrorDetails

from generators.field_types.registry import ITEM_TYPES, TYPES
from generators.field_types.registry import SYNONYMS as SYNONYMS_OF_TYPES
from generators.language import model
from generators.language.messages.shapes import is_reference, shape_hint, typed
from generators.language.messages.synonyms import CHOICE_HINTS, OBJECTS, SYNONYMS, TYPE_HINTS
from generators.language.yaml.document import At, Loc
from generators.support.names import words
from generators.support.quoting import show
from generators.support.suggest import did_you_mean

_EXPECTED: Final = {
    "string_type": "text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
}
_FORMS: Final = {
    model.SNAKE: "a name of lower-case ASCII letters, digits and single underscores, such as order_item",
    model.PASCAL: "a name of ASCII letters and digits that starts with a capital, such as OrderItem",
    r"^[A-Za-z][A-Za-z0-9_.-]*$": "an id of ASCII letters, digits and . _ - that starts with a letter, such as R1",
    r"^[1-9][0-9]{0,6}/(second|minute|hour|day)$": "a rate such as 300/minute (second, minute, hour or day)",
    r"^[0-9]+\.[0-9]+\.[0-9]+$": "a version of three numbers, such as 1.0.0",
    r"^(/[a-z0-9][a-z0-9_-]*)+$": "a path such as /api/v1, without a slash at the end",
    model.AUDIENCE: "text without spaces, such as shop-api",
    model.CLAIM: "a claim, or a path of them such as realm_access.roles",
    model.JSON_NAME: "a name of ASCII letters, digits and underscores, such as createdAt",
    model.HTTP: "a method, a path and a status such as POST /carts/{id}/items -> 201",
    model.CALL: "a method and a path such as GET /carts/$cart.id",
}
_PORTABLE: Final = r"portable are [...], \d, \w, \s, `.`, `|`, ( ), `^`, `$` and the greedy repetitions * + ? {m,n}"


# What is meant where people write another thing than the name of a field.
_NAME_HINTS: Final = {
    "filter": "write the name of a field or of a `belongs_to`: a list is filtered by equality, or by `?due__null=true`",
    "sort": "write the name of a field; the client asks for the order, `?sort=-title`",
    "search": "write the name of a field that holds text",
    "within": "write what the row of this operation `contains`; `require` in `do` what any other row must be in",
}


# What is meant by characters that no call has.
_CALL_HINTS: Final = {
    "{": "a value of a row that is given or saved is `$name.field`: `GET /carts/$cart.id`",
    "#": "in a query a `#` is `%23`",
}


class Finding(NamedTuple):
    """One error in our words, at a path."""

    loc: Loc
    code: str
    message: str
    hint: str = ""
    at: At = "value"


def plain(loc: Loc) -> Loc:
    """A path of pydantic's without the names of alternatives: ``input`` holds values, rows and lists of both."""
    tagged = len(loc) > 6 and loc[0] == "entities" and loc[2] == "operations" and loc[4] == "input"
    if not tagged or loc[6] not in ("value", "row", "list"):
        return tuple(loc)
    place, rest = loc[:6], loc[7:]
    inside = loc[6] == "list" and rest[:1] == ("each",) and rest[2:3] in (("value",), ("row",))
    return place + (rest[:2] + rest[3:] if inside else rest)


def explain(error: ErrorDetails) -> Finding:
    """The finding for one of pydantic's errors."""
    finding = _explain(error)
    return finding._replace(loc=plain(finding.loc))


def _explain(error: ErrorDetails) -> Finding:
    loc, kind, context = tuple(error["loc"]), error["type"], error.get("ctx", {})
    if kind == "extra_forbidden":
        return _unknown_key(loc, error["input"])
    if kind == "missing":
        return _missing(loc)
    at: At = "value"
    if loc[-1] == "[key]":
        loc, at = loc[:-1], "key"
    subject = _subject(plain(loc), at)
    value = loc[-1] if at == "key" else error["input"]
    if kind in _EXPECTED:
        return _wrong_type(loc, subject, kind, value)
    if kind == "string_pattern_mismatch":
        form = _FORMS[context["pattern"]]
        hint = _form_hint(str(value), loc) or _spelling(str(value), context["pattern"], loc)
        return Finding(loc, "bad-format", f"{subject} must be {form}, not {show(value)}", hint, at)
    if kind == "value_error":
        return Finding(
            loc,
            "pattern-not-portable",
            f"`pattern`: {context['error']}",
            _PORTABLE,
        )
    if kind == "literal_error":
        return _bad_choice(loc, subject, str(value).lower() if isinstance(value, bool) else str(value))
    return Finding(loc, "out-of-range", _limit(subject, kind, context, value), "", at)


def _unknown_key(loc: Loc, value: Any) -> Finding:
    owner, key = _model_at(loc[:-1]), str(loc[-1])
    hint = SYNONYMS.get(owner.__name__, {}).get(key) or did_you_mean(key, _keys(owner))
    hint = OBJECTS if owner is model.ItemSpec and isinstance(value, dict) else hint
    return Finding(loc, "unknown-key", f"`{key[:60]}` is not a key of {_section(loc[:-1])}", hint, "key")


def _missing(loc: Loc) -> Finding:
    examples = {
        "app": "{name: my_app, title: My app}",
        "entities": "{Task: {fields: {title: {type: string}}}}",
        "type": "string",
    }
    hint = f"add `{loc[-1]}: {examples.get(str(loc[-1]), '...')}`"
    return Finding(
        loc[:-1], "missing-key", f"{_section(loc[:-1])} needs `{loc[-1]}`", hint, "key" if loc[:-1] else "value"
    )


def _wrong_type(loc: Loc, subject: str, kind: str, value: Any) -> Finding:
    hint, number = _NAME_HINTS.get(_key_of(loc), ""), isinstance(value, int | float) and not isinstance(value, bool)
    if hint:
        pass
    elif kind == "string_type" and (number or isinstance(value, bool)):
        hint = "put it in quotes"
    elif kind in ("int_type", "bool_type") and isinstance(value, str):
        hint = "write it without quotes" if value in ("true", "false") or value.isdecimal() else ""
    elif kind == "tuple_type" and isinstance(value, str):
        hint = f"write [{value}]" if len(value) <= 40 else ""
    else:
        hint = shape_hint(plain(loc), value)
    return Finding(loc, "wrong-type", f"{subject} must be {_EXPECTED[kind]}, not {_kind(value)}", hint)


def _kind(value: Any) -> str:
    if isinstance(value, str):
        return f"the text {show(value)}"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"the number {value}"
    return "a list" if isinstance(value, list) else "a mapping" if isinstance(value, dict) else "nothing"


def _bad_choice(loc: Loc, subject: str, value: str) -> Finding:
    owner, key = _model_at(loc[:-1]), str(loc[-1])
    if key == "type":
        known, what = (ITEM_TYPES, "an item type") if owner is model.ItemSpec else (TYPES, "a field type")
        other = SYNONYMS_OF_TYPES.get(value.lower())
        hint = f"did you mean `{other}`?" if other in known else _type_hint(value, known)
        return Finding(loc, "unknown-type", f"{show(value)} is not {what}", TYPE_HINTS.get(value.lower(), hint))
    choices = [choice for part in _choices(_keys(owner)[key]) for choice in part]
    hint = CHOICE_HINTS.get(key, {}).get("_".join(words(value))) or did_you_mean(value, choices)
    return Finding(loc, "bad-choice", f"{subject} cannot be {show(value)}", hint)


def _type_hint(value: str, known: Collection[str]) -> str:
    code = typed(value)
    if code.split(",")[0].removeprefix("type: ") in known:
        return f"write `{{{code}}}`"
    if is_reference(value) or re.match(model.PASCAL, value):
        return "write what leads to another entity below `belongs_to`: `owner: User`"
    return did_you_mean(value, known, len(known))


def _choices(annotation: Any) -> list[tuple[str, ...]]:
    if get_origin(annotation) in (Union, types.UnionType):
        return [part for argument in get_args(annotation) for part in _choices(argument)]
    return [tuple(get_args(annotation))] if get_args(annotation) else []


def _limit(subject: str, kind: str, context: dict[str, Any], value: Any) -> str:
    match kind:
        case "string_too_long":
            return f"{subject} has {len(value)} characters; at most {context['max_length']} are allowed"
        case "string_too_short":
            return f"{subject} must not be empty"
        case "too_long":
            return f"{subject} has {context['actual_length']} items; at most {context['max_length']} are allowed"
        case "too_short":
            return f"{subject} must have at least one item"
        case "greater_than_equal":
            return f"{subject} must be at least {context['ge']}, not {value}"
        case "less_than_equal":
            return f"{subject} must be at most {context['le']}, not {value}"
    raise AssertionError(f"no wording for pydantic's error {kind}")


def _form_hint(value: str, loc: Loc) -> str:
    if hint := _NAME_HINTS.get(_key_of(loc)):
        return hint
    if _key_of(loc) == "call" and (hint := next((hint for char, hint in _CALL_HINTS.items() if char in value), "")):
        return hint
    strange = next((char for char in value if not char.isascii()), None)
    return f"U+{ord(strange):04X} is not an ASCII character, even if it looks like one" if strange else ""


def _spelling(value: str, form: str, loc: Loc) -> str:
    """How a name is written here; "" for what is none."""
    parts = words(value)
    meant = {model.SNAKE: "_".join(parts), model.PASCAL: "".join(map(str.capitalize, parts))}.get(form, "")
    if not re.fullmatch(r"[\w -]+", value) or not re.match(form, meant):
        return ""
    camel = loc[-2] in ("fields", "belongs_to", "computed") and value == to_camel(meant)
    return f"write `{meant}`" + (f"; clients see it as `{value}` with `json_names: camel`" if camel else "")


def _key_of(loc: Loc) -> str:
    """The key of a value, or of the list that it is in."""
    return str(loc[-2] if isinstance(loc[-1], int) else loc[-1])


def _subject(loc: Loc, at: At) -> str:
    """What an error is about: `max_length`, an item of `values`, the field name, ..."""
    if at == "key":
        owner = {1: {"requirements": "a requirement id", "entities": "an entity name"}}.get(len(loc) - 1, {})
        return owner.get(str(loc[0]), "a field name" if loc[-2] == "fields" else "a name")
    if isinstance(loc[-1], int):
        return f"an item of `{loc[-2]}`"
    return f"`{loc[-1]}`"


def _section(loc: Loc) -> str:
    names = {
        "AppSpec": "a spec", "App": "`app`", "Settings": "`settings`", "PageSize": "`page_size`",
        "RateLimit": "`rate_limit`", "AuthSpec": "`auth`", "OidcSpec": "`oidc`", "AccessSpec": "`access`",
        "EntitySpec": "an entity", "FieldSpec": "a field", "ItemSpec": "`items`", "IndexSpec": "an index",
        "UniqueSpec": "a unique key", "ErrorSpec": "`error`", "BelongsTo": "a relation",
        "OperationSpec": "an operation", "RowInputSpec": "a row of `input`",
        "ListInputSpec": "a list of `input`", "ScenarioSpec": "a scenario",
        "StepSpec": "a step", "Renamed": "`renamed_from`", "DroppedFields": "`dropped`", "DroppedEntities": "`dropped`",
        "Endpoints": "`endpoints`", "ListEndpoint": "a list endpoint", "Endpoint": "this endpoint",
    }  # fmt: skip
    return names[_model_at(loc).__name__]


def _model_at(loc: Loc) -> type[BaseModel]:
    """The model that stands at a path of the spec."""
    annotation: Any = model.AppSpec
    for step in loc:
        annotation = _plain_type(annotation)
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            annotation = _keys(annotation)[str(step)]
        elif get_origin(annotation) in (Union, types.UnionType):
            annotation = {"row": model.RowInputSpec, "list": model.ListInputSpec}.get(str(step), model.FieldSpec)
        else:
            annotation = get_args(annotation)[0 if get_origin(annotation) is tuple else -1]
    annotation = _plain_type(annotation)
    assert isinstance(annotation, type)
    assert issubclass(annotation, BaseModel)
    return annotation


def _keys(owner: type[BaseModel]) -> dict[str, Any]:
    """The type of each key of a model, as a spec calls them."""
    return {field.alias or name: field.annotation for name, field in owner.model_fields.items()}


def _plain_type(annotation: Any) -> Any:
    """A type without ``Annotated`` and without the None of what may be absent."""
    if get_origin(annotation) is Annotated:
        return _plain_type(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        kept = [part for part in get_args(annotation) if part is not type(None)]
        return _plain_type(kept[0]) if len(kept) == 1 else annotation
    return annotation
