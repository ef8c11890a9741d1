"""What is not known of a spec because some of it was refused: what depends on that is not reported too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from generators.language.model import PASCAL, AppSpec, EntitySpec
from generators.language.yaml.document import Document, Loc
from generators.operations.domain import NOTHING, Unknown
from generators.support.frozen import Frozen
from generators.support.names import Name

_RELATIONS: Final = ("belongs_to", "contains", "many_to_many")
_SECTIONS: Final = (*_RELATIONS, "fields", "computed")
# Keys of an entity that give its rows no names.
_NAMELESS: Final = ("description", "plural", "unique", "index", "access", "endpoints", "operations")


class Doubts(Frozen):
    """What may be otherwise once the mistakes that were reported are mended.

    reported: the parts of the spec in which something was refused. parts: those and all that they are in. unknown: of
    rows. operations: those of which the code is not understood as a whole.
    """

    reported: frozenset[Loc] = frozenset()
    parts: frozenset[Loc] = frozenset()
    unknown: Unknown = NOTHING
    operations: frozenset[tuple[str, str]] = frozenset()

    def about(self, *loc: str | int) -> bool:
        """Whether something was refused in a part of the spec."""
        return loc in self.parts

    def inputs(self, entity: str, operation: str) -> frozenset[str]:
        """The inputs of an operation in which something was refused, as the code and as a client call them."""
        loc = ("entities", entity, "operations", operation, "input")
        names = {str(each[5]) for each in self.parts if each[:5] == loc and len(each) == 6}
        return frozenset(names | {f"{name}_id" for name in names})

    def about_inputs(self, entity: str, operation: str) -> bool:
        """Whether all inputs of an operation were refused."""
        return ("entities", entity, "operations", operation, "input") in self.reported

    def about_list(self, entity: str) -> bool:
        """Whether something was refused in the list of an entity."""
        return ("entities", entity, "endpoints", "list") in self.parts

    @property
    def about_errors(self) -> bool:
        """Whether there may be more errors to answer."""
        return any(loc[2:3] == ("unique",) or _is_open(loc) for loc in self.reported if loc[:1] == ("entities",))

    @property
    def about_routes(self) -> bool:
        """Whether there may be more to call."""
        return any(map(_is_route, self.reported))


NONE: Final = Doubts()


def _is_route(loc: Loc) -> bool:
    """Whether a client could call something else if this part of the spec were another one."""
    if loc[:1] != ("entities",) or len(loc) > 5:
        return False
    if len(loc) == 5:
        return loc[2:5:2] == ("operations", "http")
    return len(loc) < 3 or loc[2] in ("endpoints", "operations", "plural") or _is_open(loc)


def _is_open(loc: Loc) -> bool:
    """Whether an entity could have any names if this part of the spec were another one."""
    return len(loc) == 2 or (len(loc) == 3 and loc[2] not in _NAMELESS)


def doubts_of(document: Document, spec: AppSpec) -> Doubts:
    """What is in doubt once everything but code and scenarios was looked at."""
    if not document.errors:
        return NONE
    reported = document.refused()
    parts = frozenset(loc[:end] for loc in reported for end in range(1, len(loc) + 1))
    written = document.names("entities")
    unknown = Unknown(
        names=frozenset(name for key in written for name in _names(document, spec, key, parts)),
        open=frozenset(str(loc[1]) for loc in reported if loc[:1] == ("entities",) and _is_open(loc)),
        entities=frozenset(key for key in written if key not in spec.entities),
    )
    return Doubts(reported, parts, unknown)


def _names(document: Document, spec: AppSpec, key: str, parts: frozenset[Loc]) -> Iterator[str]:
    """Every name that a refused part of an entity would give to its rows, or to those at the other end."""
    for section in _SECTIONS:
        known: dict[str, Any] = getattr(spec.entities[key], section) if key in spec.entities else {}
        for name in document.names("entities", key, section):
            loc = ("entities", key, section, name)
            if loc in parts or name not in known or not _leads(spec, section, known[name]):
                yield name
                yield from _of_relation(document, loc)


def _leads(spec: AppSpec, section: str, given: Any) -> bool:
    """Whether a relation leads to an entity of which something is known; anything else leads nowhere anyway."""
    return section not in _RELATIONS or getattr(given, "entity", given) in spec.entities


def _of_relation(document: Document, loc: tuple[str, str, str, str]) -> Iterator[str]:
    """The names that a relation brings beside its own."""
    _, key, section, name = loc
    if section == "belongs_to":
        yield f"{name}_id"
        inverse = document.find((*loc, "inverse"))
        yield str(inverse.data) if inverse is not None else name
    elif section == "contains" and re.fullmatch(PASCAL, key):
        yield from (Name.of(key).snake, f"{Name.of(key).snake}_id")
    elif section == "many_to_many":
        target = document.find(loc)
        if target is not None and re.fullmatch(PASCAL, str(target.data)):
            yield f"{Name.of(str(target.data)).snake}_ids"


def known_part(spec: AppSpec, doubts: Doubts) -> AppSpec:
    """The spec without what is in doubt, and without all that depends on it."""
    if doubts == NONE:
        return spec
    entities = {key: _known_entity(spec, key, doubts) for key in spec.entities}
    return spec.model_copy(update={"entities": entities})


def _known_entity(spec: AppSpec, key: str, doubts: Doubts) -> EntitySpec:
    entity = spec.entities[key]
    kept: dict[str, Any] = {}
    for section in _SECTIONS:
        each = getattr(entity, section)
        kept[section] = {name: each[name] for name in each if _is_known(spec, doubts, (key, section, name), each[name])}
    for section in ("unique", "index"):
        each = getattr(entity, section)
        sure = [name for name in each if not doubts.about("entities", key, section, name)]
        kept[section] = {name: each[name] for name in sure if not doubts.unknown.names & {*each[name].fields}}
    if entity.endpoints.list is not None:
        known = () if doubts.about_list(key) else entity.endpoints.list.filter
        names = tuple(name for name in known if name not in doubts.unknown.names)
        listing = entity.endpoints.list.model_copy(update={"where": None, "filter": names})
        kept["endpoints"] = entity.endpoints.model_copy(update={"list": listing})
    return entity.model_copy(update=kept)


def _is_known(spec: AppSpec, doubts: Doubts, place: tuple[str, str, str], given: Any) -> bool:
    _, section, name = place
    if name in doubts.unknown.names or doubts.about("entities", *place):
        return False
    return _leads(spec, section, given)
