# Generated from specs/shop_with_accounts.yaml by templates/tests/cases/base.py.j2.
"""What the tests of every entity know of one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from tests.support import store, values

# A row is a case: a field, or what else it is about, then what the test needs, and perhaps what tells it from others.
Table = Sequence[Any]


@dataclass(frozen=True, kw_only=True)
class Subject:
    """An entity: its classes, which have no common type, and the values that tests give to it."""

    name: str
    plural: str
    url: str
    has: Sequence[str]  # its endpoints, and what else tests ask for: an answer, a service
    entity: Any
    factory: Any
    repository: Any
    service: Any = None
    answer: Any = None
    create: Any = None
    update: Any = None
    query: Any = None
    capacity: int  # how many rows a test may make, by the unique keys
    order: Sequence[str]  # the columns by which a list is sorted
    hides: bool  # a deleted row stays
    aged: bool  # a row knows when it was made
    nested: Sequence[str] = ()  # what an answer shows inside a row
    shown: Sequence[str] = ()  # the keys of an answer
    computed: Sequence[str] = ()  # those of them that are no columns
    secret: Sequence[str] = ()  # fields that no answer shows
    unsent: Sequence[str] = ()  # names that no client may send
    immutable: Sequence[str] = ()  # fields that a client sends on create only
    required: Sequence[str] = ()
    not_null: Sequence[str] = ()
    nullable: Sequence[str] = ()
    emptied: Sequence[str] = ()  # fields that may be empty and have a default
    defaults: Table = ()  # field, value of a row for which the client sends only what is required
    column_defaults: Table = ()  # field, value of a row that is made without
    accepted: Table = ()  # field, value
    written: Table = ()  # field, another way to write a value, how it is answered
    dirty: Table = ()  # fields, HTML and what sanitising leaves of it
    refused: Table = ()  # field, value, pydantic's type of the error
    hostile: Table = ()  # fields, JSON texts that readers do not agree about
    refused_rows: Table = ()  # field, value that the table itself refuses
    states: Table = ()  # field, value of an enum that no client sends
    change: Table = ()  # field, another value than the factory's
    bystanders: bool = False  # rows that are not changed may have the value of the change
    keys: Table = ()  # fields of a unique constraint, its name
    declared: Table = ()  # name of a unique constraint, its own error
    shared: Table = ()  # fields that two rows may have in common although a key has them
    filters: Table = ()  # field, value to find, its text, value of another row
    blanks: Table = ()  # parameter, field, value of a row that is not empty
    bad_parameters: Table = ()  # parameter, text
    sorts: Table = ()  # field, value, value that comes after it
    ties: Table = ()  # field, value that several rows have
    searches: Table = ()  # field, value to find, text to look for, value of another row
    wildcards: Table = ()  # field, text to look for, value to find, value that it would match as a pattern
    conditions: Table = ()  # column, whether it has the value, value: of each row that its list shows
    hidden: Table = ()  # field, value with which no list shows a row
    shown_empty: Table = ()  # field that holds nothing in a row that a list shows
    absent: Table = ()  # method, whether by id, status

    @property
    def changes(self) -> Table:
        """A field and a value that a client may send, which may be nothing."""
        return [*self.accepted, *((field, None, "null") for field in self.nullable)]

    @property
    def kept(self) -> Table:
        """A field, a value that a client may send, and how it is answered."""
        same = [(field, value, value, *label) for field, value, *label in self.changes]
        dirty = _spread(self.dirty)
        clean = [(field, after, after, f"{label}, sanitised before") for field, _, after, label in dirty]
        return [*same, *self.written, *dirty, *clean]

    @property
    def hostile_values(self) -> Table:
        """A field and JSON text."""
        return _spread(self.hostile)

    @property
    def aged_ties(self) -> Table:
        """Those under which the older row comes first."""
        return [case for case in self.ties if self.aged and case[0] != self.order[0]]

    @property
    def other_keys(self) -> Table:
        """The keys in which rows of a test differ."""
        return self.keys if self.capacity > 1 else ()

    @property
    def bystander_change(self) -> Table:
        """The change, where it leaves other rows alone."""
        return self.change if self.bystanders else ()

    @property
    def dated_change(self) -> Table:
        """The change, where a row knows when it was made."""
        return self.change if self.aged else ()

    @property
    def freed_keys(self) -> Table:
        """The keys, where a deleted row stays."""
        return self.keys if self.hides else ()

    def lists(self, entity: Any) -> bool:
        """Whether its list shows a row. To the database, nothing is neither a value nor another one."""
        known = [(getattr(entity, column), same, value) for column, same, value in self.conditions]
        return all(own is not None and (own == value) is same for own, same, value in known)

    def foreign(self, verb: str) -> Sequence[str]:
        """Names that a client may not send."""
        return self.unsent if verb == "create" else [*self.unsent, *self.immutable]

    def body(self, verb: str, /, **fields: Any) -> dict[str, Any]:
        """The body of a request with these fields; to create a row takes others too."""
        return dict(self.factory.payload(**fields)) if verb == "create" else fields

    def row(self, entity: Any) -> dict[str, Any]:
        """What the repository answers for a row with nothing inside."""
        return {**values(entity), **{name: [] for name in self.nested}}

    def answered(self, entity: Any) -> Any:
        """What the API answers for it."""
        return self.answer.model_validate(self.row(entity)).model_dump(mode="json")

    async def stored(self, db: AsyncSession, /, **fields: Any) -> Any:
        """A row with these values."""
        entity = self.factory.create(**fields)
        await store(db, entity)
        return entity


def _spread(table: Table) -> Table:
    """One row for each of the fields and each of the cases that they share."""
    return [(field, *case) for fields, cases in table for field in fields for case in cases]


def words(text: str) -> list[str]:
    """Names that stand in one text."""
    return text.split()
