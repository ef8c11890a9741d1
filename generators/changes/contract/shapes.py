"""Schemas of OpenAPI as they are compared: references followed, ``null`` apart, one option for each alternative."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

JSON = Mapping[str, Any]
_SCHEMAS: Final = "#/components/schemas/"
_CHOICES: Final = ("anyOf", "oneOf")


@dataclass(frozen=True, slots=True)
class Shape:
    """A value. name: of the component that it is, "" for none. options: what it may be, but for ``null``."""

    name: str
    schema: JSON
    nullable: bool
    options: tuple[Shape, ...]

    @property
    def sort(self) -> str:
        """The type of an option."""
        return str(self.schema.get("type", "any value"))

    @property
    def format(self) -> str:
        return str(self.schema.get("format", ""))

    @property
    def values(self) -> tuple[Any, ...]:
        """The values of an enum, () for any."""
        return (self.schema["const"],) if "const" in self.schema else tuple(self.schema.get("enum", ()))


class Shapes:
    """The schemas of one document."""

    def __init__(self, document: JSON) -> None:
        self._components: JSON = document.get("components", {}).get("schemas", {})

    def of(self, schema: JSON) -> Shape:
        """The shape of a schema."""
        name, schema = self._followed(schema)
        found = tuple(self._options(name, schema))
        options = tuple(each for each in found if each.sort != "null")
        return Shape(name, schema, len(options) < len(found), options)

    def _options(self, name: str, schema: JSON) -> Iterator[Shape]:
        choice = next((schema[each] for each in _CHOICES if each in schema), None)
        if choice is not None:
            for each in choice:
                yield from self._options(*self._followed(each))
        elif isinstance(schema.get("type"), list):
            yield from (Shape(name, {**schema, "type": each}, False, ()) for each in schema["type"])
        else:
            yield Shape(name, schema, False, ())

    def _followed(self, schema: JSON) -> tuple[str, JSON]:
        """A schema with the name of its component; what stands beside a reference counts more than what is there."""
        name = ""
        while "$ref" in schema:
            name = str(schema["$ref"]).removeprefix(_SCHEMAS)
            beside = {key: value for key, value in schema.items() if key != "$ref"}
            schema = {**self._components[name], **beside}
        return name, schema
