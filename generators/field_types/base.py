"""What a field type is: everything that the generator knows of one type stands in a module below this package.

To add a type: one module with a subclass of ``FieldType`` and ``TYPE``, its instance. Nothing else names types.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Final, Protocol

from generators import regexes
from generators.field_types.values import Case, LiteralError, Support, Unique, Written
from generators.operations.domain import Kind
from generators.python_source.literals import json_code
from generators.support.canonical import Named
from generators.support.quoting import show

NAME_BYTES: Final = 256
"""The name of a field in JSON, with what is written around it."""

SCALAR_BYTES: Final = 64
"""A number, a moment or a word, with what is written around it."""

Side = tuple[Any, bool]
"""A bound, and whether the bound itself is outside."""


class Bounded(Protocol):
    """What is said of one value, in a spec or resolved: its type, and the bounds that its type takes."""

    @property
    def type(self) -> FieldType: ...
    @property
    def min_length(self) -> int | None: ...
    @property
    def max_length(self) -> int | None: ...
    @property
    def pattern(self) -> str | None: ...
    @property
    def gt(self) -> Any: ...
    @property
    def ge(self) -> Any: ...
    @property
    def lt(self) -> Any: ...
    @property
    def le(self) -> Any: ...
    @property
    def precision(self) -> int | None: ...
    @property
    def scale(self) -> int | None: ...
    @property
    def multiple_of(self) -> Any: ...
    @property
    def values(self) -> tuple[str, ...] | None: ...
    @property
    def local(self) -> bool: ...
    @property
    def fields(self) -> Mapping[str, Bounded] | None: ...
    @property
    def items(self) -> Bounded | None: ...
    @property
    def min_items(self) -> int | None: ...
    @property
    def max_items(self) -> int | None: ...
    @property
    def max_bytes(self) -> int | None: ...


class FieldType(Named, ABC):
    """One type. ``spec`` is what is said of a field of this type, or of the items of a list of it."""

    # -- In a spec. rank: its place where types are listed. synonyms: its names elsewhere. json_types: of a literal, as
    # JSON Schema calls them. keys: the bounds it takes; field_keys: what only a field takes, not an item of a list.
    # required: keys that must be there, each with an example. instead: what to write for a key that it does not take.

    rank: ClassVar[int]
    description: ClassVar[str]
    synonyms: ClassVar[tuple[str, ...]] = ()
    json_types: ClassVar[tuple[str, ...]] = ("string",)
    keys: ClassVar[frozenset[str]] = frozenset()
    field_keys: ClassVar[frozenset[str]] = frozenset({"unique", "index"})
    required: ClassVar[Mapping[str, str]] = {}
    instead: ClassVar[Mapping[str, str]] = {}

    # -- What can be done with a field. in_lists: lists have items of it. joins_keys: it may be part of a key even where
    # it is not unique by itself. is_condition: a value is a condition by itself. is_state: it has few values, each of
    # which means something. free_text: people write into it what they like. has_case: texts may differ in case only.
    # default_length and most_length: of a text whose spec says none, and at most; too_long: what to do beyond that.
    # least_length: a smaller max_length would leave out what everybody has.
    # kind: what it is in operations. clock: what a scenario calls the present where values are told from it; units: in
    # which they move.

    in_lists: ClassVar[bool] = True
    joins_keys: ClassVar[bool] = False
    filters: ClassVar[bool] = True
    sorts: ClassVar[bool] = True
    searches: ClassVar[bool] = False
    is_condition: ClassVar[bool] = False
    is_state: ClassVar[bool] = False
    free_text: ClassVar[bool] = False
    has_case: ClassVar[bool] = False
    default_length: ClassVar[int | None] = None
    most_length: ClassVar[int | None] = 10_000
    least_length: ClassVar[int] = 1
    too_long: ClassVar[str] = ""
    kind: ClassVar[Kind]
    clock: ClassVar[str] = ""
    units: ClassVar[frozenset[str]] = frozenset()

    # -- In code. python: in the entity; answer: in answers, where it is another one. schema: what a client sends;
    # core: the same inside ``Annotated[...]`` with constraints, checks: validators that follow those. query_check: a
    # validator of the text in a query. column: SQLAlchemy's type; sql_type: what PostgreSQL calls it. emptied: a column
    # with a default in which None is kept; SQLAlchemy takes it for nothing otherwise, and stores the default. measured:
    # the items of a list have a length that is checked. mutable: a default must be made anew each time. named: its
    # values are a type of their own. holds_null: null is a value of it. escaped: in an address. requirements: packages
    # that an application with such a field needs.

    python: ClassVar[str]
    answer: ClassVar[str] = ""
    schema: ClassVar[str]
    core: ClassVar[str] = ""
    checks: ClassVar[tuple[str, ...]] = ()
    query_check: ClassVar[str] = ""
    column: ClassVar[str]
    sql_type: ClassVar[str]
    emptied: ClassVar[str] = "{column}.evaluates_none()"
    measured: ClassVar[bool] = False
    mutable: ClassVar[bool] = False
    named: ClassVar[bool] = False
    holds_null: ClassVar[bool] = False
    escaped: ClassVar[bool] = False
    supports: ClassVar[tuple[Support, ...]] = ()
    requirements: ClassVar[tuple[str, ...]] = ()

    # -- In tests. swaps_case: a value in the other case is one too. json_lacks: JSON has no such values.
    # exact_number: what is answered is exactly what was sent. padded: a database gives it back with more places than it
    # got; shifted: in another zone. coercible: values of other types that a lax model would convert.

    swaps_case: ClassVar[bool] = False
    json_lacks: ClassVar[bool] = False
    exact_number: ClassVar[bool] = False
    padded: ClassVar[bool] = False
    shifted: ClassVar[bool] = False
    coercible: ClassVar[tuple[Any, ...]] = ()

    def __str__(self) -> str:
        return self.name

    # -- Literals and bounds

    @abstractmethod
    def read(self, raw: Any) -> Any:
        """A literal as a value: int, float, Decimal, date, ...; raises LiteralError("expected ...")."""

    def problems(self, spec: Bounded, raw: Any) -> Iterator[str]:
        """Why a field would refuse a literal; nothing when it takes it."""
        try:
            value = self.read(raw)
        except LiteralError as error:
            yield f"{show(raw)}: {error}"
            return
        yield from self.refusals(spec, value)

    def asked(self, text: str) -> Any:
        """A text in a query as a value; raises LiteralError."""
        return self.read(text)

    def query_problems(self, spec: Bounded, text: str) -> Iterator[str]:
        """Why a filter by a field would refuse a text; nothing when it takes it."""
        try:
            value = self.asked(text)
        except LiteralError as error:
            yield f"{show(text)}: {error.expected}"
            return
        yield from self.refusals(spec, value)

    def refusals(self, spec: Bounded, value: Any) -> Iterator[str]:
        """Why a value does not meet the bounds."""
        yield from ()

    def form(self, spec: Bounded) -> str | None:
        """The regular expression that a text matches."""
        return spec.pattern

    def longest(self, spec: Bounded) -> int | None:
        """The most characters a value may have; None when only the request body bounds it."""
        return spec.max_length if spec.max_length is not None else self.default_length

    def largest(self, spec: Bounded) -> int | None:
        """The most bytes that a valid value may take in JSON, however it is written; None when nothing bounds it."""
        return SCALAR_BYTES

    def fits(self, spec: Bounded, text: str) -> bool:
        """Whether a text meets the lengths and the form."""
        high, form = self.longest(spec), self.form(spec)
        if len(text) < (spec.min_length or 0) or (high is not None and len(text) > high):
            return False
        return form is None or regexes.matches(form, text)

    def indexed_length(self, spec: Bounded) -> int | None:
        """The most characters of a value in an index; None when nothing limits them."""
        return self.longest(spec) or 0

    def unit(self, spec: Bounded) -> Any:
        """The distance between neighbouring values; None where there is always one between them."""
        return None

    def column_sides(self, spec: Bounded) -> tuple[Side, Side] | None:
        """The column's own bounds; None where it has none."""
        return None

    def beyond_column(self, spec: Bounded, value: Any) -> str:
        """How a bound is outside the column, as the end of a sentence; "" when it is inside."""
        return ""

    # -- Code

    def column_code(self, spec: Bounded) -> str:
        """The SQLAlchemy type."""
        return self.column.format(precision=spec.precision, scale=spec.scale or 0)

    def column_type(self, spec: Bounded) -> str:
        """The type as PostgreSQL's ``format_type`` writes it."""
        return self.sql_type.format(precision=spec.precision, scale=spec.scale or 0)

    def column_default(self, spec: Bounded, value: Any) -> str:
        """A JSON value as the text of a literal that PostgreSQL reads as a value of the column."""
        return str(value)

    def sql_checks(self, column: str, spec: Bounded) -> Iterator[tuple[str, str]]:
        """(suffix of the name, SQL) of each check constraint."""
        yield from ()

    def sql_item_checks(self, column: str, spec: Bounded) -> Iterator[tuple[str, str]]:
        """The same of a column that is an array of such values."""
        yield from ()

    def constraints(self, spec: Bounded) -> Iterator[str]:
        """Arguments of ``Field(...)`` that bound one value."""
        yield from ()

    def schema_of(self, spec: Bounded) -> str:
        """The type of what a client sends, without its constraints."""
        return self.schema

    def schema_code(self, spec: Bounded, *first: str) -> str:
        """The type of what a client sends, plain where nothing constrains it. first: more checks."""
        arguments = ", ".join(self.constraints(spec))
        if not (arguments or first):
            return self.schema_of(spec)
        bounds = [f"Field({arguments})"] if arguments else []
        checks = [*first, *(check.format(scale=spec.scale or 0) for check in self.checks)]
        return f"Annotated[{', '.join([self.core or self.schema_of(spec), *bounds, *checks])}]"

    def supported_by(self, spec: Bounded, *, sent: bool) -> tuple[Support, ...]:
        """The support that the code of one field needs. sent: by clients."""
        return self.supports

    def as_json(self, code: str) -> str:
        """Code of an entity's value as a client sees it."""
        return code

    def in_address(self, code: str) -> str:
        """Code of an entity's value as a part of an f-string."""
        return code

    def entity_code(self, spec: Bounded, value: Any) -> str:
        """Python source of a JSON value as the ORM entity holds it."""
        return json_code(value)

    def entity_value(self, spec: Bounded, value: Any) -> Any:
        """The value itself: what ``entity_code`` is the source of."""
        return value

    # -- Values

    def canonical(self, spec: Bounded, value: Any) -> Any:
        """A valid value (a default, an example) as the API answers it."""
        return value

    @abstractmethod
    def sample(self, spec: Bounded, name: str, index: int) -> Any:
        """The ``index``-th valid value (0 or 1) for a field of this name, as JSON; they differ where they can."""

    @abstractmethod
    def cases(self, spec: Bounded) -> Iterator[Case]:
        """At, below and above every bound, and values of another type."""

    def unique(self, spec: Bounded, name: str) -> Unique | None:
        """Values that differ from call to call; None for a type that no unique key may have."""
        return None

    @abstractmethod
    def hostile(self, spec: Bounded) -> Iterator[tuple[str, str]]:
        """(label, JSON text): what Python, JSON and PostgreSQL read differently; refused, or stored exactly."""

    def oversized(self, spec: Bounded) -> Iterator[str]:
        """JSON text of values that are just too large for the column, or far too large."""
        yield from ()

    def written(self, spec: Bounded, value: Any) -> Iterator[Written]:
        """Other forms of a valid value."""
        yield from ()

    def no_value(self, spec: Bounded) -> str:
        """Text in a query that is no value of a filter."""
        return "x"

    def before(self, spec: Bounded, low: Any, high: Any) -> bool:
        """Whether one JSON value comes before another, in every collation."""
        return bool(low < high)

    def shortest_code(self, spec: Bounded, value: Any) -> str:
        """Python source of a JSON value as an entity holds it before the database has seen it."""
        return self.entity_code(spec, value)
