"""What has to hold across the parts of a spec. Every check reports into the document; none stops the others."""

from __future__ import annotations

from decimal import localcontext
from typing import TYPE_CHECKING

from generators.language.access.check import check_access
from generators.language.access.said import conditions_of
from generators.language.model import AppSpec, FieldSpec
from generators.language.rules.client_names import check_json_names
from generators.language.rules.conditions import check_possible
from generators.language.rules.counters import check_counters
from generators.language.rules.defaults import check_literals
from generators.language.rules.endpoints import check_endpoints, check_features
from generators.language.rules.fields import check_field
from generators.language.rules.hints import check_hints
from generators.language.rules.keys import check_keys, check_refusals, relation_names
from generators.language.rules.member_names import check_words
from generators.language.rules.names import check_names
from generators.language.rules.relations import check_relations, hidden_along
from generators.language.rules.requirements import check_requirements
from generators.language.yaml.document import Document, Loc

if TYPE_CHECKING:
    from generators.language.code import Code


def check(document: Document, spec: AppSpec, stem: str) -> Code | None:
    """Report everything that is wrong with a spec of the right shape; ``stem`` is the name of its file.

    Returns the code in it, read; None for a spec without code, or in which something else is wrong.
    """
    # Columns hold up to 38 digits; Python's own limit of 28 would round them.
    with localcontext(prec=200):
        return _check(document, spec, stem)


def _check(document: Document, spec: AppSpec, stem: str) -> Code | None:
    check_names(document, spec, stem)
    _check_settings(document, spec)
    if document.value("entities") == {}:
        document.report(
            ("entities",), "no-entities", "an app needs at least one entity", "add one below `entities`", at="key"
        )
    relations, along = relation_names(document), hidden_along(spec)
    right: set[str] = set()
    for name, entity in spec.entities.items():
        loc = ("entities", name)
        if not document.names(*loc, "fields") and not document.names(*loc, "belongs_to"):
            message = f"{name} needs at least one field or relation"
            document.report((*loc, "fields"), "no-fields", message, "add one below `fields`", at="key")
        for field_name, field in entity.fields.items():
            _check_field(document, (*loc, "fields", field_name), field, right)
        check_keys(document, loc, entity, relations[name])
        if name not in along:
            check_features(document, loc, entity)
        check_endpoints(document, loc, entity, relations[name])
    check_words(document, spec)
    check_json_names(document, spec)
    check_relations(document, spec)
    check_requirements(document, spec)
    check_access(document, spec)
    check_refusals(document, spec)
    check_hints(document, spec)
    if not document.errors:
        check_possible(document, spec)
    code = None
    if any(each.operations or each.computed or conditions_of(spec, each) for each in spec.entities.values()):
        # Imported here: a spec without code does not pay for the compiler.
        from generators.language.rules.operations import check_operations

        code = check_operations(document, spec)
    check_counters(document, spec)
    return code


def _check_field(document: Document, loc: Loc, field: FieldSpec, right: set[str]) -> None:
    """One field; ``right``: the words of those in which nothing was wrong, for many fields say the same."""
    words = repr(document.value(*loc))
    if words in right:
        return
    before = len(document.errors)
    check_field(document, loc, field)
    check_literals(document, loc, field)
    if not document.broken and len(document.errors) == before:
        right.add(words)


def _check_settings(document: Document, spec: AppSpec) -> None:
    """Page sizes that fit one another, and a prefix that leaves the app's own paths alone."""
    size = spec.settings.page_size
    if size.default > size.max:
        message = f"the default page size {size.default} is larger than the largest, {size.max}"
        document.report(
            ("settings", "page_size", "default"), "contradiction", message, "lower `default` or raise `max`"
        )
    first = spec.settings.api_prefix.split("/")[1]
    if first in ("health", "metrics", "docs", "redoc"):
        message = f"/{first} belongs to the app itself"
        document.report(("settings", "api_prefix"), "name-reserved", message, "choose another prefix, such as /api/v1")
