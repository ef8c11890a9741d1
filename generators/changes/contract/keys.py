"""Two applications -> what their unique keys refuse and answer otherwise, which no OpenAPI document says.

oasdiff has no rules about keys: these have ids and levels like those of their like.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec.structs import replace

from generators.changes.contract.calls import ContractChange
from generators.changes.contract.rules import Level
from generators.evolution.words import Words
from generators.model.app import Application
from generators.model.entity import Condition, Entity, UniqueKey
from generators.python_source.attributes import attribute_name
from generators.schema.entity_tables import keyed
from generators.support.frozen import Frozen
from generators.support.names import listed

KEY_LEVELS: Final[dict[str, Level]] = {
    "request-unique-key-added": "ERR",
    "request-unique-key-added-for-new-optional-property": "INFO",
    "request-unique-key-tightened": "ERR",
    "request-unique-key-loosened": "INFO",
    "request-unique-key-removed": "INFO",
    "response-conflict-error-changed": "WARN",
}


def key_changes(before: Application | None, after: Application) -> Iterator[ContractChange]:
    """What a client may notice of the unique keys of entities that were there before."""
    for key, entity in after.entities.items() if before is not None else ():
        assert before is not None, "nothing was there otherwise"
        was = before.entities.get(after.hints.renamed.get(key, key))
        if was is not None:
            calls = tuple(_writes(after, entity))
            for rule, text in _Keys(was, entity, after).compare():
                yield ContractChange(rule, KEY_LEVELS[rule], f"`{key}`: {text}", calls)


def _writes(app: Application, entity: Entity) -> Iterator[str]:
    """The calls that may store a row of an entity, as far as they are its own."""
    routes = [each for each in app.routes.routes if each.entity == entity.key]
    own = [each for each in routes if each.verb in ("create", "update", "")]
    yield from (f"{each.method} {each.url(app.settings.api_prefix, entity.name.snake)}" for each in own)
    if not own:
        yield f"whatever stores a row of {entity.key}"


class _Meaning(Frozen, tag=False):
    """What a key refuses. where, visible: conditions of the rows that it is about."""

    fields: frozenset[str]
    where: frozenset[Condition]
    visible: frozenset[str]
    ignore_case: bool
    same_nulls: bool

    def refuses_less(self, other: _Meaning) -> bool:
        """Whether all that it refuses another one refuses too."""
        fewer_rows = self.where >= other.where and self.visible >= other.visible
        fewer_alike = self.ignore_case <= other.ignore_case and self.same_nulls <= other.same_nulls
        return self.fields >= other.fields and fewer_rows and fewer_alike


class _Keys:
    """The keys of an entity before and after, under the names that are used now."""

    def __init__(self, was: Entity, now: Entity, app: Application) -> None:
        self._was, self._now = was, now
        self._columns, self._values = dict(_renamed(was, now, app)), dict(_values(now, app))
        self._old = {self._columns.get(name, name): key for name, key in keyed(was).items()}
        self._new = keyed(now)

    def compare(self) -> Iterator[tuple[str, str]]:
        """(rule, what changed in words) of each difference."""
        for name, key in self._new.items():
            before = self._before(name)
            if before is None:
                yield self._added(key), f"no two rows may have the same {listed(self._said(key))}{_rest(key)}"
                continue
            was, now = self._moved(self._old[before]), _meaning(self._now, key)
            if was != now:
                looser = now.refuses_less(was)
                rule = f"request-unique-key-{'loosened' if looser else 'tightened'}"
                yield rule, f"the rows that may not have the same {listed(self._said(key))} are others{_rest(key)}"
            old, new = self._answer(self._was, before, self._old[before]), self._answer(self._now, name, key)
            if old != new:
                yield "response-conflict-error-changed", f"a repeated {listed(self._said(key))} is {new}, was {old}"
        found = {self._before(name) for name in self._new}
        for name, key in self._old.items():
            if name not in found:
                yield "request-unique-key-removed", f"rows may have the same {listed(_words(self._was, key))}"

    def _before(self, name: str) -> str | None:
        """What a key was called: it has the name that it had, or means what another one meant."""
        if name in self._old:
            return name
        meaning = _meaning(self._now, self._new[name])
        gone = (each for each in self._old if each not in self._new)
        return next((each for each in gone if self._moved(self._old[each]) == meaning), None)

    def _added(self, key: UniqueKey) -> str:
        known = {self._columns.get(name, name) for name in self._was.fields}
        free = any(name not in known and self._now.fields[name].optional for name in key.fields)
        more = "-for-new-optional-property" if free and not key.same_nulls else ""
        return f"request-unique-key-added{more}"

    def _moved(self, key: UniqueKey) -> _Meaning:
        """What a key meant, under the names that are used now."""
        fields = tuple(self._columns.get(name, name) for name in key.fields)
        return _meaning(self._was, replace(key, fields=fields, where=tuple(map(self._condition, key.where))))

    def _condition(self, each: Condition) -> Condition:
        field = self._columns.get(each.field, each.field)
        value = self._values.get(field, {}).get(str(each.value), each.value)
        return replace(each, field=field, value=value)

    def _answer(self, entity: Entity, name: str, key: UniqueKey) -> str:
        if key.error is not None:
            return f"`{key.error.status} {key.error.code}`"
        if entity is self._was:
            name = next((old for old, new in self._columns.items() if new == name), name)
        return f"`409 conflict` of `uq_{entity.name.plural}_{name}`"

    def _said(self, key: UniqueKey) -> list[str]:
        return _words(self._now, key)


def _meaning(entity: Entity, key: UniqueKey) -> _Meaning:
    where, visible = frozenset(key.where), frozenset(entity.features.visible)
    return _Meaning(frozenset(key.fields), where, visible, key.ignore_case, key.same_nulls)


def _words(entity: Entity, key: UniqueKey) -> list[str]:
    return [f"`{entity.json.others.get(name, name)}`" for name in key.fields]


def _rest(key: UniqueKey) -> str:
    """What else there is to say of a key."""
    parts = [
        *(["without regard to case"] if key.ignore_case else []),
        *(["where a condition holds"] if key.where else []),
    ]
    return f", {' and '.join(parts)}" if parts else ""


def _renamed(was: Entity, now: Entity, app: Application) -> Iterator[tuple[str, str]]:
    """(column, its name now) of those that have another one."""
    words = Words(app)
    for place, before in app.hints.renamed.items():
        key, _, word = place.partition(".")
        if key == now.key and word:
            column = words.column(key, word)[1]
            old = next((each for each in (f"{before}_id", attribute_name(before)) if each in was.fields), None)
            if old is not None and column not in was.fields:
                yield old, column


def _values(now: Entity, app: Application) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The values of enums that have another name, by column."""
    for place, mapped in app.hints.values.items():
        key, _, word = place.partition(".")
        if key == now.key:
            yield Words(app).column(key, word)[1], mapped
