"""What to write for a parameter that a list does not have."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from generators.language.json_names import BLANK
from generators.model.entity import Entity
from generators.model.values import Field, ReferenceField, automatic
from generators.python_source.attributes import word_of
from generators.support.suggest import did_you_mean

_SIZE: Final = "write `size`: the rows on a page"
_PAGE: Final = "write `page`, which counts from 1"
_SORT: Final = "write `sort={key}`, or `sort=-{key}` for the other way round"
_SEARCH: Final = "write `q`: text to search for"
_NO_SEARCH: Final = "add `search` to the list, with the fields to search in; then write `q`"
# What people write who know another API.
_WORDS: Final = {
    **dict.fromkeys(("limit", "per_page", "page_size", "count", "take", "top", "max_results"), _SIZE),
    **dict.fromkeys(("offset", "skip", "start", "cursor", "page_number"), _PAGE),
    **dict.fromkeys(("order", "order_by", "ordering", "sort_by", "sort_order", "direction"), _SORT),
    **dict.fromkeys(("search", "query", "q", "text", "term", "keyword"), _SEARCH),
    "filter": "write the name of a field that the list names in `filter`",
    "id": "one row is read by its id: `$name.id` stands in the path",
}
_UNFIT: Final = "rows cannot be filtered by `{name}`: leave it out"
_BOUND: Final = re.compile(
    r"(?:(?:min|max|from|to|since|until|before|after)_)?(\w+?)"
    r"(?:_+(?:gte?|lte?|ge|le|min|max|from|to|since|until|before|after|contains|icontains|in|ne))?"
)
_EQUALITY: Final = "the language has no ranges: a list is filtered by equality, or by `?due__null=true`"


def instead_of(name: str, entity: Entity, known: Collection[str]) -> str:
    """A hint for a parameter that a list does not have. known: those that it has, by their words."""
    fields = {**entity.fields, **automatic(entity.features.shown)}
    words = {word_of(column): field for column, field in fields.items()}
    words |= {each.reference.name: each for each in entity.references.values()}
    if name in words:
        return _unfiltered(name, words[name], known)
    base = name.removesuffix(BLANK)
    if base != name and base in words:
        filtered = base in known and not words[base].optional
        return f"every row has a `{base}`" if filtered else _unfiltered(base, words[base], known)
    bound = _BOUND.fullmatch(name)
    if bound is not None and bound[1] != name and bound[1] in words:
        return _EQUALITY
    if name in {each.name for each in entity.computed}:
        return _UNFIT.format(name=name)
    hint = _WORDS.get(name) or did_you_mean(name, known)
    return _NO_SEARCH if hint == _SEARCH and "q" not in known else hint.format(key=word_of(entity.sort_keys[0]))


def _unfiltered(name: str, field: Field, known: Collection[str]) -> str:
    """For a field or a relation by which the list is not filtered, or not by this name."""
    if isinstance(field, ReferenceField) and f"{field.reference.name}_id" in known:
        return f"write `{field.reference.name}_id`"
    if not field.type.filters or field.write_only:
        return _UNFIT.format(name=name)
    filtered = field.reference.name if isinstance(field, ReferenceField) else name
    called = f", and write `{filtered}_id`" if isinstance(field, ReferenceField) and name == filtered else ""
    return f"add `{filtered}` to `filter` of the list{called}"
