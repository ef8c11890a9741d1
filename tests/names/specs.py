"""Specs full of names: one function for each position, many names to an app."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from generators.python_source.attributes import code_name

Spec = dict[str, Any]
_TYPES: Final = (
    {"type": "string"},
    {"type": "boolean", "default": False},
    {"type": "date", "optional": True},
    {"type": "decimal", "precision": 8, "scale": 2, "default": "1.00"},
    {"type": "enum", "values": ["A", "B"]},
    {"type": "time", "optional": True},
    {"type": "datetime", "optional": True},
    {"type": "json", "optional": True},
    {"type": "uuid", "optional": True},
    {"type": "integer", "default": 0},
)
_ALL: Final[Spec] = {"create": {}, "list": {}, "get": {}, "update": {}, "delete": {}}
_OWN: Final = {"title_of_all": {"type": "string"}}
_PACK: Final = 30


def _packs(names: list[str], size: int = _PACK) -> Iterator[tuple[str, list[str]]]:
    for number, start in enumerate(range(0, len(names), size)):
        yield f"Hold{chr(97 + number // 26)}{chr(97 + number % 26)}", names[start : start + size]


def fields(names: list[str]) -> Spec:
    """Fields of every type; conditions of lists and inputs that filter are among their uses."""
    return {
        key: {
            "fields": {name: _TYPES[index % len(_TYPES)] for index, name in enumerate(pack)}
            | {pack[0]: {"type": "string", "index": True}},
            "endpoints": _ALL | {"list": {"filter": pack[:1], "sort": pack[:1], "search": pack[:1]}},
        }
        for key, pack in _packs(names)
    }


def relations(names: list[str]) -> Spec:
    """References, each with what the other side calls the rows."""
    held = {
        key: {"fields": _OWN, "belongs_to": {name: {"entity": "Other"} for name in pack}, "endpoints": _ALL}
        for key, pack in _packs(names, 12)
    }
    return held | {"Other": {"fields": {"title": {"type": "string"}}, "endpoints": _ALL}}


def collections(names: list[str]) -> Spec:
    """Rows inside rows."""
    spec: Spec = {}
    for index, name in enumerate(names):
        inner = f"Inner{chr(97 + index // 26)}{chr(97 + index % 26)}"
        spec[f"Outer{inner[5:]}"] = {
            "fields": _OWN,
            "contains": {name: inner},
            "endpoints": {"create": {}, "list": {}, "get": {}},
        }
        spec[inner] = {"fields": {"title": {"type": "string"}}}
    return spec


def computed(names: list[str]) -> Spec:
    """Computed fields beside fields of their types."""
    own = {"amount": _TYPES[3], "day_of_all": {"type": "date"}, "note_of_all": {"type": "string"}}
    kinds = ("amount * 2", "day_of_all", "note_of_all")
    return {
        key: {"fields": own, "computed": {name: kinds[i % 3] for i, name in enumerate(pack)}, "endpoints": _ALL}
        for key, pack in _packs(names)
    }


def keys(names: list[str]) -> Spec:
    """Unique keys: of all rows, of some, without regard to case, over a reference that a row may lack."""
    own = {"first_of_all": {"type": "string"}, "last_of_all": {"type": "string"}, "open_of_all": _TYPES[1]}
    plain = {"fields": ["first_of_all", "last_of_all"]}
    kinds = (plain, plain | {"where": "open_of_all"}, plain | {"ignore_case": True}, {"fields": ["other"]})
    held = {
        key: {
            "fields": own,
            "belongs_to": {"other": {"entity": "Other", "optional": True}},
            "unique": {name: kinds[number % len(kinds)]},
            "endpoints": _ALL,
        }
        for number, (key, (name,)) in enumerate(_packs(names, 1))
    }
    return held | {"Other": {"fields": {"title": {"type": "string"}}, "endpoints": _ALL}}


def operations(names: list[str]) -> Spec:
    """Operations with a body, a row and an answer."""
    return {
        key: {
            "fields": {"title": {"type": "string"}},
            "endpoints": {"get": {}},
            "operations": {
                name: {
                    "http": f"POST /{key.lower()}s/{{id}}/{name.replace('_', '-')}",
                    "input": {"new_title": {"type": "string"}},
                    "do": "self.title = new_title\nreturn self\n",
                }
                for name in pack
            },
        }
        for key, pack in _packs(names)
    }


def inputs(names: list[str]) -> Spec:
    """Inputs of operations: fields of every type."""
    return {
        key: {
            "fields": {"title": {"type": "string"}},
            "endpoints": {"get": {}},
            "operations": {
                "act": {
                    "http": f"POST /{key.lower()}s/{{id}}/act",
                    "input": {name: _TYPES[index % len(_TYPES)] for index, name in enumerate(pack)},
                    "do": 'self.title = "x"\nreturn self\n',
                }
            },
        }
        for key, pack in _packs(names)
    }


def rows(names: list[str]) -> Spec:
    """Inputs of operations: rows."""
    return inputs_of_rows(names) | {"Other": {"fields": {"title": {"type": "string"}}, "endpoints": {"get": {}}}}


def inputs_of_rows(names: list[str]) -> Spec:
    """Operations that take rows."""
    return {
        key: {
            "fields": {"title": {"type": "string"}},
            "endpoints": {"get": {}},
            "operations": {
                "act": {
                    "http": f"POST /{key.lower()}s/{{id}}/act",
                    "input": {name: {"entity": "Other"} for name in pack},
                    "do": "\n".join([f"self.title = {code_name(name)}.title" for name in pack] + ["return self", ""]),
                }
            },
        }
        for key, pack in _packs(names, 4)
    }


def entities(names: list[str]) -> Spec:
    """Entities, each with everything."""
    own = {"title": {"type": "string"}, "price": _TYPES[3], "day": {"type": "date"}}
    return {
        name: {
            "plural": f"{name.lower()}_rows_{index}",
            "fields": own,
            "endpoints": _ALL,
            "operations": {
                "retitle": {
                    "http": f"POST /{name.lower()}-rows-{index}/{{id}}/retitle",
                    "input": {"new_title": {"type": "string"}},
                    "do": "self.title = new_title\nreturn self\n",
                }
            },
        }
        for index, name in enumerate(names)
    }


def nouns(names: list[str]) -> Spec:
    """Entities with their own plurals, whose tables are called like the attributes and modules of others."""
    own = {"title": {"type": "string"}, "state": {"type": "enum", "values": ["A", "B"]}}
    return {
        name: {
            "fields": own,
            "endpoints": _ALL,
            "operations": {
                "create": {
                    "http": f"POST /made-{number} -> 201",
                    "input": {"title": {"type": "string"}, "other": {"entity": name}},
                    "do": f"return create({name}, title=title, state=other.state)\n",
                }
            },
        }
        for number, name in enumerate(names)
    }


def named_rows(_: list[str]) -> Spec:
    """What scenarios are about: an operation that takes a row."""
    return inputs_of_rows(["second_of_all"]) | {
        "Other": {"fields": {"title": {"type": "string"}}, "endpoints": {"get": {}}}
    }


def scenarios(names: list[str]) -> Spec:
    """Scenarios whose rows, given or answered, are called like this."""
    return {
        f"scenario_{number}": {
            "given": {given: {"Other": {}}, "first_of_all": {"Holdaa": {}}},
            "steps": [
                {
                    "call": "POST /holdaas/$first_of_all.id/act",
                    "body": {"second_of_all_id": f"${given}.id"},
                    "status": 200,
                    "save": saved,
                },
                {"call": f"GET /holdaas/${saved}.id", "expect": {"title": f"${given}.title"}},
            ],
        }
        for number, (given, saved) in enumerate(zip(names[::2], names[1::2], strict=False))
    }


POSITIONS: Final[dict[str, Callable[[list[str]], Spec]]] = {
    "field": fields,
    "relation": relations,
    "collection": collections,
    "computed": computed,
    "key": keys,
    "operation": operations,
    "input": inputs,
    "row": rows,
    "entity": entities,
    "noun": nouns,
    "scenario": named_rows,
}
