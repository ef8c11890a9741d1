"""The rows that a scenario begins with: entities, fields and relations that are there, with values that they take."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from generators.language.doubts import Doubts
from generators.language.yaml.document import Document, Loc
from generators.model.app import Application
from generators.model.entity import Entity
from generators.model.payloads import Payload, columns
from generators.model.routes import REFERENCE
from generators.model.scenarios.relative_times import hint_for, value_problems
from generators.model.scenarios.rows import relations, unsaid
from generators.model.values import Field, ReferenceField
from generators.python_source.attributes import word_of
from generators.support.quoting import show
from generators.support.suggest import did_you_mean

_CODE: Final = "scenario-invalid"


def check_given(
    document: Document, app: Application, doubts: Doubts, loc: Loc, given: dict[str, dict[str, dict[str, Any]]]
) -> Iterator[tuple[str, str | None]]:
    """Report what is wrong with rows; yields the name and the entity of each, None for one that is not known."""
    names: dict[str, str] = {}
    for name, row in given.items():
        place = (*loc, name)
        key = next(iter(row), "")
        if len(row) != 1:
            document.report(place, _CODE, f"`{name}` has to be one row", "write {Entity: {field: value}}", at="key")
        elif key in doubts.unknown.entities:
            pass
        elif key not in app.entities:
            message = f"there is no entity `{key[:60]}`"
            document.report((*place, key), "unknown-entity", message, did_you_mean(key, app.entities), at="key")
        else:
            said = {each: value for each, value in row[key].items() if not doubts.unknown.may_have(key, each)}
            _check_row(document, app, (*place, key), key, said, names)
            names[name] = key
        yield name, names.get(name)


def _check_row(
    document: Document, app: Application, loc: Loc, key: str, row: dict[str, Any], names: dict[str, str]
) -> None:
    stored = columns(app.entities[key]).items()
    fields = {word_of(name): field for name, field in stored if not isinstance(field, ReferenceField)}
    related = relations(app.entities[key])
    for name, value in row.items():
        place = (*loc, name)
        if name in related:
            _, field = related[name]
            _check_relation(document, place, field, value, names)
        elif name not in fields:
            message = f"`{name[:60]}` is neither a field nor a relation of {key}"
            hint = did_you_mean(name.removesuffix("_id"), {*fields, *related})
            document.report(place, "unknown-field", message, hint, at="key")
        elif value is None:
            if not fields[name].optional:
                document.report(place, _CODE, f"`{name}` is never empty", "write a value, or delete it")
        else:
            for problem in value_problems(fields[name], value):
                message = f"the field would refuse the value: {problem}"
                document.report(place, _CODE, message, hint_for(fields[name], value))
                break


def _check_relation(document: Document, loc: Loc, field: ReferenceField, value: Any, names: dict[str, str]) -> None:
    target = field.reference.target.key
    if value is None and field.optional:
        return
    found = REFERENCE.fullmatch(value) if isinstance(value, str) else None
    fitting = [name for name, entity in names.items() if entity == target]
    if found is None or found[2] is not None:
        hint = f"write `${fitting[0]}`" if fitting else f"give it a name first: `row: {{{target}: {{}}}}`"
        document.report(loc, _CODE, f"{show(value)} is no row of {target} that is given", hint)
    elif names.get(found[1]) != target:
        hint = did_you_mean(found[1], fitting) or f"give a {target} before this row"
        document.report(loc, _CODE, f"no {target} called `${found[1]}` is given above", hint)


def stored(entity: Entity) -> Payload:
    """A given row, as the spec calls what is in it."""
    return Payload({word_of(name): field for name, field in columns(entity).items()}, entity=entity.key)


def held(entity: Entity, given: dict[str, Any]) -> dict[str, Any]:
    """What a given row is known to hold."""
    return {word_of(name): value for name, value in unsaid(entity).items()} | given


def fits(source: Field, target: Field) -> bool:
    """Whether a value of one field, as JSON writes it, may be one of another."""
    sent = {"string"} if source.type.json_lacks else {*source.type.json_types}
    taken = {*target.type.json_types} | ({"integer"} if "number" in target.type.json_types else set())
    return not sent or not taken or bool(sent & taken)
