"""What an editor says about each key of the spec language."""

from __future__ import annotations

from typing import Final

from generators.features.registry import FEATURES

_BOUNDS: Final = {
    "gt": "The value is greater than this.",
    "ge": "The value is at least this.",
    "lt": "The value is less than this.",
    "le": "The value is at most this.",
    "multiple_of": "The value is a multiple of this.",
    "precision": "How many digits a decimal has in all, 1 to 38.",
    "scale": "How many of its digits stand after the point.",
    "min_length": "The fewest characters.",
    "max_length": "The most characters; 255 for a string that does not say.",
    "pattern": "A regular expression that is found in the text; ^ and $ are its very start and end.",
    "values": "The values of an enum, in the order in which lists are sorted by them.",
}
DESCRIPTIONS: Final[dict[str, dict[str, str]]] = {
    "AppSpec": {
        "app": "What the application is.",
        "settings": "Paths, page sizes and rate limits.",
        "requirements": "What the application was asked for: id and text. Each must be satisfied by something below.",
        "entities": "What the application keeps: one table and one set of endpoints each.",
        "scenarios": "Executable examples: each becomes a test and proves the requirements that it satisfies.",
    },
    "App": {
        "name": "The name in code and files, such as task_api: the name of this file without .yaml.",
        "title": "The name for people.",
        "version": "Three numbers, such as 1.0.0.",
        "description": "What the application is for.",
    },
    "Settings": {
        "api_prefix": "What every path of the API begins with.",
        "page_size": "Rows on a page of a list.",
        "rate_limit": "Requests that one client may make.",
    },
    "PageSize": {"default": "Rows when the client does not say.", "max": "Rows a client may ask for at most."},
    "RateLimit": {"read": "For reading, such as 300/minute.", "write": "For writing, such as 60/minute."},
    "EntitySpec": {
        "description": "What one row stands for.",
        "plural": "The plural in snake case, where it is irregular: table and path are named after it.",
        **{feature.name: feature.description for feature in FEATURES},
        "belongs_to": "Rows of other entities that a row refers to: a name, and their entity. The column is <name>_id.",
        "contains": "Rows that live and die with this one and appear inside it: a name, and their entity.",
        "many_to_many": "Rows that are linked with this one and appear inside it: a name, and their entity.",
        "fields": "The fields, in order. Every entity has an id (UUID) of its own.",
        "computed": "Values worked out from the row and the rows that it contains, such as quantity * unit_price.",
        "unique": "Unique keys by name: of several fields, of some rows only, or without regard to case.",
        "index": "Indexes over several fields, by name.",
        "endpoints": "The endpoints; one that is not listed is not generated.",
        "operations": "What can be done with a row beyond storing it, by name.",
    },
    "BelongsTo": {
        "entity": "The entity of the other row.",
        "optional": "Whether a row may refer to nothing.",
        "immutable": "Whether the reference is set on create and never changed.",
        "read_only": "Whether clients see the reference but never send it: operations set it.",
        "on_delete": "When the other row is deleted: restrict refuses, cascade deletes this one too, set_null lets go.",
        "acyclic": "Whether rows form a tree: none refers to itself over others. For a relation to its own entity.",
        "inverse": "The name of these rows on the other side, for operations there.",
        "description": "What the relation means.",
    },
    "OperationSpec": {
        "http": "Method and path below the prefix, such as POST /carts/{id}/items -> 201; {id} names the row, self.",
        "summary": "What it does, in a line.",
        "input": "What a client sends: values (type: ...), rows (entity: ..., which arrive as <name>_id) and lists of "
        "objects (each: ...).",
        "satisfies": "The requirements that this operation satisfies.",
        "do": "What happens, in a subset of Python: require, find, create, delete, if, for, return.",
    },
    "RowInputSpec": {
        "entity": "The entity of the row; a row that does not exist is a 404.",
        "optional": "Whether a client may leave it out.",
        "within": "A collection of self that the row must be in.",
        "description": "What the row is for.",
    },
    "ListInputSpec": {
        "each": "What each object holds: values and rows, as in input.",
        "min_items": "The fewest objects; 0 when it is left out.",
        "max_items": "The most objects; 100 when it is left out.",
        "description": "What the list is for.",
    },
    "ScenarioSpec": {
        "description": "What the example shows.",
        "satisfies": "The requirements that this example proves.",
        "given": "Rows that are there from the start: a name, the entity and those values that matter; now() + days(3) "
        "and today() - days(1) are times as seen from when it is run.",
        "steps": "The requests, one after the other.",
    },
    "StepSpec": {
        "call": "Method and path below the prefix, such as GET /carts/$cart.id.",
        "body": "What is sent; $name.field is a value of a row or an answer, now() + days(3) a time.",
        "status": "The status of the answer; 200 when it is left out.",
        "error": "The code of an answer that refuses.",
        "expect": "Values that the answer must hold; now() is a moment while the scenario runs.",
        "save": "A name for the answer.",
    },
    "FieldSpec": {
        "type": "The type of the value.",
        "title": "The name for people.",
        "description": "What the field means.",
        "optional": "Whether the value may be null, or absent on create.",
        "default": "The value of a field that a client does not send.",
        "example": "A value for the documentation.",
        "unique": "Whether no two rows may have the same value.",
        "index": "Whether the column has an index; filters need one.",
        "read_only": "Whether clients see the field but never send it.",
        "write_only": "Whether clients send the field but never see it.",
        "immutable": "Whether the field is set on create and never changed.",
        "html": "sanitize: keep harmless HTML, drop everything active.",
        "items": "What the items of a list are.",
        "min_items": "The fewest items.",
        "max_items": "The most items.",
        **_BOUNDS,
    },
    "ItemSpec": {"type": "The type of each item.", **_BOUNDS},
    "IndexSpec": {"fields": "The fields of the index, at least two; their order matters."},
    "UniqueSpec": {
        "fields": "The fields of the key; relations by their names.",
        "where": "Which rows the key is about: `field`, `not field`, `field == value`, joined by `and`.",
        "ignore_case": "Whether texts that differ only in case are the same.",
        "nulls": "Whether two rows without a value are the same; distinct when it is left out.",
        "error": "The answer to a row that is not unique; 409 conflict when it is left out.",
    },
    "ErrorSpec": {
        "status": "The HTTP status, 400 to 499.",
        "code": "The code of the answer, in snake case.",
        "message": "The message for people.",
    },
    "Endpoints": {
        "create": "POST: make a row.",
        "list": "GET: a page of rows.",
        "get": "GET by id: one row.",
        "update": "PUT by id: change the fields that are sent.",
        "delete": "DELETE by id.",
    },
    "Endpoint": {"satisfies": "The requirements that this endpoint satisfies."},
    "ListEndpoint": {
        "satisfies": "The requirements that this endpoint satisfies.",
        "where": "A condition that every listed row meets: `field`, `not field`, `field == value`, joined by `and`.",
        "filter": "Fields and relations that a client may filter by; a field needs an index.",
        "sort": "Fields that a client may sort by.",
        "search": "Text fields that ?q= looks into.",
    },
}
