"""Which input of a file changed since it was generated."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

from generators.derivation import Derivation, resolved
from generators.graph.build.image_file import name_of
from generators.graph.build.inputs import InputStamp
from generators.graph.build.planning import Plan, planned_from
from generators.graph.build.up_to_date import read_state
from generators.graph.declare import App
from generators.graph.output.record import Entry, Inputs, read_record
from generators.graph.output.tree import Tree
from generators.graph.project import Project
from generators.support.errors import UserError
from generators.support.suggest import suggestion

_ABSENT = "nothing"


def explain(project: Project, app: App, plan: Plan, path: str) -> list[str]:
    """Lines that say how a file stands: on disk, and what changed in what it is made from."""
    tree = Tree(project.out(app.name))
    record = read_record(tree)
    entry = record.files.get(path)
    derivation = next((each for each in plan.derivations if each.output == path), None)
    if derivation is None and entry is None:
        names = [each.output for each in plan.derivations]
        raise UserError(f"{path} is not a generated file of {app.name}.{suggestion(path, names)}")
    if entry is None:
        return ["  not built yet"]
    if derivation is None:
        return [f"  no longer generated: nothing in {app.spec} asks for it", *_on_disk(tree, path, entry)]
    before = {"view": entry.view, **record.templates.get(entry.template, {})}
    return [
        *_on_disk(tree, path, entry),
        *(_changes(project, app, before, derivation) or ["  up to date: no input changed"]),
    ]


def _on_disk(tree: Tree, path: str, entry: Entry) -> list[str]:
    found = tree.digest(path)
    if found == entry.digest or (found and tree.has_text(path, entry.digest)):
        return []
    if found is None:
        return ["  deleted by you"]
    return ["  yours: you decided to keep it"] if entry.state == "yours" else ["  edited by you"]


def _changes(project: Project, app: App, before: Inputs, derivation: Derivation) -> list[str]:
    now = {item.name: item.digest for item in derivation.inputs}
    lines = []
    for name in sorted(before.keys() | now.keys()):
        if before.get(name) == now.get(name):
            continue
        if name == "view":
            lines += _view_changes(project, app, before[name], resolved(derivation))
        else:
            verb = "changed" if name in before and name in now else "is new" if name in now else "is gone"
            lines.append(f"  {name} {verb}")
    return lines


def _view_changes(project: Project, app: App, digest: str, now: Derivation) -> list[str]:
    """digest: of the view from which the file was generated."""
    from generators.support.canonical import canonical_json

    before = _before(project, app, now.output)
    if before is None:
        return ["  view: changed (the spec of then is no longer in the store)"]
    old, new = canonical_json(before.view), canonical_json(now.view)
    lines = [f"  view: {line}" for line in differences(json.loads(old), json.loads(new))]
    return lines if before.view_digest == digest else [*lines, "  view: changed with the generator"]


def _before(project: Project, app: App, path: str) -> Derivation | None:
    """The file as it is planned from the spec of the last generate; None when that is not to be had."""
    inputs = read_state(project, app).inputs
    spec, images = (_kept(project, inputs, name) for name in (app.spec, name_of(app)))
    try:
        derivations = planned_from(project, app, spec, images) if spec and images is not None else ()
    except UserError:
        return None
    return next((each for each in derivations if each.output == path), None)


def _kept(project: Project, inputs: Mapping[str, InputStamp], name: str) -> str | None:
    """The text of an input as it was at the last generate; "" where there was none, None where it is lost."""
    if name not in inputs:
        return ""
    data = project.store.get_blob(inputs[name].digest)
    return None if data is None else data.decode("utf-8-sig")


def differences(before: Any, after: Any, place: str = "") -> Iterator[str]:
    """The places where two JSON values differ: ``fields[2].max_length 200 -> 250``, ``names[1] added "d.txt"``."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in sorted(before.keys() | after.keys()):
            yield from differences(before.get(key, _ABSENT), after.get(key, _ABSENT), f"{place}.{key}".lstrip("."))
    elif isinstance(before, list) and isinstance(after, list):
        yield from _list_differences(before, after, place)
    elif before != after:
        yield f"{place} {_short(before)} -> {_short(after)}"


def _list_differences(before: list[Any], after: list[Any], place: str) -> Iterator[str]:
    old, new = ([json.dumps(item, sort_keys=True) for item in side] for side in (before, after))
    for kind, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        common = min(i_end - i, j_end - j)
        for step in range(common):
            yield from differences(before[i + step], after[j + step], f"{place}[{j + step}]")
        yield from (f"{place}[{index}] removed {_short(before[index])}" for index in range(i + common, i_end))
        yield from (f"{place}[{index}] added {_short(after[index])}" for index in range(j + common, j_end))


def _short(value: Any) -> str:
    text = value if value is _ABSENT else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else f"{text[:77]}..."
