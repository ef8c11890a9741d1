"""What the calls of scenarios say in an address: ids of rows, and parameters of lists with values that they take."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from generators.field_types.others.uuid import TYPE as UUID
from generators.language.yaml.document import Loc
from generators.model.app import Application
from generators.model.payloads import Payload, query_of, rows_named
from generators.model.routes import REFERENCE, Call
from generators.model.rules.parameters import instead_of
from generators.model.scenarios.relative_times import hint_for, query_problems
from generators.model.values import Field, ReferenceField
from generators.support.frozen import Frozen
from generators.support.quoting import show

_ID: Final = Field(type=UUID)
# An id that no row has.
_NOBODY: Final = "00000000-0000-0000-0000-000000000000"
# Where the bounds of a parameter come from, which no field has.
_BOUNDS: Final = {
    "page": "`last_page` in `settings` says which is the last one that may be asked for",
    "size": "`page_size` in `settings` says how many rows a page has at most",
}


class AddressProblem(Frozen):
    """Something that no application could answer as it should. name: of the parameter. place: in the step."""

    name: str
    message: str
    hint: str
    code: str = "scenario-invalid"
    place: Loc = ("call",)


def path_problems(call: Call, names: Mapping[str, Payload | None]) -> Iterator[AddressProblem]:
    """Parts of a path that are no ids. names: what each ``$name`` stands for."""
    for parameter, text in call.parameters.items():
        found = REFERENCE.fullmatch(text)
        if found is None and any(query_problems(_ID, text)):
            hint = f"write `$name.id` of a row that is given or saved, or `{_NOBODY}` for one that is not there"
            yield AddressProblem(parameter, f"{show(text)} is no id", hint)
        elif found is not None and _is_no_id(names.get(found[1]), found[2]):
            yield AddressProblem(parameter, f"`{text}` is no id", f"write `${found[1]}.id`")


def _is_no_id(shape: Payload | None, field: str | None) -> bool:
    """Whether what is known of a row or an answer has something else by a name."""
    known = shape.fields.get(field) if shape is not None and field is not None else None
    return known is not None and known.type is not UUID


def row_problems(
    app: Application, call: Call, body: Mapping[str, Any], names: Mapping[str, Payload | None]
) -> Iterator[AddressProblem]:
    """Ids of rows of another entity, which a request that succeeds cannot have."""
    wanted = {name: key for name, key in rows_named(app, call.route).items() if key in app.entities}
    taken: list[tuple[Loc, str, Any]] = [(("call",), name, text) for name, text in call.parameters.items()]
    taken += [(("body", name), name, value) for name, value in body.items()]
    for place, name, value in taken:
        found = REFERENCE.fullmatch(value) if isinstance(value, str) and name in wanted else None
        shape = names.get(found[1]) if found is not None else None
        entity = _entity_behind(shape, found[2]) if found is not None and shape is not None else ""
        if entity and entity != wanted[name]:
            hint = f"give a row of {wanted[name]}, or say the status of the refusal"
            message = f"`{value}` is of a row of {entity}, and this needs one of {wanted[name]}"
            yield AddressProblem(name, message, hint, place=place)


def _entity_behind(shape: Payload, field: str | None) -> str:
    """The entity of which a value is an id; "" when it is none, or of nobody knows what."""
    if field == "id":
        return shape.entity
    known = shape.fields.get(field or "")
    return known.reference.target.key if isinstance(known, ReferenceField) else ""


def parameter_problems(app: Application, call: Call) -> Iterator[AddressProblem]:
    """Parameters that a list does not take, or not with these values."""
    known = query_of(app, call.route).in_words.fields
    for name, count in Counter(name for name, _ in call.query).items():
        if name not in known:
            message = f"{call.route.name} has no parameter `{name}`"
            hint = instead_of(name, app.entities[call.route.entity], known) if call.route.verb == "list" else ""
            yield AddressProblem(name, message, hint, "unknown-field")
        elif count > 1:
            yield AddressProblem(name, f"`{name}` is asked for {count} times", "keep one of them")
    for name, value in call.query:
        found = "" if name not in known or REFERENCE.fullmatch(value) else next(query_problems(known[name], value), "")
        if found:
            hint = _BOUNDS.get(name) or hint_for(known[name], value)
            yield AddressProblem(name, f"`{name}` takes no such value: {found}", hint)
