"""What clients call things: every name of a payload is another one, and is said where it belongs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generators.language.json_names import BLANK, Called, inputs, is_plain, items, members
from generators.language.links import links_of
from generators.language.model import AppSpec, EntitySpec, ListInputSpec, RowInputSpec
from generators.language.rules.endpoints import parameters_of
from generators.language.yaml.document import Document, Loc
from generators.support.suggest import did_you_mean

_ELSEWHERE: Final = {"fields": "field", "belongs_to": "relation"}


def check_json_names(document: Document, spec: AppSpec) -> None:
    """Report names that clients could not tell from others, and names of nothing."""
    links = links_of(spec)
    for key, entity in spec.entities.items():
        loc = ("entities", key)
        if not is_plain(spec, links, key):
            known = list(members(spec, links, key))
            _check_distinct(document, known)
            _check_own(document, (*loc, "json_names"), entity, known)
            _check_parameters(document, (*loc, "endpoints", "list"), entity, known)
        for name, operation in entity.operations.items():
            place = (*loc, "operations", name)
            _check_distinct(document, inputs(spec, operation, place))
            for each, given in operation.input.items():
                if isinstance(given, ListInputSpec):
                    _check_distinct(document, items(spec, given, (*place, "input", each)))
                elif isinstance(given, RowInputSpec) and given.json_name and f"{each}_id" in operation.line.parameters:
                    message = f"`{each}` is named by the path, not by the body"
                    document.report((*place, "input", each, "json"), "contradiction", message, "delete it", at="key")


def _check_distinct(document: Document, names: Iterable[Called]) -> None:
    """Report what becomes one in JSON; what is one already is reported where words are looked at."""
    taken: dict[str, Called] = {}
    for each in names:
        other = taken.setdefault(each.json, each)
        if other.word == each.word:
            continue
        message = f"clients would see `{other.word}` and `{each.word}` as the same name, `{each.json}`"
        place = (*each.place, "json") if each.said else each.place
        at_json = place[-1] == "json" or "json_names" in place
        document.report(place, "name-collision", message, _other(each), at="value" if at_json else "key")


def _other(each: Called) -> str:
    """How to call something otherwise."""
    if each.place[2:3] in (("fields",), ("belongs_to",)) or "input" in each.place:
        return "give one of them another `json`"
    return f"add `json_names: {{{each.word}: ...}}` to the entity, or rename one of them"


def _check_own(document: Document, loc: Loc, entity: EntitySpec, known: list[Called]) -> None:
    """The names that an entity says for what has no place to say it."""
    places = {each.word: each.place for each in known}
    for name in entity.json_names:
        place = (*loc, name)
        if name == "id":
            message = "every row is found by its `id`, which is called so everywhere"
            document.report(place, "name-reserved", message, "delete it", at="key")
        elif name not in places:
            hint = did_you_mean(name, places)
            document.report(place, "unknown-field", f"`{name}` is nothing that clients see", hint, at="key")
        elif (section := places[name][2:3]) and section[0] in _ELSEWHERE:
            message = f"`{name}` has a place of its own for this"
            hint = f"write `json: {entity.json_names[name]}` in the {_ELSEWHERE[str(section[0])]}"
            document.report(place, "contradiction", message, hint, at="key")


def _check_parameters(document: Document, loc: Loc, entity: EntitySpec, known: list[Called]) -> None:
    """Report filters that clients could not tell from the other parameters of a list."""
    if entity.endpoints.list is None:
        return
    parameters = parameters_of(entity.endpoints.list)
    taken = dict.fromkeys(parameters, "")
    called = {each.word: each.json for each in known}
    for index, name in enumerate(entity.endpoints.list.filter):
        json = called.get(name) or called.get(f"{name}_id", name)
        for parameter in (json, f"{json}{BLANK}"):
            if parameter in taken and name not in parameters and taken[parameter] != name:
                message = f"a list has a parameter `{parameter}` already"
                document.report((*loc, "filter", index), "name-reserved", message, "give the field another `json`")
            taken.setdefault(parameter, name)
