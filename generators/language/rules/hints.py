"""What a spec says of the way from the last release: it has to fit to what the spec describes now."""

from __future__ import annotations

from generators.language.allowed_keys import HINTS
from generators.language.model import AppSpec, EntitySpec, FieldSpec, Renamed
from generators.language.rules.fields import given
from generators.language.yaml.document import Document, Loc


def check_hints(document: Document, spec: AppSpec) -> None:
    """Report names that are there now although they are said to be gone, and values that are in no enum."""
    if spec.dropped is not None:
        _check_dropped(document, ("dropped", "entities"), spec.dropped.entities, document.names("entities"))
    for name, entity in spec.entities.items():
        loc = ("entities", name)
        if entity.renamed_from in spec.entities:
            _still_there(document, (*loc, "renamed_from"), str(entity.renamed_from))
        _check_entity(document, loc, entity)


def _check_entity(document: Document, loc: Loc, entity: EntitySpec) -> None:
    names = (*entity.fields, *entity.belongs_to)
    if entity.dropped is not None:
        _check_dropped(document, (*loc, "dropped", "fields"), entity.dropped.fields, names)
    for name, field in entity.fields.items():
        _check_renamed(document, (*loc, "fields", name, "renamed_from"), field.renamed_from, names)
        if not field.model_fields_set.isdisjoint(HINTS):
            _check_values(document, (*loc, "fields", name), field)
        if field.backfill is not None and field.convert is not None:
            message = "`backfill` is for rows without a value, and `convert` is said of all of them"
            hint = "say it in `convert`: `old if old is not None else ...`"
            document.report((*loc, "fields", name, "backfill"), "contradiction", message, hint)
        if field.backfill is not None and field.html is not None:
            message = "only the application makes HTML harmless, and a migration fills rows without it"
            document.report((*loc, "fields", name, "backfill"), "contradiction", message, "give it a `default`")
    for name, relation in entity.belongs_to.items():
        _check_renamed(document, (*loc, "belongs_to", name, "renamed_from"), relation.renamed_from, names)


def _check_renamed(document: Document, loc: Loc, renamed: Renamed | None, names: tuple[str, ...]) -> None:
    if renamed is not None and renamed.field in names:
        _still_there(document, loc, renamed.field)


def _check_dropped(document: Document, loc: Loc, dropped: tuple[str, ...], names: tuple[str, ...]) -> None:
    for index, name in enumerate(dropped):
        if name in names:
            _still_there(document, (*loc, index), name)


def _still_there(document: Document, loc: Loc, name: str) -> None:
    document.report(loc, "contradiction", f"`{name}` is still there", "delete one of the two")


def _check_values(document: Document, loc: Loc, field: FieldSpec) -> None:
    """Old values are gone, and become values that there are."""
    hints = [key for key in given(field) if key in ("renamed_values", "removed_values")]
    for key in hints:
        if field.values is None:
            message = f"`{key}` does not apply to type {field.type}"
            document.report((*loc, key), "constraint-not-for-type", message, "only enum fields have values", at="key")
            continue
        for old, new in getattr(field, key).items():
            if old in field.values:
                _still_there(document, (*loc, key, old), old)
            elif new not in field.values:
                message, hint = f"`{new}` is not one of the values", f"choose one of {', '.join(field.values)}"
                document.report((*loc, key, old), "contradiction", message, hint)
