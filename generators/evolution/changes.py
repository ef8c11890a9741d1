"""What may change in a schema, each with what PostgreSQL needs to know to do it."""

from __future__ import annotations

from collections.abc import Mapping

from generators.schema.tables import Column, ForeignKey, Function, Index, Table, UniqueConstraint
from generators.support.frozen import Frozen

Key = UniqueConstraint | Index


class Change(Frozen):
    """A change of one table, by the name that it has afterwards."""

    table: str


class CreateTable(Change):
    """A table that was not there."""

    made: Table


class DropTable(Change):
    """A table, with all that is in it."""


class RenameTable(Change):
    """A table that was called otherwise."""

    before: str


class AddColumn(Change):
    """A column that rows get at once: it takes no value, or has a default."""

    name: str
    column: Column


class CopyColumn(Change):
    """A column that is another one under its new name: rows get what is in that one later."""

    before: str
    name: str
    column: Column


class DropColumn(Change):
    """A column, with all that is in it."""

    name: str


class RenameColumn(Change):
    """A column that was called otherwise. known: the version that is being replaced calls it so."""

    before: str
    name: str
    known: bool = True


class AlterColumn(Change):
    """A column of another type, with another default, or that need not have a value any more."""

    name: str
    before: Column
    after: Column


class RequireColumn(Change):
    """A column that has to have a value from now on."""

    name: str


class SetDefault(Change):
    """A column that was just added gets a default: rows that were there before do not."""

    name: str
    default: str


class AddKey(Change):
    """An index or a unique constraint. before: the one of the same name that it takes the place of."""

    name: str
    key: Key
    before: Key | None = None


class ConvertColumn(Change):
    """A column of another type. value: SQL of what becomes of a value. keys: what there is of it afterwards, which has
    to be there as soon as the column is."""

    name: str
    after: Column
    value: str
    keys: tuple[AddKey, ...]


class BeginConversion(Change):
    """A column of the new type, beside the old one, which is kept in step with it."""

    name: str
    after: Column
    value: str


class EndConversion(Change):
    """The new column takes the place of the old one."""

    name: str
    after: Column
    keys: tuple[AddKey, ...]


class RenameConstraint(Change):
    """A constraint that was called otherwise."""

    before: str
    name: str


class RenameIndex(Change):
    """An index that was called otherwise."""

    before: str
    name: str


class AddCheck(Change):
    """A check that rows have to meet. filled: some of them only do after they got another value."""

    name: str
    condition: str
    filled: bool = False


class DropCheck(Change):
    """A check."""

    name: str


class AddForeignKey(Change):
    """A reference to another table."""

    name: str
    key: ForeignKey


class DropForeignKey(Change):
    """A reference to another table. late: it stays until the one that takes its place is there."""

    name: str
    key: ForeignKey
    late: bool = False


class DropKey(Change):
    """An index or a unique constraint. late: it stays until the one that takes its place is there."""

    name: str
    key: Key
    late: bool = False


class AddFunction(Change):
    """A function, with the trigger that calls it."""

    name: str
    function: Function


class DropFunction(Change):
    """A function, with the trigger that calls it: it goes before anything else, from a table as it was called. late: or
    it stays until the one that takes its place is there."""

    name: str
    function: Function
    late: bool = False


class FillRows(Change):
    """Rows get other values. values and where: SQL, over a row as it was; no row meets the condition afterwards. again:
    there may be more of them until it is demanded. optional: what they get may be nothing. strange: the version that is
    being replaced cannot read them. copied: it is what another column holds."""

    values: Mapping[str, str]
    where: str
    again: bool = True
    optional: bool = False
    strange: bool = False
    copied: bool = False
