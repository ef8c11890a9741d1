"""For every feature of the language the smallest spec that has it and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Any, Final

from generators.field_types.base import FieldType
from generators.field_types.registry import ITEM_TYPES, TYPES
from generators.language.http import VERBS
from tests.drawn.fields import BOUNDS, Keys, required, sample

Spec = dict[str, Any]
APP: Final = "drawn"
_ALL: Final[Keys] = {"create": {}, "list": {}, "get": {}, "update": {}, "delete": {}}
_TITLE: Final[Keys] = {"title": {"type": "string"}}
_FLAGS: Final[tuple[Keys, ...]] = (
    {},
    {"optional": True},
    {"read_only": True, "optional": True},
    {"write_only": True},
    {"immutable": True},
    {"unique": True},
    {"index": True},
    {"html": "sanitize"},
    {"local": True},
    {"title": "A title", "description": 'Ends with "'},
    {"json": "otherName"},
)


def singles() -> Iterator[tuple[str, Spec]]:
    """(what it is about, the spec)."""
    yield from _fields()
    yield from _uses()
    yield from _endpoints()
    yield from _relations()
    yield from _operations()
    yield from _computed()
    yield from _callers()
    yield from _rest()


def one(**entities: Keys) -> Spec:
    """A spec of these entities."""
    return {"app": {"name": APP, "title": "Drawn"}, "entities": entities}


def _field(each: FieldType, **more: Any) -> Keys:
    length = {"max_length": 100} if "max_length" in each.keys and each.default_length is None else {}
    return {"type": each.name, **required(each), **length, **more}


def _with(keys: Keys, **more: Any) -> Spec:
    """A field, and the endpoints that it leaves something to do."""
    idle = {"create", "update"} if "read_only" in keys else {"update"} if "immutable" in keys else set[str]()
    endpoints: Keys = {verb: {} for verb in VERBS if verb not in idle}
    return one(Thing={"fields": {"value": keys}, "endpoints": endpoints, **more})


def _fields() -> Iterator[tuple[str, Spec]]:
    """Each option and each constraint of each type."""
    for each in TYPES.values():
        for flag in _FLAGS:
            if not set(flag) & {"unique", "index", "html", "local"} - each.field_keys:
                yield f"{each} {' '.join(flag) or 'plain'}", _with(_field(each, **flag))
        preset = _field(each)
        for key, index in (("default", 0), ("example", 1)):
            yield f"{each} {key}", _with({**preset, key: sample(preset, index)})
        for bounds in BOUNDS.get(each.name, ()):
            yield f"{each} {bounds}", _with({"type": each.name, **required(each), **bounds})
    for item in ITEM_TYPES.values():
        yield f"list of {item}", _with({"type": "list", "items": {"type": item.name, **required(item)}})


def _uses() -> Iterator[tuple[str, Spec]]:
    """Each type in each place outside its entity's columns."""
    for each in TYPES.values():
        keys = _field(each)
        act = {"http": "POST /things/{id}/act", "input": {"given": keys}, "do": "self.value = given\nreturn self\n"}
        yield f"{each} input", one(Thing={"fields": {"value": keys}, "operations": {"act": act}})
        left_out = {**act, "input": {"given": {**keys, "optional": True}}}
        empty = {"value": {**keys, "optional": True}}
        yield f"{each} optional input", one(Thing={"fields": empty, "operations": {"act": left_out}})
        gone_over = "for line in given:\n    self.value = line.value\nreturn self\n"
        several = {**act, "input": {"given": {"each": {"value": keys}}}, "do": gone_over}
        yield f"{each} in a list of objects", one(Thing={"fields": {"value": keys}, "operations": {"act": several}})
        if each.sorts:
            yield f"{each} sort", _with(keys, endpoints={"list": {"sort": ["value"]}})
        if each.searches:
            yield f"{each} search", _with(keys, endpoints={"list": {"search": ["value"]}})
        if each.filters:
            yield f"{each} filter", _with({**keys, "index": True}, endpoints={"list": {"filter": ["value"]}})
        if each.joins_keys or "unique" in each.field_keys:
            for kind in ("unique", "index"):
                key = {kind: {"both": {"fields": ["value", "code"]}}}
                fields = {"value": keys, "code": {"type": "string", "max_length": 20}}
                yield f"{each} {kind} key", one(Thing={"fields": fields, "endpoints": _ALL, **key})
        if each.kind != "opaque":
            yield f"{each} computed", _with(keys, computed={"twin": "value"})


def _endpoints() -> Iterator[tuple[str, Spec]]:
    """Every subset of endpoints, of a plain entity and of one that has relations only."""
    for number in range(len(VERBS) + 1):
        for verbs in combinations(VERBS, number):
            chosen: Keys = {verb: {} for verb in verbs}
            yield f"endpoints {' '.join(verbs)}", one(Thing={"fields": _TITLE, "endpoints": chosen})
            other = {"fields": _TITLE}
            only = {"fields": {}, "belongs_to": {"other": {"entity": "Other"}}, "endpoints": chosen}
            yield f"endpoints of a reference {' '.join(verbs)}", one(Other=other, Thing=only)
            inside = {"fields": _TITLE, "endpoints": chosen}
            yield (
                f"endpoints inside {' '.join(verbs)}",
                one(Box={"fields": _TITLE, "contains": {"things": "Thing"}}, Thing=inside),
            )
            linked = {"fields": _TITLE, "many_to_many": {"others": "Other"}, "endpoints": chosen}
            yield f"endpoints with links {' '.join(verbs)}", one(Other=other, Thing=linked)
            if "delete" in verbs:
                yield (
                    f"soft_delete {' '.join(verbs)}",
                    one(Thing={"fields": _TITLE, "soft_delete": True, "endpoints": chosen}),
                )


def _relations() -> Iterator[tuple[str, Spec]]:
    """Each option of a relation, to another entity and to its own."""
    options: tuple[Keys, ...] = (
        {},
        {"optional": True},
        {"immutable": True},
        {"read_only": True, "optional": True},
        {"on_delete": "restrict"},
        {"on_delete": "cascade"},
        {"on_delete": "set_null", "optional": True},
        {"inverse": "things"},
        {"description": "Whose it is"},
    )
    other = {"fields": _TITLE, "endpoints": _ALL}
    for each in options:
        relation = {"other": {"entity": "Other", **each}}
        yield (
            f"belongs_to {each}",
            one(Other=other, Thing={"fields": _TITLE, "belongs_to": relation, "endpoints": _ALL}),
        )
        itself = {"parent": {"entity": "Thing", "optional": True, **each}}
        yield f"belongs_to itself {each}", one(Thing={"fields": _TITLE, "belongs_to": itself, "endpoints": _ALL})
    to = {"other": {"entity": "Other"}}
    yield (
        "unique reference",
        one(
            Other=other,
            Thing={"fields": {}, "belongs_to": to, "unique": {"one": {"fields": ["other"]}}, "endpoints": _ALL},
        ),
    )
    yield (
        "filter by a reference",
        one(Other=other, Thing={"fields": {}, "belongs_to": to, "endpoints": {"list": {"filter": ["other"]}}}),
    )
    aged = {"filter": ["created_at", "updated_at"]}
    yield (
        "filter by age",
        one(Thing={"fields": _TITLE, "index": {"latest": {"fields": ["updated_at"]}}, "endpoints": {"list": aged}}),
    )
    two = {"first": {"entity": "Other"}, "second": {"entity": "Other"}}
    yield (
        "two references",
        one(
            Other=other,
            Thing={
                "fields": {},
                "belongs_to": two,
                "unique": {"once": {"fields": ["first", "second"]}},
                "endpoints": _ALL,
            },
        ),
    )
    diamond = {"other": {"entity": "Other"}, "side": {"entity": "Side"}}
    yield (
        "diamond",
        one(
            Other=other,
            Side={"fields": _TITLE, "belongs_to": to},
            Thing={"fields": {}, "belongs_to": diamond, "endpoints": _ALL},
        ),
    )
    soft = {"fields": _TITLE, "soft_delete": True, "endpoints": _ALL}
    for each in options:
        if "set_null" not in each.values() or each.get("optional"):
            own = {"soft_delete": True} if "cascade" in each.values() else {}
            thing = {"fields": _TITLE, "belongs_to": {"other": {"entity": "Other", **each}}, "endpoints": _ALL, **own}
            yield f"belongs_to a hidden row {each}", one(Other=soft, Thing=thing)
    yield "many_to_many of hidden rows", one(Other=soft, Thing={**soft, "many_to_many": {"others": "Other"}})
    yield "contains hidden rows", one(Box={**soft, "contains": {"things": "Thing"}}, Thing=soft)
    yield "contains rows in a hidden one", one(Box={**soft, "contains": {"things": "Thing"}}, Thing={"fields": _TITLE})
    inner = {"fields": _TITLE, "endpoints": _ALL}
    yield "contains", one(Box={"fields": _TITLE, "contains": {"things": "Thing"}, "endpoints": _ALL}, Thing=inner)
    nested = {"fields": _TITLE, "contains": {"parts": "Part"}}
    yield (
        "contains twice",
        one(Box={"fields": _TITLE, "contains": {"things": "Thing"}, "endpoints": _ALL}, Thing=nested, Part=inner),
    )
    links = {"others": "Other"}
    yield "many_to_many", one(Other=other, Thing={"fields": _TITLE, "many_to_many": links, "endpoints": _ALL})
    yield (
        "many_to_many inside",
        one(
            Other=other,
            Box={"fields": _TITLE, "contains": {"things": "Thing"}, "endpoints": _ALL},
            Thing={"fields": _TITLE, "many_to_many": links},
        ),
    )


def _operations() -> Iterator[tuple[str, Spec]]:
    """Each method, status, kind of input and kind of statement."""
    fields = {"title": {"type": "string"}, "stock": {"type": "integer"}, "at": {"type": "datetime", "optional": True}}
    bodies = {
        "set": 'self.title = "x"\n',
        "loop": "for part in self.parts:\n    part.number += 1\n",
        "create": "create(self.parts, number=1)\n",
        "delete": "delete(self)\n",
        "require": 'require(self.stock > 0, 409, "none_left")\n',
        "find": 'part = find(self.parts, number=1)\nrequire(part is not None, 400, "no_part")\npart.number += 1\n',
        "time": "self.at = now() + days(1)\n",
        "if": "if self.stock > 3:\n    self.stock -= 1\nelse:\n    self.stock = 0\n",
        "sum": "self.stock = sum(part.number for part in self.parts)\n",
        "decimal": 'require(self.stock * 0.5 > 1.25, 409, "too_few")\nself.title = "x"\n',
    }
    part = {"fields": {"number": {"type": "integer"}}}
    for name, body in bodies.items():
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            for status, end in ((200, "return self\n"), (204, "")):
                if name == "delete" and end:
                    continue
                act = {"http": f"{method} /things/{{id}}/act -> {status}", "do": body + end}
                thing = {"fields": fields, "contains": {"parts": "Part"}, "operations": {"act": act}}
                yield f"operation {name} {method} {status}", one(Thing=thing, Part=part)
    made = {
        "http": "POST /things/new -> 201",
        "input": {"title": {"type": "string"}},
        "do": "return create(Thing, title=title)\n",
    }
    yield "operation creates", one(Thing={"fields": _TITLE, "operations": {"add": made}})
    read = {"http": "GET /things/{id}/look", "do": "return self\n"}
    yield "operation reads", one(Thing={"fields": _TITLE, "operations": {"look": read}})
    for optional in ({}, {"optional": True}):
        test = 'require(other, 400, "none")\n' if optional else ""
        row = {
            "http": "POST /things/{id}/take",
            "input": {"other": {"entity": "Other", **optional}},
            "do": f"{test}self.other = other\nreturn self\n",
        }
        thing = {"fields": {}, "belongs_to": {"other": {"entity": "Other"}}, "operations": {"take": row}}
        yield f"operation takes a row {optional}", one(Other={"fields": _TITLE}, Thing=thing)
    path = {
        "http": "POST /things/{id}/parts/{part_id}",
        "input": {"part": {"entity": "Part", "within": "parts"}},
        "do": "delete(part)\nreturn self\n",
    }
    yield (
        "operation within",
        one(Thing={"fields": _TITLE, "contains": {"parts": "Part"}, "operations": {"drop": path}}, Part=part),
    )


def _computed() -> Iterator[tuple[str, Spec]]:
    """Each kind of expression."""
    fields: Keys = {
        "whole": {"type": "integer"},
        "price": {"type": "decimal", "precision": 10, "scale": 2},
        "ratio": {"type": "float"},
        "flag": {"type": "boolean"},
        "maybe": {"type": "integer", "optional": True},
    }
    texts = (
        "whole + 1", "-whole", "price * 2", "price * whole", "ratio * 0.5", "not flag", "whole > 1 and flag",
        "round(price * 0.1, 1)", "round(price, 0)", "whole // 2", "whole % 2", "1 if flag else 2", "maybe",
        "maybe if maybe is not None else 0", "whole // maybe if maybe is not None and maybe > 0 else 0",
        "len(parts)", "sum(part.number for part in parts)", "max(part.number for part in parts)",
        "any(part.number > 1 for part in parts)", "sum(part.twice for part in parts)",
        "sum(part.number for part in parts) // len(parts) if len(parts) > 0 else 0",
        "sum(part.number for part in parts) // len(parts) if parts else 0",
    )  # fmt: skip
    part = {"fields": {"number": {"type": "integer"}}, "computed": {"twice": "number * 2"}}
    for text in texts:
        words = set(re.findall(r"\w+", text))
        own: Keys = {"fields": {name: keys for name, keys in fields.items() if name in words} or _TITLE}
        own |= {"contains": {"parts": "Part"}} if "parts" in words else {}
        rows = {"Part": part} if "parts" in words else {}
        for name, computed in (("computed", {"made": text}), ("computed of computed", {"made": text, "again": "made"})):
            yield f"{name} {text}", one(Thing={**own, "computed": computed, "endpoints": {"get": {}}}, **rows)


def _callers() -> Iterator[tuple[str, Spec]]:
    """Each kind of rule, for endpoints and for operations."""
    act = {"http": "POST /things/{id}/act", "do": "return self"}
    auth = {"roles": {"staff": [], "admin": ["staff"]}, "oidc": {}}
    for rule in ("public", "authenticated", "staff", "admin or staff"):
        thing = {"fields": _TITLE, "endpoints": _ALL, "operations": {"act": act}, "access": rule}
        yield f"access {rule}", {**one(Thing=thing), "auth": auth}
        thing = {"fields": _TITLE, "operations": {"act": {**act, "allow": rule}}}
        yield f"allow {rule}", {**one(Thing=thing), "auth": auth}
    for verb in VERBS:
        thing = {"fields": _TITLE, "endpoints": {verb: {}}, "access": {verb: "staff"}}
        yield f"access to {verb}", {**one(Thing=thing), "auth": auth}
    nobody = {"fields": _TITLE, "endpoints": _ALL, "access": "authenticated"}
    for oidc in ({}, {"audience": "https://things.example"}, {"roles_claim": "realm_access.roles"}):
        yield f"oidc {oidc}", {**one(Thing=nobody), "auth": {"oidc": oidc}}
    yield from _rules_over_rows()


def _rules_over_rows() -> Iterator[tuple[str, Spec]]:
    """Each kind of condition, and each place of a rule; with and without rows of callers."""
    auth = {"roles": {"staff": []}, "oidc": {"provision": "User"}}
    user = {"fields": {"level": {"type": "integer", "default": 1}}, "endpoints": {"get": {}}, "access": "staff"}
    fields = {**_TITLE, "open": {"type": "boolean"}, "kind": {"type": "enum", "values": ["A", "B", "C"]}}
    fields["size"] = {"type": "integer", "optional": True}
    owner: Keys = {"owner": {"entity": "User"}, "helper": {"entity": "User", "optional": True}}
    parts: Keys = {"Part": {"fields": _TITLE, "belongs_to": {"user": {"entity": "User"}}}}
    conditions = (
        "self.owner == user", "self.owner != user", "not self.owner == user", "self.open", "not self.open",
        'self.kind == "A"', 'self.kind in ("A", "B")', 'self.kind not in ("A", "B")', "self.size is None",
        "self.size is not None and self.size > 3", "self.helper is not None and self.helper == user",
        "self.owner.level > 3", "self.owner.level >= user.level", "user.level > 3", "self.created_at < now()",
        "any(part.user == user for part in self.parts)", 'any(part.title == "x" for part in self.parts)',
        "self.owner == user and self.open", "self.owner == user or not self.open",
        "not (self.owner == user or self.open)",
    )  # fmt: skip
    for condition in conditions:
        act = {"http": "POST /things/{id}/act", "do": "return self", "allow": f"({condition}) or staff"}
        rules = dict.fromkeys(("read", "write"), f"({condition}) or staff")
        thing: Keys = {"fields": fields, "belongs_to": owner, "contains": {"parts": "Part"}, "access": rules}
        thing |= {"endpoints": _ALL, "operations": {"act": act}}
        yield f"rule {condition}", {**one(Thing=thing, User=user, **parts), "auth": auth}
    plain: Keys = {"roles": {"staff": []}, "oidc": {}}
    for verb in VERBS:
        who = "(public and self.open) or staff" if verb in ("list", "get") else "self.open or staff"
        thing = {"fields": fields, "endpoints": {verb: {}}, "access": {verb: who}}
        yield f"rule of {verb}", {**one(Thing=thing), "auth": plain}
    seen = {"fields": fields, "access": {"read": "self.open or staff", "write": "staff"}, "endpoints": _ALL}
    for relation in ({"belongs_to": {"thing": "Thing"}}, {"many_to_many": {"things": "Thing"}}):
        other = {"fields": _TITLE, **relation, "access": "authenticated", "endpoints": _ALL}
        yield f"seen by {relation}", {**one(Thing=seen, Other=other), "auth": plain}
    rules = {"read": "authenticated", "create": "self.part.user == user or staff", "write": "staff"}
    thing = {"fields": _TITLE, "belongs_to": {"part": "Part"}, "endpoints": _ALL, "access": rules}
    yield "create by what it refers to", {**one(Thing=thing, User=user, **parts), "auth": auth}
    own = {"owner": {"entity": "User", "read_only": True, "default": "user"}}
    thing = {"fields": _TITLE, "belongs_to": own, "endpoints": _ALL, "access": "authenticated"}
    yield "default user", {**one(Thing=thing, User=user), "auth": auth}
    me = {"http": "GET /users/me", "do": "return user", "allow": "authenticated"}
    yield "user in code", {**one(User={**user, "operations": {"me": me}}), "auth": auth}
    yield "rows of callers alone", {**one(User=user), "auth": auth}


def _rest() -> Iterator[tuple[str, Spec]]:
    """Keys over some rows, what is said of the whole app, scenarios."""
    name = {"name": {"type": "string", "max_length": 40}, "open": {"type": "boolean"}}
    for more in ({"where": "open"}, {"ignore_case": True}, {"error": {"status": 400, "code": "taken"}}):
        yield (
            f"unique {more}",
            one(Thing={"fields": name, "unique": {"key": {"fields": ["name"], **more}}, "endpoints": _ALL}),
        )
    plain = one(Thing={"fields": _TITLE, "endpoints": _ALL})
    yield "json_names", {**plain, "app": {**plain["app"], "json_names": "camel"}}
    for entity in (
        {"timestamps": False},
        {"json_names": {"created_at": "made"}},
        {"description": "What it is"},
        {"plural": "thingies"},
    ):
        yield f"entity {entity}", one(Thing={"fields": _TITLE, "endpoints": _ALL, **entity})
    yield "optional total", one(Thing={"fields": _TITLE, "endpoints": {"list": {"total": "optional"}}})
    for setting in (
        {"api_prefix": "/x"},
        {"page_size": {"default": 1, "max": 1}},
        {"last_page": 100},
        {"rate_limit": {"read": "1/day"}},
    ):
        yield f"settings {setting}", {**plain, "settings": setting}
    satisfied = one(Thing={"fields": _TITLE, "endpoints": {"get": {"satisfies": ["R1"]}}})
    yield "requirement", {**satisfied, "requirements": {"R1": "Look at it"}}
    steps = [{"call": "GET /things/$it.id", "expect": {"title": "x"}}]
    yield "scenario", {**plain, "scenarios": {"look": {"given": {"it": {"Thing": {"title": "x"}}}, "steps": steps}}}
