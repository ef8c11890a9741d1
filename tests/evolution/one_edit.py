"""Edits that a database in use can follow without anybody waiting for more than a moment, one revision each.

Each is what the spec says otherwise than before it, as YAML: ``null`` takes a key away. The version of the application
that was released first works with the schema after each of them.
"""

from __future__ import annotations

from typing import Any, Final

import yaml

BEFORE: Final = """
app: {name: library, title: Library}
entities:
  Author:
    fields: {name: {type: string, max_length: 80}}
    endpoints: {create: {}, list: {}, get: {}, delete: {}}
  Tag:
    fields: {label: {type: string, max_length: 30}}
    endpoints: {create: {}, list: {}, get: {}}
  Article:
    belongs_to: {author: {entity: Author, on_delete: restrict}}
    fields:
      title: {type: string, max_length: 60}
      slug: {type: string, max_length: 60, unique: true}
      state: {type: enum, values: [DRAFT, LIVE, SOLD_OUT], default: DRAFT}
      price: {type: decimal, precision: 8, scale: 2, ge: 0, default: "0.00"}
      stock: {type: integer, default: 0}
      pages: {type: integer, optional: true}
      legacy: {type: string, max_length: 20, optional: true}
      code: {type: string, max_length: 40, unique: true}
      grade: {type: integer, default: 3, index: true}
    index: {shelf: {fields: [state, pages]}}
    endpoints: {create: {}, list: {}, get: {}, update: {}, delete: {}}
"""
_ARTICLE: Final = {
    "an optional field": "fields: {subtitle: {type: string, max_length: 80, optional: true}}",
    "a field with a default": "fields: {edition: {type: integer, default: 1, ge: 1}}",
    "a field that is unique": "fields: {isbn: {type: string, max_length: 13, optional: true, unique: true}}",
    "a list": "fields: {words: {type: list, items: {type: string, max_length: 20}, max_items: 5, default: []}}",
    "an index": "fields: {title: {index: true}}",
    "an index of other columns": "index: {shelf: {fields: [pages, state, title]}}",
    "an index less": "index: {shelf: null}",
    "a unique constraint": "unique: {once: {fields: [author, slug]}}",
    "without regard to case": "fields: {slug: {unique: null}}\nunique: {slug: {fields: [slug], ignore_case: true}}",
    "a longer text": "fields: {title: {max_length: 400}}",
    "another default": "fields: {stock: {default: 5}}",
    "one value more": "fields: {state: {values: [DRAFT, LIVE, SOLD_OUT, LENT]}}",
    "more digits": "fields: {price: {precision: 12}}",
    "a bound less": "fields: {price: {ge: null}}",
    "a bound more": "fields: {stock: {le: 1000000}}",
    "required": "fields: {pages: {optional: null, default: 1}}",
    "optional": "fields: {slug: {optional: true}}",
    "a relation": "belongs_to: {editor: {entity: Author, optional: true, on_delete: set_null}}",
    "a tree": "belongs_to: {sequel_of: {entity: Article, optional: true, on_delete: set_null, acyclic: true}}",
    "another rule for a relation": "belongs_to: {author: {entity: Author, on_delete: cascade}}",
    "links": "many_to_many: {tags: Tag}",
    "rows inside": "contains: {notes: Note}",
    "a field less": "fields: {legacy: null}\ndropped: {fields: [legacy]}",
    "a value less": "fields: {state: {values: [DRAFT, LIVE, LENT], removed_values: {SOLD_OUT: LIVE}}}",
    "hidden instead of deleted": "soft_delete: true",
    "a field under another name": "fields: {grade: null, rating: {type: integer, default: 3, index: true, "
    "renamed_from: grade}}",
    "a unique field under another name": "fields: {code: null, mark: {type: string, max_length: 40, unique: true, "
    "renamed_from: code}}",
    "a relation under another name": "belongs_to: {author: null, writer: {entity: Author, on_delete: cascade, "
    "renamed_from: author}}\nunique: {once: {fields: [writer, slug]}}",
}
EDITS: Final = tuple(_ARTICLE)
_NOTE: Final[dict[str, Any]] = {"fields": {"text": {"type": "text", "max_length": 1000}}}


def edited(spec: dict[str, Any], edit: str) -> dict[str, Any]:
    """A spec after one of the edits."""
    others = {"Note": _NOTE} if edit == "rows inside" else {}
    merged: dict[str, Any] = _merged(spec, {"entities": {"Article": yaml.safe_load(_ARTICLE[edit]), **others}})
    return merged


def _merged(old: Any, new: Any) -> Any:
    """Two trees as one, in which the new one counts."""
    if not isinstance(old, dict) or not isinstance(new, dict):
        return new
    both = {**old, **{key: _merged(old.get(key), value) for key, value in new.items()}}
    return {key: value for key, value in both.items() if value is not None}
