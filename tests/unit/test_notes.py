"""What people read of the changes of a migration."""

from __future__ import annotations

import pytest

from generators.evolution.changes import (
    AddCheck,
    AddColumn,
    AddForeignKey,
    AddFunction,
    AddKey,
    AlterColumn,
    BeginConversion,
    Change,
    ConvertColumn,
    CopyColumn,
    CreateTable,
    DropCheck,
    DropColumn,
    DropForeignKey,
    DropFunction,
    DropKey,
    DropTable,
    EndConversion,
    FillRows,
    RenameColumn,
    RenameConstraint,
    RenameIndex,
    RenameTable,
    RequireColumn,
    SetDefault,
)
from generators.evolution.notes import words_of
from generators.schema.tables import Column, ForeignKey, Function, Index, Table, UniqueConstraint

COUNT, DEFAULT = Column("integer"), Column("integer", nullable=True, default="0")
FUNCTION = Function("CREATE FUNCTION f() ...", "books", "CREATE TRIGGER f ...")
WORDS: list[tuple[Change, str]] = [
    (CreateTable("books", Table("books", {}, ("id",))), "create table books"),
    (DropTable("books"), "drop table books, with all that is in it"),
    (RenameTable("books", "papers"), "rename table papers to books"),
    (AddColumn("books", "pages", COUNT), "add column pages: integer NOT NULL"),
    (
        CopyColumn("books", "size", "pages", COUNT),
        "add column pages: integer NOT NULL, which is size under another name",
    ),
    (DropColumn("books", "pages"), "drop column pages, with all that is in it"),
    (RenameColumn("books", "size", "pages"), "rename column size to pages"),
    (AlterColumn("books", "pages", COUNT, DEFAULT), "column pages: integer NOT NULL -> integer DEFAULT 0"),
    (SetDefault("books", "pages", "0"), "column pages: DEFAULT 0, which rows that are there do not get"),
    (
        BeginConversion("books", "pages", COUNT, "pages"),
        "add column pages_new: integer, and a trigger that keeps it in step with pages",
    ),
    (EndConversion("books", "pages", COUNT, ()), "pages_new takes the place of pages, which goes"),
    (RequireColumn("books", "pages"), "rows that are written have to have pages"),
    (RenameConstraint("books", "ck_a", "ck_b"), "rename ck_a to ck_b"),
    (RenameIndex("books", "ix_a", "ix_b"), "rename ix_a to ix_b"),
    (AddCheck("books", "ck_a", "pages > 0"), "add check ck_a for what is written: pages > 0"),
    (DropCheck("books", "ck_a"), "drop check ck_a"),
    (
        AddForeignKey("books", "fk_a", ForeignKey("shelf_id", "shelves", "cascade")),
        "add reference fk_a for what is written: shelf_id -> shelves",
    ),
    (DropForeignKey("books", "fk_a", ForeignKey("shelf_id", "shelves", "cascade")), "drop reference fk_a"),
    (DropKey("books", "uq_a", UniqueConstraint(("isbn",))), "drop unique key uq_a (isbn)"),
    (DropKey("books", "ix_a", Index(("a", "b"), where="c")), "drop index ix_a (a, b) where c"),
    (AddFunction("books", "f", FUNCTION), "add trigger f"),
    (DropFunction("", "f", FUNCTION), "drop function f"),
]


@pytest.mark.parametrize(("change", "words"), WORDS, ids=[type(each).__name__ for each, _ in WORDS])
def test_words(change: Change, words: str) -> None:
    assert words_of(change) == words


def test_every_change_but_those_that_are_steps_of_their_own_has_words() -> None:
    assert {type(each) for each, _ in WORDS} | {AddKey, ConvertColumn, FillRows} == set(Change.__subclasses__())
