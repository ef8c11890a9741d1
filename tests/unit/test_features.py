"""A feature of entities is known in one place, and that place is enough."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from generators.features.base import Column, Feature, Features
from generators.features.registry import ALL, FEATURE_NAMES, FEATURES
from generators.field_types.numbers.integer import TYPE as INTEGER
from generators.model.app import Application
from generators.model.load import read_app
from generators.model.payloads import row_of
from generators.views.project.readme import readme_view
from generators.views.src.entity_modules import entity_module, schema_module
from generators.views.src.migration import table_of
from generators.views.src.repositories import repository_module
from generators.views.tests.field_choice import foreign

GENERATORS = Path(__file__).parents[2] / "generators"
SPEC = """
app: {name: things, title: Things, version: 1.0.0, description: Something to keep.}
entities:
  Thing:
    timestamps: false
    fields:
      code: {type: string, max_length: 10, unique: true}
    endpoints: {create: {}, list: {}, get: {}}
"""
VERSIONED = Feature(
    name="versioned",
    description="Whether rows have versions.",
    columns=(Column("version", INTEGER), Column("replaced", INTEGER, optional=True, shown=False)),
    order=("version",),
    visible="replaced IS NULL",
    mixin="VersionMixin",
    repository="VersionRepository",
)


def mentions(word: re.Pattern[str]) -> Iterator[str]:
    for path in sorted(GENERATORS.rglob("*.py")):
        if path.parent.name != "features" and word.search(path.read_text(encoding="utf-8")):
            yield path.relative_to(GENERATORS).as_posix()


@pytest.mark.parametrize("word", [*ALL.columns, *FEATURE_NAMES])
def test_only_its_module_knows_what_it_adds(word: str) -> None:
    assert list(mentions(re.compile(rf"\b{word}\b"))) == []


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.name)
def test_nothing_asks_for_it_by_name(feature: Feature) -> None:
    assert list(mentions(re.compile(rf"\.{feature.name}\b"))) == []


@pytest.fixture
def app() -> Application:
    """An app whose entity has a feature that the generator has never heard of."""
    found = read_app(SPEC, "things.yaml", "things")
    return replace(
        found, entities={"Thing": msgspec.structs.replace(found.entities["Thing"], features=Features((VERSIONED,)))}
    )


def test_a_new_feature_reaches_the_table(app: Application) -> None:
    table = table_of(app.entities["Thing"])
    assert table.columns[-2:] == (
        "sa.Column('version', sa.Integer(), nullable=False)",
        "sa.Column('replaced', sa.Integer(), nullable=True)",
    )
    assert table.indexes == (
        "op.create_index(op.f('uq_things_code'), 'things', ['code'], unique=True, "
        "postgresql_where=sa.text('replaced IS NULL'))",
        "op.create_index(op.f('ix_things_version_id'), 'things', ['version', 'id'])",
    )


def test_a_new_feature_reaches_the_classes(app: Application) -> None:
    entity, schemas = entity_module(app, "Thing"), schema_module(app, "Thing")
    assert entity.bases == ("VersionMixin", "Entity")
    assert not any("unique" in line for line in entity.columns)
    repository = repository_module(app, "Thing")
    assert (repository.parents, repository.tie_breakers) == (("VersionRepository",), ("version", "id"))
    assert schemas.automatic_lines == ("version: Whole32",)
    assert schemas.query is not None
    assert schemas.query.default_sort == "version"


def test_a_new_feature_reaches_answers_tests_and_documents(app: Application) -> None:
    assert row_of(app, "Thing").names == ("id", "code", "version")
    assert foreign(app.entities["Thing"], lambda field: True)[:3] == ("id", "version", "replaced")
    (entity,) = readme_view(app).erd
    assert [(field.type, field.name) for field in entity.fields[2:]] == [
        ("integer", "version"),
        ("integer", "replaced"),
    ]


def test_a_new_feature_has_files() -> None:
    assert VERSIONED.modules == {
        "src/models/entities/versioned": "VersionMixin",
        "src/repositories/versioned": "VersionRepository",
    }
