"""The beginning of a method: its signature, and the rows that the client names, loaded and locked in a stable order."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from generators.operations.check.environment import find_relation
from generators.operations.domain import Entity, Operation, RowInput, ValueInput
from generators.operations.emit.emitter import Emitter
from generators.operations.emit.source import Code, Line
from generators.support.names import pascal

_WIDTH = 108


@dataclass(frozen=True, slots=True)
class Named:
    """A row that the client names: its name in the language and in Python, and where its id is."""

    name: str
    variable: str
    entity: Entity
    id: str
    optional: bool
    within: str


def named_rows(emitter: Emitter, operation: Operation) -> list[Named]:
    """``self`` and the row inputs, in this order, with their Python names."""
    entity, found = emitter.domain.entity(operation.entity), list[Named]()
    for each in operation.inputs:
        if isinstance(each, RowInput):
            name = emitter.names.new(each.name, f"{each.name}_row")
            place = f"{each.name}_id" if each.in_path else f"data.{each.name}_id"
            target = emitter.domain.entity(each.entity)
            found.append(Named(each.name, name, target, place, each.optional, each.within))
    if operation.has_self:
        name = emitter.names.new(entity.snake, f"this_{entity.snake}")
        found.insert(0, Named("self", name, entity, f"{entity.snake}_id", False, ""))
    emitter.names.variables |= {each.name: each.variable for each in found}
    emitter.given = frozenset(each.name for each in found)
    return found


def load(emitter: Emitter, operation: Operation, rows: list[Named]) -> None:
    """Emit the loading of all of them. Those of one locked entity are locked together, by their ids."""
    done: set[str] = set()
    for each in rows:
        key = each.entity.key
        group = [other for other in rows if other.entity.key == key]
        if key in emitter.locks and len(group) > 1 and key not in done:
            done.add(key)
            ids = ", ".join(other.id for other in group)
            if any(other.optional for other in group):
                ids = f"each for each in ({ids}) if each is not None"
            table = emitter.names.new(each.entity.plural, f"{each.entity.plural}_by_id")
            emitter.put(f"{table} = await self.rows.get_all({key}Entity, [{ids}]{emitter.lock(key)})")
            for other in group:
                _one(emitter, operation, other, f"{table}.get({other.id})")
        elif key not in done:
            _one(emitter, operation, each, f"await self.rows.get({key}Entity, {each.id}{emitter.lock(key)})")


def _one(emitter: Emitter, operation: Operation, row: Named, found: str) -> None:
    test = Code(f"{row.variable} is None")
    if row.within:
        owner = emitter.domain.entity(operation.entity)
        collection = next(each for each in owner.collections if each.name == row.within)
        back = find_relation(row.entity, collection.relation)
        assert back is not None
        test = Code(f"{test.text} or {row.variable}.{back.column} != {emitter.names.of('self')}.id")
    error = Line(f'raise NotFoundError("{row.entity.snake}", {row.id})')
    if row.optional:
        emitter.put(f"{row.variable}: {row.entity.key}Entity | None = None")
        emitter.put(f"if {row.id} is not None:")
        emitter.put(f"    {row.variable} = {found}")
        emitter.put(f"    if {test.text}:")
        emitter.put(f"        {error.text}")
    else:
        emitter.put(f"{row.variable} = {found}")
        emitter.put(f"if {test.text}:")
        emitter.put(f"    {error.text}")


def signature(operation: Operation, snake: str, answer: str) -> str:
    """``async def ...:``"""
    parameters = ["self", *([f"{snake}_id: UUID"] if operation.has_self else [])]
    parameters += [f"{each.name}_id: UUID" for each in operation.inputs if isinstance(each, RowInput) and each.in_path]
    if any(isinstance(each, ValueInput) or not each.in_path for each in operation.inputs):
        parameters.append(f"data: {operation.entity}{pascal(operation.name)}")
    return f"async def {operation.name}({', '.join(parameters)}) -> {answer}:"


def docstring(operation: Operation) -> list[str]:
    """The summary, or the words of the name, as one sentence."""
    text = " ".join("".join(char if char.isprintable() else " " for char in operation.summary).split())
    text = text or operation.name.replace("_", " ").capitalize()
    text = text.replace("\\", "\\\\").replace('"""', "'''")
    text = text if text.endswith((".", "!", "?")) else f"{text}."
    first, *rest = textwrap.wrap(text, _WIDTH, break_long_words=True)
    if not rest:
        return [f'"""{first}"""']
    return [f'"""{first}', *rest, '"""']
