"""Operations on drawn entities, and scenarios that call them."""

from __future__ import annotations

from typing import Any, Final

from hypothesis import strategies as st

from generators.language.http import read_http
from generators.support.names import Name
from tests.drawn.fields import Keys, inputs, sample
from tests.drawn.shapes import Entities, chance, conditions, members, typed
from tests.drawn.words import names

_NUMBERS: Final = ("integer", "bigint", "decimal", "float")
_OF_COLUMNS: Final = (
    "unique",
    "index",
    "read_only",
    "write_only",
    "immutable",
    "html",
    "optional",
    "default",
    "example",
)


def add_operations(draw: st.DrawFn, made: Entities) -> None:
    """Give some entities some operations."""
    for key in made:
        for _ in range(draw(st.sampled_from((0, 0, 1, 2)))):
            name = draw(names("operation", members(made, key)))
            kind = draw(st.sampled_from((_set, _set, _create, _delete, _loop, _read, _row, _find)))
            if (operation := kind(draw, made, key, name)) is not None:
                if chance(draw, 4):
                    operation["summary"] = 'Does "it"'
                made[key].setdefault("operations", {})[name] = operation


def _path(made: Entities, key: str, name: str, *, by_id: bool = True) -> str:
    path = f"/{Name.of(key, made[key].get('plural')).kebab}"
    return f"{path}/{{id}}/{name.replace('_', '-')}" if by_id else f"{path}/{name.replace('_', '-')}"


def _input_of(keys: Keys, **more: Any) -> Keys:
    return {key: value for key, value in keys.items() if key not in _OF_COLUMNS} | more


def _guard(draw: st.DrawFn, own: Keys) -> list[str]:
    """What has to hold first; of the row, which the code calls ``self``."""
    tests = [f"self.{text.removeprefix('not ')}" for text in conditions(own)] + [
        f"self.{each} > 0" for each in typed(own, *_NUMBERS)
    ]
    if not tests or chance(draw, 2):
        return []
    return [f'require({draw(st.sampled_from(tests))}, {draw(st.sampled_from((400, 409, 422)))}, "not_now")']


def _ending(draw: st.DrawFn) -> tuple[str, list[str]]:
    return draw(st.sampled_from(((" -> 200", ["return self"]), ("", ["return self"]), (" -> 204", []))))


def _set(draw: st.DrawFn, made: Entities, key: str, name: str) -> Keys | None:
    """Values that a client sends into the fields of a row."""
    own = made[key]
    if not own["fields"]:
        return None
    chosen = draw(st.lists(st.sampled_from(list(own["fields"])), min_size=1, max_size=3, unique=True))
    given: Keys = {}
    lines = _guard(draw, own)
    for field in chosen:
        value = draw(names("input", given))
        optional = own["fields"][field].get("optional", False)
        given[value] = _input_of(own["fields"][field], **({"optional": True} if optional else {}))
        lines.append(f"self.{field} = {value}")
    if chance(draw, 4):
        unused = draw(names("input", given))
        given[unused] = draw(inputs())
    if times := typed(own, "datetime", optional=True):
        lines.append(f"self.{times[0]} = now() + hours(2)")
    status, ending = _ending(draw)
    method = draw(st.sampled_from(("POST", "PUT", "PATCH")))
    return {
        "http": f"{method} {_path(made, key, name)}{status}",
        "input": given,
        "do": "\n".join([*lines, *ending]) + "\n",
    }


def _create(draw: st.DrawFn, made: Entities, key: str, name: str) -> Keys | None:
    """A row of all that it needs."""
    own = made[key]
    if any(key in each.get("contains", {}).values() for each in made.values()):
        return None
    given: Keys = {}
    arguments: list[str] = []
    for field, keys in own["fields"].items():
        if not keys.get("optional") and "default" not in keys:
            given[f"new_{field}"] = _input_of(keys)
            arguments.append(f"{field}=new_{field}")
    for relation, keys in own.get("belongs_to", {}).items():
        if not keys.get("optional"):
            given[f"the_{relation}"] = {"entity": keys["entity"]}
            arguments.append(f"{relation}=the_{relation}")
    lines = [f"made = create({', '.join([key, *arguments])})", "return made"]
    return {"http": f"POST {_path(made, key, name, by_id=False)} -> 201", "input": given, "do": "\n".join(lines) + "\n"}


def _delete(draw: st.DrawFn, made: Entities, key: str, name: str) -> Keys:
    lines = [*_guard(draw, made[key]), "delete(self)"]
    method = draw(st.sampled_from(("POST", "DELETE")))
    return {"http": f"{method} {_path(made, key, name)} -> 204", "do": "\n".join(lines) + "\n"}


def _loop(draw: st.DrawFn, made: Entities, key: str, name: str) -> Keys | None:
    """Over the rows inside a row, or those that refer to it."""
    collections = dict(made[key].get("contains", {}))
    for other, each in made.items():
        inverse = [r["inverse"] for r in each.get("belongs_to", {}).values() if r["entity"] == key and "inverse" in r]
        collections |= dict.fromkeys(inverse, other)
    if not collections:
        return None
    rows = draw(st.sampled_from(list(collections)))
    inner = made[collections[rows]]
    numbers = typed(inner, "integer", "bigint")
    change = [f"    each.{numbers[0]} += 1"] if numbers else ["    delete(each)"]
    test = draw(
        st.sampled_from((f'require(self.{rows}, 409, "none")', f'require(len(self.{rows}) > 1, 400, "too_few")'))
    )
    status, ending = _ending(draw)
    lines = [test, f"for each in self.{rows}:", *change, *ending]
    return {"http": f"POST {_path(made, key, name)}{status}", "do": "\n".join(lines) + "\n"}


def _read(draw: st.DrawFn, made: Entities, key: str, name: str) -> Keys:
    return {"http": f"GET {_path(made, key, name)}", "do": "\n".join([*_guard(draw, made[key]), "return self"]) + "\n"}


def _row(draw: st.DrawFn, made: Entities, key: str, name: str) -> Keys | None:
    """A row that a client names, in the path or the body."""
    relations = made[key].get("belongs_to", {})
    if not relations:
        return None
    relation = draw(st.sampled_from(list(relations)))
    given = draw(names("row"))
    optional = relations[relation].get("optional", False)
    keys: Keys = {"entity": relations[relation]["entity"]}
    path = _path(made, key, name)
    if chance(draw, 3):
        path += f"/{{{given}_id}}"
    elif optional:
        keys["optional"] = True
    test = [f'require({given}, 422, "nobody")'] if "optional" in keys and chance(draw, 2) else []
    lines = [*test, f"self.{relation} = {given}", "return self"]
    return {"http": f"POST {path}", "input": {given: keys}, "do": "\n".join(lines) + "\n"}


def _find(draw: st.DrawFn, made: Entities, key: str, name: str) -> Keys | None:
    """A row by a value; one that is not there is made."""
    own = made[key]
    known = [
        f for f in typed(own, "string", "integer", "email", "uuid", "date", "enum") if "default" not in own["fields"][f]
    ]
    if not known:
        return None
    field = draw(st.sampled_from(known))
    value = draw(names("input"))
    lines = [
        f"found = find({key}, {field}={value})",
        'require(found is not None, 404, "no_such_row")',
        "return found",
    ]
    given = {value: _input_of(own["fields"][field])}
    return {"http": f"POST {_path(made, key, name, by_id=False)}", "input": given, "do": "\n".join(lines) + "\n"}


def add_scenarios(draw: st.DrawFn, made: Entities) -> Keys:
    """Examples: a row is read, listed, given to an operation, saved and read again."""
    scenarios: Keys = {}
    for _ in range(draw(st.sampled_from((0, 1, 2)))):
        key = draw(st.sampled_from(list(made)))
        row, steps = draw(names("scenario")), list[Keys]()
        values = {
            name: sample(keys, 1, name)
            for name, keys in made[key]["fields"].items()
            if chance(draw, 3) and keys["type"] not in ("text", "string", "float", "decimal")
            if name not in _keyed(made[key])
        }
        path = f"/{Name.of(key, made[key].get('plural')).kebab}"
        endpoints = made[key]["endpoints"]
        if "get" in endpoints:
            steps.append({"call": f"GET {path}/${row}.id", "expect": {"id": f"${row}.id"}})
        if "list" in endpoints and "where" not in endpoints["list"]:
            steps.append({"call": f"GET {path}", "expect": {"total": 1}})
        steps += _calls(draw, made, key, row)
        if "get" in endpoints and any(step.get("save") for step in steps):
            saved = next(step["save"] for step in steps if "save" in step)
            steps.append({"call": f"GET {path}/${saved}.id"})
        if steps:
            scenarios[f"{draw(names('field', scenarios))}"] = {"given": {row: {key: values}}, "steps": steps}
    return scenarios


def _keyed(own: Keys) -> set[str]:
    """The fields in which rows may have to differ."""
    alone = {name for name, keys in own["fields"].items() if keys.get("unique")}
    return alone.union(*(each["fields"] for each in own.get("unique", {}).values()))


def _calls(draw: st.DrawFn, made: Entities, key: str, row: str) -> list[Keys]:
    """Calls of operations that nothing but their input can refuse; where rows have to differ only one gets values."""
    steps: list[Keys] = []
    for operation in made[key].get("operations", {}).values():
        line = read_http(operation["http"])
        given = operation.get("input", {})
        harmless = "require" not in operation["do"] and "delete" not in operation["do"] and "entity" not in str(given)
        again = given and _keyed(made[key]) and any("body" in step for step in steps)
        if not harmless or again or len(line.parameters) != line.by_id:
            continue
        step: Keys = {"call": f"{line.method} {line.path.replace('{id}', f'${row}.id')}", "status": line.status}
        if given:
            step["body"] = {name: sample(keys, 1, name) for name, keys in given.items()}
        if line.status == 201 and not steps:
            step["save"] = draw(names("scenario", {row}))
        steps.append(step)
    return steps
