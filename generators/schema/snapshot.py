"""Snapshots: what the schema was after each revision, as YAML that people read in pull requests and nobody edits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

import msgspec
from msgspec import Struct

from generators.schema.moving_functions import filler, mirror
from generators.schema.tables import Column, ForeignKey, Function, Index, Rows, Schema, Table
from generators.support.errors import UserError

_HEAD: Final = (
    "# The schema after one revision. Written by doit, read by doit: a change of the schema is a change of the spec.\n"
)
_WORDS: Final = re.compile(r"[^a-z0-9]+")
_LONGEST: Final = 48
# The keys of columns, indexes and references.
_SMALL: Final = {
    *Column.__struct_fields__,
    *Index.__struct_fields__,
    *ForeignKey.__struct_fields__,
}


class Renames(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What has another name than before: the old name by the new one; columns by ``table.column``, both new."""

    tables: Mapping[str, str] = {}
    columns: Mapping[str, str] = {}


class Filler(Struct, frozen=True, forbid_unknown_fields=True):
    """A trigger of a table. values: what columns get that have no value; SQL over the row."""

    table: str
    values: Mapping[str, str]


class Mirror(Struct, frozen=True, forbid_unknown_fields=True):
    """A trigger of a table that keeps a column and the one that it is now alike."""

    table: str
    old: str
    new: str


class Owed(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What is still there for the version that is being replaced, and goes after the next release.

    fillers: what fills columns that this version leaves empty, and mirrors: what keeps those alike that it knows under
    another name, by the names of their triggers. indexes: of these, by table. rules: triggers that hold what it writes
    to these against the rules of today.
    """

    tables: Mapping[str, Table] = {}
    columns: Mapping[str, Mapping[str, Column]] = {}
    fillers: Mapping[str, Filler] = {}
    mirrors: Mapping[str, Mirror] = {}
    indexes: Mapping[str, Mapping[str, Index]] = {}
    rules: Mapping[str, Function] = {}

    def __bool__(self) -> bool:
        return bool(self.tables or self.columns or self.fillers)

    @property
    def functions(self) -> dict[str, Function]:
        """All that triggers call."""
        mirrors = {name: self._mirror(name, each) for name, each in self.mirrors.items()}
        fillers = {name: filler(name, each.table, each.values) for name, each in self.fillers.items()}
        return {**self.rules, **mirrors, **fillers}

    def mirrored(self, table: str) -> dict[str, str]:
        """The columns of a table that are there under two names: the new one by the old one."""
        return {each.old: each.new for each in self.mirrors.values() if each.table == table}

    def _mirror(self, name: str, each: Mirror) -> Function:
        return mirror(name, each.table, each.old, each.new, self.columns[each.table][each.old])


class Said(Struct, frozen=True, forbid_unknown_fields=True):
    """An expression of the spec, and what it is in SQL."""

    says: str
    sql: str


class Snapshot(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """The schema after a revision, and what of the way to it cannot be seen in it.

    copied: columns that are there under their old name too; values: what becomes of the values of an enum; fills: what
    rows get that have no value; conversions: what becomes of values of another type; all by ``table.column``. rows:
    some that it takes, those of the revision before as far as it takes them; a test of the application
    upgrades from them.
    """

    revision: str
    title: str
    schema: Schema
    renamed: Renames = Renames()
    copied: Mapping[str, str] = {}
    values: Mapping[str, Mapping[str, str]] = {}
    fills: Mapping[str, Said] = {}
    conversions: Mapping[str, Said] = {}
    owed: Owed = Owed()
    rows: Rows = {}

    @property
    def names(self) -> Renames:
        """All that is called otherwise than before, whether or not the old name is there too."""
        return Renames(self.renamed.tables, {**self.renamed.columns, **self.copied})

    @property
    def name(self) -> str:
        """What its file and its migration are called, without an ending."""
        words = _WORDS.sub("_", self.title.lower()).strip("_")
        return f"{self.revision}_{words[:_LONGEST].rstrip('_')}"


def as_yaml(snapshot: Snapshot) -> str:
    """The text of a snapshot's file."""
    import yaml

    data = msgspec.to_builtins(snapshot)
    for table, rows in data.get("rows", {}).items():
        data["rows"][table] = _Lines(map(_Line, rows))
    text: str = yaml.dump(data, Dumper=_dumper(), sort_keys=False, allow_unicode=True, width=140)
    return _HEAD + text


def read_snapshot(text: str, file: str) -> Snapshot:
    """The snapshot in a text. Raises UserError that names the file."""
    import yaml

    try:
        return msgspec.convert(yaml.load(text, Loader=yaml.CSafeLoader), Snapshot)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise UserError(
            f"{file}: it is not the snapshot that was written: {error}\n"
            "      hint: nobody edits these files; bring it back from version control"
        ) from None


class _Line(dict[str, Any]):
    """What stands on one line."""


class _Lines(list[_Line]):
    """One below the other."""


def _dumper() -> Any:
    """Small things and rows on one line each, texts of several lines as blocks."""
    import yaml

    class Dumper(yaml.CSafeDumper):
        """Ours."""

    def text(dumper: Any, value: str) -> Any:
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value else None)

    def mapping(dumper: Any, value: dict[str, Any]) -> Any:
        small = not value or isinstance(value, _Line) or value.keys() <= _SMALL
        return dumper.represent_mapping("tag:yaml.org,2002:map", value, flow_style=small)

    def sequence(dumper: Any, value: Any) -> Any:
        return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=not isinstance(value, _Lines))

    Dumper.add_representer(str, text)
    Dumper.add_representer(dict, mapping)
    Dumper.add_representer(_Line, mapping)
    Dumper.add_representer(list, sequence)
    Dumper.add_representer(_Lines, sequence)
    Dumper.add_representer(tuple, sequence)
    return Dumper
