"""Entities and what they have to do with one another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from hypothesis import strategies as st

from generators.field_types.registry import TYPES
from generators.language.http import VERBS
from generators.language.rules.fields import MAX_INDEXED_LENGTH
from generators.support.names import Name
from tests.drawn.fields import TEXTS, Keys, fields, sample
from tests.drawn.words import names

Entities = dict[str, Keys]
MOST: Final = 3
_NUMBERS: Final = frozenset({"integer", "bigint", "decimal", "float"})


def chance(draw: st.DrawFn, one_of: int) -> bool:
    """Whether something happens that happens once in so many times."""
    return draw(st.integers(1, one_of)) == one_of


@st.composite
def entities(draw: st.DrawFn) -> Entities:
    """Some entities, with relations in every shape."""
    made: Entities = {}
    for _ in range(draw(st.integers(1, MOST))):
        made[draw(names("entity", made))] = {"fields": {}}
    keys = list(made)
    for index, key in enumerate(keys):
        _columns(draw, made[key])
        _references(draw, made, key, keys[: index + 1])
        if not made[key]["fields"] and "belongs_to" not in made[key]:
            made[key]["fields"][draw(names("field"))] = draw(fields())
    _compositions(draw, made)
    _links(draw, made)
    _hide(draw, made)
    for key in keys:
        _entity_options(draw, made, key)
        _computed(draw, made, key)
        _unique_keys(draw, made, key)
        _endpoints(draw, made, key)
    return made


def members(made: Entities, key: str) -> set[str]:
    """The names that an entity has given away already."""
    own = made[key]
    inverse = {each.get("inverse") for entity in made.values() for each in entity.get("belongs_to", {}).values()}
    sections = ("fields", "belongs_to", "contains", "many_to_many", "computed", "operations")
    return {name for section in sections for name in own.get(section, {})} | {name for name in inverse if name}


def _columns(draw: st.DrawFn, own: Keys) -> None:
    for _ in range(draw(st.integers(0, 5))):
        own["fields"][draw(names("field", own["fields"]))] = draw(fields())


def _references(draw: st.DrawFn, made: Entities, key: str, targets: list[str]) -> None:
    """To entities before this one or to itself, so that some row can be the first."""
    own = made[key]
    for _ in range(draw(st.sampled_from((0, 0, 1, 1, 2, 3)))):
        target = draw(st.sampled_from(targets))
        relation: Keys = {"entity": target}
        if target == key or chance(draw, 3):
            relation["optional"] = True
        deletes = ("restrict", "cascade", "set_null") if "optional" in relation else ("restrict", "cascade")
        if chance(draw, 2):
            relation["on_delete"] = draw(st.sampled_from(deletes))
        if chance(draw, 5):
            flag = draw(st.sampled_from(("immutable", "read_only")))
            relation |= {flag: True, **({"optional": True} if flag == "read_only" else {})}
        if chance(draw, 3):
            relation["inverse"] = draw(names("collection", members(made, target) | members(made, key)))
        if chance(draw, 8):
            relation["description"] = draw(st.sampled_from(TEXTS))
        own.setdefault("belongs_to", {})[draw(names("relation", members(made, key)))] = relation


def _compositions(draw: st.DrawFn, made: Entities) -> None:
    """Each entity may be inside one before it."""
    keys = list(made)
    for index, key in enumerate(keys[1:], 1):
        if chance(draw, 3):
            owner = draw(st.sampled_from(keys[:index]))
            name = draw(names("collection", members(made, owner)))
            made[owner].setdefault("contains", {})[name] = key


def _links(draw: st.DrawFn, made: Entities) -> None:
    keys = list(made)
    for index, key in enumerate(keys[:-1]):
        if chance(draw, 4):
            target = draw(st.sampled_from(keys[index + 1 :]))
            made[key].setdefault("many_to_many", {})[draw(names("collection", members(made, key)))] = target


def _hide(draw: st.DrawFn, made: Entities) -> None:
    """Some rows are deleted softly; what goes with them is too, or refused."""
    for key, own in made.items():
        parents = [each["entity"] for each in own.get("belongs_to", {}).values() if each.get("on_delete") == "cascade"]
        parents += [owner for owner, each in made.items() if key in each.get("contains", {}).values()]
        along = any(made[parent].get("soft_delete") for parent in parents)
        if chance(draw, 4) or (along and not chance(draw, 4)):
            own["soft_delete"] = True


def _entity_options(draw: st.DrawFn, made: Entities, key: str) -> None:
    own = made[key]
    if chance(draw, 4):
        own["description"] = draw(st.sampled_from(TEXTS))
    if chance(draw, 6):
        own["plural"] = f"{Name.of(key).snake[:30]}_rows"
    if chance(draw, 3):
        own["timestamps"] = False


def typed(own: Keys, *types: str, optional: bool = False) -> list[str]:
    """The fields of some types that everybody sees, without those that may be empty unless those are wanted."""
    return [
        name
        for name, keys in own["fields"].items()
        if keys["type"] in types and keys.get("optional", False) == optional and not keys.get("write_only")
    ]


def expressions(made: Entities, key: str) -> Iterator[str]:
    """What can be computed from a row, by its fields and the rows inside it."""
    own = made[key]
    for name in typed(own, *_NUMBERS):
        yield from (
            f"{name} * 2",
            f"{name} + {name}",
            f"-{name}",
            f"round({name} * 0.5, 1)",
            f"{name} if {name} > 3 else 0",
        )
    for name in typed(own, "integer", "bigint"):
        yield from (f"{name} // 2", f"{name} % 3", f"{name} > 0 and {name} < 10", f"100 // {name} if {name} > 0 else 0")
    for name in typed(own, *_NUMBERS, optional=True):
        yield f"{name} if {name} is not None else 0"
    for name in typed(own, "boolean"):
        yield from (f"not {name}", f"1 if {name} else 2")
    for name in typed(own, "enum"):
        value = own["fields"][name]["values"][0].replace("'", "")
        yield from (f"{name} == {value!r}", f"{name} in ({value!r},)")
    for name, keys in own["fields"].items():
        if TYPES[keys["type"]].kind != "opaque" and not keys.get("write_only"):
            yield name
    for name, target in own.get("contains", {}).items():
        inner = made[target]
        yield from (f"len({name})", f"len({name}) > 1")
        for number in typed(inner, *_NUMBERS):
            rows = f"each.{number} for each in {name}"
            yield from (
                f"sum({rows})",
                f"max({rows})",
                f"min({rows} if each.{number} > 1)",
                f"round(sum({rows}) * 0.1, 2)",
            )
        for number in typed(inner, "integer", "bigint"):
            rows = f"each.{number} for each in {name}"
            yield from (
                f"sum({rows}) // len({name}) if len({name}) > 0 else 0",
                f"all(each.{number} > 0 for each in {name})",
            )
        for name_inside in inner.get("computed", {}):
            yield f"sum(each.{name_inside} for each in {name})"
    for name in own.get("computed", {}):
        yield from (f"{name} + 1", f"{name} * {name}", f"round({name}, 1)", f"{name} if {name} else 0", name)


def _computed(draw: st.DrawFn, made: Entities, key: str) -> None:
    for _ in range(draw(st.sampled_from((0, 0, 1, 2, 3)))):
        if choices := list(expressions(made, key)):
            name = draw(names("computed", members(made, key)))
            made[key].setdefault("computed", {})[name] = draw(st.sampled_from(choices))


def conditions(own: Keys) -> Iterator[str]:
    """What ``where`` can say of rows."""
    for name in typed(own, "boolean"):
        yield from (name, f"not {name}")
    for name, keys in own["fields"].items():
        if keys["type"] in ("enum", "string") and "'" not in (value := str(sample(keys, 0))):
            yield f"{name} == '{value}'"
            if len(keys.get("values", "any")) > 1:
                yield f"{name} != '{value}'"
        if keys["type"] in ("integer", "bigint"):
            yield f"{name} != {sample(keys, 1)}"


def _unique_keys(draw: st.DrawFn, made: Entities, key: str) -> None:
    own = made[key]
    short = [name for name, keys in own["fields"].items() if _joins(keys)]
    owners = [Name.of(owner).snake for owner, each in made.items() if key in each.get("contains", {}).values()]
    parts = [*short, *own.get("belongs_to", {}), *owners]
    wheres = list(conditions(own))
    for kind in ("unique", "index"):
        for _ in range(draw(st.sampled_from((0, 0, 1, 2)))):
            if not parts:
                continue
            chosen = draw(st.lists(st.sampled_from(parts), min_size=1, max_size=3, unique=True))
            if any(set(chosen) == set(each["fields"]) for each in own.get(kind, {}).values()):
                continue
            if kind == "unique" and len(chosen) == 1 and "default" in own["fields"].get(chosen[0], {}):
                continue  # the second row with the default would not be unique
            made_key: Keys = {"fields": chosen}
            if kind == "unique":
                made_key |= {"where": draw(st.sampled_from(wheres))} if wheres and chance(draw, 3) else {}
                made_key |= {"error": {"status": 400, "code": "taken_already"}} if chance(draw, 4) else {}
                has_case = any(TYPES[own["fields"][each]["type"]].has_case for each in chosen if each in own["fields"])
                made_key |= {"ignore_case": True} if has_case and chance(draw, 3) else {}
            if len(chosen) > 1 or set(made_key) & {"where", "error", "ignore_case"}:
                own.setdefault(kind, {})[draw(names("key", own.get(kind, {})))] = made_key


def _joins(keys: Keys) -> bool:
    """Whether a field can be part of a key, beside two more."""
    each = TYPES[keys["type"]]
    if (
        "max_length" in each.keys
        and (keys.get("max_length") or each.default_length or MAX_INDEXED_LENGTH) > MAX_INDEXED_LENGTH // 2
    ):
        return False
    return each.joins_keys or "unique" in each.field_keys


def _endpoints(draw: st.DrawFn, made: Entities, key: str) -> None:
    own = made[key]
    verbs = [verb for verb in VERBS if chance(draw, 4) is False]
    writable = [each for each in own["fields"].values() if not each.get("read_only")]
    writable += [each for each in own.get("belongs_to", {}).values() if not each.get("read_only")]
    if not writable and "create" in verbs:
        verbs.remove("create")
    if not any(not each.get("immutable") for each in writable) and "update" in verbs:
        verbs.remove("update")
    if own.get("soft_delete") and "delete" not in verbs:
        verbs.append("delete")
    own["endpoints"] = {verb: _list(draw, own) if verb == "list" else {} for verb in verbs}


def _list(draw: st.DrawFn, own: Keys) -> Keys:
    seen = {name: keys for name, keys in own["fields"].items() if not keys.get("write_only")}
    indexed = [name for name, keys in seen.items() if keys.get("index") or keys.get("unique")]
    leading = [key["fields"][0] for section in ("unique", "index") for key in own.get(section, {}).values()]
    filters = [name for name in indexed + leading if name in own["fields"] and _can(own, name, "filters")]
    sorts = ["id", *(name for name in seen if _can(own, name, "sorts"))]
    sorts += ["created_at", "updated_at"] if own.get("timestamps", True) else []
    searches = [name for name in seen if _can(own, name, "searches")]
    options: dict[str, Any] = {
        "filter": _some(draw, [*dict.fromkeys(filters), *own.get("belongs_to", {})]),
        "sort": _some(draw, sorts),
        "search": _some(draw, searches),
    }
    wheres = list(conditions(own))
    options["where"] = draw(st.sampled_from(wheres)) if wheres and chance(draw, 4) else None
    options["total"] = "optional" if chance(draw, 4) else None
    return {option: value for option, value in options.items() if value}


def _can(own: Keys, name: str, what: str) -> bool:
    keys = own["fields"][name]
    return bool(getattr(TYPES[keys["type"]], what)) and not keys.get("write_only")


def _some(draw: st.DrawFn, choices: list[str]) -> list[str]:
    if not choices or chance(draw, 3):
        return []
    return draw(st.lists(st.sampled_from(choices), max_size=3, unique=True))
