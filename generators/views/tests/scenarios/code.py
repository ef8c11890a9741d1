"""The pieces of a scenario as code of a test: its names, rows, values, addresses and expectations."""

from __future__ import annotations

import keyword
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from generators import samples
from generators.field_types.moments.relative import Relative
from generators.model.app import Application
from generators.model.payloads import Payload, columns
from generators.model.routes import REFERENCE
from generators.model.scenarios.relative_times import Meanwhile, is_relative
from generators.model.scenarios.rows import Row, is_one, rows_of
from generators.model.scenarios.scenario import Scenario, Step
from generators.model.values import Field, Value
from generators.python_source.literals import json_code, py
from generators.samples import entity_code
from generators.views.tests.field_values import MANY, capacity
from generators.views.variables import IN_REQUESTS, variable

_LINE: Final = 84  # of an address
_PLAIN: Final = "$=:,@() "  # characters of a query that mean themselves, or that a client writes otherwise by itself


@dataclass(frozen=True)
class Bindings:
    """What the names of a scenario stand for. given: every row. saved: the name of each answer that is kept."""

    app: Application
    given: dict[str, Row]
    saved: tuple[str, ...]

    @classmethod
    def of(cls, app: Application, scenario: Scenario) -> Bindings:
        """The names of a scenario."""
        rows = {row.name: row for row in rows_of(app, scenario)}
        return cls(app, rows, tuple(step.save for step in scenario.steps if step.save))

    @property
    def leave_room(self) -> bool:
        """Whether there may be rows like the given ones that have nothing to do with them: no key is for few rows."""
        entities = [self.app.entities[row.entity] for row in self.given.values()]
        few = any(capacity(entity) < MANY for entity in entities)
        return not few and not any(is_one(self.app, row) for row in self.given.values())

    def variable(self, name: str) -> str:
        """The variable of a row or an answer; one that a test needs for something else is called ``open_order``."""
        what = self.app.entities[self.given[name].entity].name.snake if name in self.given else "answer"
        return variable(name, what, IN_REQUESTS, (*self.given, *self.saved))

    def _field(self, name: str, field: str) -> Field | None:
        """The field of a given row; None for an answer, whose values are JSON already."""
        return columns(self.app.entities[self.given[name].entity])[field] if name in self.given else None

    def json(self, value: Any) -> str:
        """Code of a value as a client sends it or sees it."""
        if isinstance(value, Mapping):
            return "{" + ", ".join(f"{py(key)}: {self.json(item)}" for key, item in value.items()) + "}"
        if isinstance(value, list):
            return f"[{', '.join(self.json(item) for item in value)}]"
        if isinstance(value, Relative):
            return value.json_code
        found = REFERENCE.fullmatch(value) if isinstance(value, str) else None
        return json_code(value) if found is None else self._reference(found[1], found[2])

    def _reference(self, name: str, field: str) -> str:
        spec, variable = self._field(name, field), self.variable(name)
        if spec is None:
            return f'{variable}["{field}"]'
        return spec.type.as_json(f"{variable}.{field}")

    def inside(self, text: str) -> str:
        """A part of an address, inside an f-string."""
        found = REFERENCE.fullmatch(text)
        if found is None:
            return text
        spec, variable = self._field(found[1], found[2]), self.variable(found[1])
        if spec is None:
            return f"{{{variable}['{found[2]}']}}"
        return f"{{{spec.type.in_address(f'{variable}.{found[2]}')}}}"

    def parameter(self, name: str, text: Any) -> str:
        """A part of a query, inside an f-string. Text that the spec does not spell out may hold any character."""
        if isinstance(text, Relative):
            return f"{name}={{{text.json_code}}}"
        found = REFERENCE.fullmatch(text)
        if found is None:
            return f"{name}={quote(text, _PLAIN)}"
        code = self.inside(text)
        spec = self._field(found[1], found[2])
        escaped = spec.type.escaped if spec is not None else found[2] != "id"
        return f"{{httpx.QueryParams({_pair(name, code[1:-1])})}}" if escaped else f"{name}={code}"


def _pair(name: str, code: str) -> str:
    """Code of a parameter and its value; a word of Python is no argument."""
    return f"[({py(name)}, {code})]" if keyword.iskeyword(name) else f"{name}={code}"


def request(bindings: Bindings, step: Step) -> str:
    """Code of the method and the address of a step, on several lines where there is much to ask."""
    path = "/".join(bindings.inside(segment) for segment in step.call.segments)
    query = [bindings.parameter(name, value) for name, value in step.call.query]
    parts = [f"{step.route.method} /{path}", *(f"{'&' if index else '?'}{each}" for index, each in enumerate(query))]
    if sum(map(len, parts)) <= _LINE:
        parts = ["".join(parts)]
    return " ".join(f'f"{part}"' if "{" in part else f'"{part}"' for part in parts)


def clock_lines(bindings: Bindings, steps: Iterable[Step]) -> tuple[str, ...]:
    """Code that looks at the clock, where the rows or these steps are told from the present."""
    told = [row.values for row in bindings.given.values()] + [
        value for step in steps for value in ([each for _, each in step.call.query], step.body, step.expect)
    ]
    return ("now = datetime.now(UTC)",) if any(is_relative(each) for each in told) else ()


def row_lines(bindings: Bindings) -> tuple[str, ...]:
    """Code that makes and stores the given rows."""
    lines = [f"{bindings.variable(row.name)} = {_create(bindings, row)}" for row in bindings.given.values()]
    names = ", ".join(bindings.variable(name) for name in bindings.given)
    return (*lines, f"await api.given({names})", "") if lines else ()


def _create(bindings: Bindings, row: Row) -> str:
    entity = bindings.app.entities[row.entity]
    fields = columns(entity)
    values = {column: f"{bindings.variable(name)}.id" for column, name in row.rows.items()}
    values |= {name: _stored(fields[name], value) for name, value in row.values.items()}
    arguments = ", ".join(f"{name}={code}" for name, code in values.items())
    return f"{entity.name.pascal}Factory.{'bare' if row.defaults else 'create'}({arguments})"


def _stored(field: Value, value: Any) -> str:
    """Code of a value as a row holds it."""
    if isinstance(value, Relative):
        return value.code
    if isinstance(value, list) and field.items is not None:
        return f"[{', '.join(_stored(field.items, item) for item in value)}]"
    return entity_code(field, samples.canonical(field, value))


def expected_code(bindings: Bindings, payload: Payload, name: str, value: Any) -> str:
    """Code of an expected value, in the form in which the API answers it."""
    if name in payload.rows:
        items = (
            ", ".join(
                f"{py(key)}: {expected_code(bindings, payload.rows[name], key, item)}" for key, item in each.items()
            )
            for each in value
        )
        return f"[{', '.join(f'{{{item}}}' for item in items)}]"
    return bindings.json(as_answered(payload.fields[name], value))


def as_answered(field: Value, value: Any) -> Any:
    """An expected value in the form in which the API answers it; what is known only when the scenario runs stays."""
    if isinstance(value, list) and field.items is not None:
        return [as_answered(field.items, item) for item in value]
    if isinstance(value, Relative | Meanwhile) or (isinstance(value, str) and REFERENCE.fullmatch(value)):
        return value
    return samples.canonical(field, value)
