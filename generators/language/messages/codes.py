"""The codes of all spec errors. They are stable: people search for them and tools match on them."""

from __future__ import annotations

from typing import Final

CODES: Final[dict[str, str]] = {
    # the file
    "file-missing": "there is no such file",
    "file-unreadable": "the file cannot be read",
    "file-too-large": "the file is larger than a spec can be",
    "file-empty": "the file has no content",
    "file-not-utf8": "the file is not UTF-8 text",
    # YAML
    "yaml-syntax": "the file is not valid YAML",
    "yaml-tab": "a tab where YAML wants spaces",
    "yaml-alias": "anchors and aliases are not part of the spec language",
    "yaml-merge-key": "merge keys are not part of the spec language",
    "yaml-tag": "tags are not part of the spec language",
    "yaml-directive": "directives are not part of the spec language",
    "yaml-documents": "more than one document in the file",
    "yaml-too-deep": "nested deeper than any spec",
    "ambiguous-value": "an unquoted value that tools read in different ways",
    "number-too-precise": "an unquoted number that would be rounded",
    "control-character": "an invisible or control character",
    "duplicate-key": "the same key twice",
    "key-not-text": "a key that is not text",
    "empty-value": "a key without a value",
    # shape
    "unknown-key": "a key the spec language does not have",
    "missing-key": "a key that has to be there",
    "wrong-type": "a value of the wrong kind",
    "bad-format": "text that is not of the required form",
    "bad-choice": "a value that is not one of the choices",
    "unknown-type": "a field type the spec language does not have",
    "out-of-range": "a number, a length or a count outside its limits",
    # names
    "app-name-differs": "the app and its file have different names",
    "name-reserved": "a name the generated code needs for itself",
    "name-collision": "two names that become one in the generated code",
    "name-too-long": "a name PostgreSQL would cut",
    # fields
    "no-entities": "an app without entities",
    "no-fields": "an entity without fields",
    "constraint-not-for-type": "a key that does not apply to the type",
    "constraint-missing": "a key that the type needs",
    "contradiction": "keys that exclude one another",
    "bounds-empty": "bounds that no value can meet",
    "bound-invalid": "a bound the type cannot have",
    "values-repeated": "an enum value that is listed twice",
    "pattern-not-portable": "a pattern that engines read differently",
    "pattern-impossible": "a pattern no text of the allowed length matches",
    "default-invalid": "a default the field itself would refuse",
    "example-invalid": "an example the field itself would refuse",
    "not-indexable": "a column PostgreSQL cannot index well",
    "read-only-without-value": "a read-only field that nothing ever sets",
    # keys, endpoints, requirements
    "key-fields": "a composite key that is none",
    "unknown-field": "a name that is no field of the entity",
    "repeated-name": "a name listed twice",
    "field-not-suitable": "a field that cannot be used this way",
    "filter-without-index": "a filter on a column without an index",
    "where-syntax": "a condition outside the language of `where`",
    "where-value": "a condition that compares with a value of another type",
    "nothing-to-write": "an endpoint that takes input, without a field to take",
    "soft-delete-unused": "soft_delete without a delete endpoint",
    # relations, operations, scenarios
    "unknown-entity": "a name that is no entity of the app",
    "relation-invalid": "a relation that cannot be kept",
    "http-invalid": "a path that does not fit its operation, or that another one has already",
    "code-invalid": "a mistake in a block of code",
    "scenario-invalid": "a scenario that cannot be run",
    "unknown-requirement": "satisfies names no requirement",
    "requirement-unsatisfied": "a requirement nothing satisfies",
    # what a database in use needs to know
    "dropped-entity": "an entity of the last release is gone",
    "dropped-field": "a field or relation of the last release is gone",
    "hint-released": "a hint about what was released already",
    "new-required": "a new field that rows which are there cannot have",
    "now-required": "a field that rows which are there may not have",
    "removed-value": "a value of an enum is gone, and rows may hold it",
    "retyped": "a field of another type than in the last release",
    "soft-delete-off": "rows that were deleted softly would be seen again",
}
