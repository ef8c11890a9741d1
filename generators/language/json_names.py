"""What clients call everything that there is: by its ``json``, or by its own word as the whole API writes words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from pydantic.alias_generators import to_camel

from generators.language.links import Links
from generators.language.model import AppSpec, FieldSpec, ListInputSpec, OperationSpec, RowInputSpec
from generators.language.yaml.document import Loc
from generators.python_source.attributes import attribute_name
from generators.support.frozen import Frozen
from generators.support.names import Name

# ``?lent_at__null=true`` asks for rows with nothing in the field.
BLANK: Final = "__null"
_STYLES: Final[dict[str, Callable[[str], str]]] = {"snake": lambda word: word, "camel": to_camel}


class Called(Frozen):
    """Something in a payload. name: its attribute in code. place: in the spec. said: whether it has a ``json``."""

    word: str
    json: str
    place: Loc
    said: bool = False

    @property
    def name(self) -> str:
        return attribute_name(self.word)


def style_of(spec: AppSpec) -> Callable[[str], str]:
    """How the API writes a word."""
    return _STYLES[spec.app.json_names]


def is_plain(spec: AppSpec, links: Links, key: str) -> bool:
    """Whether clients and code call everything of an entity by its own words."""
    entity = spec.entities[key]
    said = bool(entity.json_names) or any(
        each.json_name is not None for named in (entity.fields, entity.belongs_to) for each in named.values()
    )
    words = (
        *entity.fields,
        *(f"{name}_id" for name in entity.belongs_to),
        *(f"{Name.of(owner.entity).snake}_id" for owner in links.owners(key)),
        *(f"{Name.of(target).snake}_ids" for target in entity.many_to_many.values()),
        *entity.contains,
        *entity.many_to_many,
        *entity.computed,
    )
    return spec.app.json_names == "snake" and not said and all(attribute_name(word) == word for word in words)


def members(spec: AppSpec, links: Links, key: str) -> Iterator[Called]:
    """Everything that a client sends and sees of the rows of an entity."""
    entity, style, loc = spec.entities[key], style_of(spec), ("entities", key)

    def called(word: str, place: Loc, own: str | None = None) -> Called:
        said = own or entity.json_names.get(word)
        return Called(word, said or style(word), place, own is not None)

    def by_itself(word: str) -> Called:
        return called(word, (*loc, "json_names", word) if word in entity.json_names else loc)

    yield by_itself("id")
    for owner in links.owners(key):
        yield by_itself(f"{Name.of(owner.entity).snake}_id")
    for name, relation in entity.belongs_to.items():
        yield called(f"{name}_id", (*loc, "belongs_to", name), relation.json_name)
    for name, field in entity.fields.items():
        yield called(name, (*loc, "fields", name), field.json_name)
    for section in ("contains", "many_to_many", "computed"):
        for name in getattr(entity, section):
            yield called(name, (*loc, section, name))
    for name, target in entity.many_to_many.items():
        yield called(f"{Name.of(target).snake}_ids", (*loc, "many_to_many", name))
    for name in entity.features.shown:
        yield by_itself(name)


def inputs(spec: AppSpec, operation: OperationSpec, loc: Loc) -> Iterator[Called]:
    """Everything that a client sends in the body of an operation."""
    return _sent(spec, operation.input, operation.line.parameters, (*loc, "input"))


def items(spec: AppSpec, sent: ListInputSpec, loc: Loc) -> Iterator[Called]:
    """Everything in one object of a list that a client sends."""
    return _sent(spec, sent.each, (), (*loc, "each"))


def _sent(
    spec: AppSpec,
    given: Mapping[str, FieldSpec | RowInputSpec | ListInputSpec],
    parameters: tuple[str, ...],
    loc: Loc,
) -> Iterator[Called]:
    style = style_of(spec)
    for name, each in given.items():
        word = f"{name}_id" if isinstance(each, RowInputSpec) else name
        if word not in parameters:
            yield Called(word, each.json_name or style(word), (*loc, name), each.json_name is not None)
