"""Words that are not of the spec language, and what to say to who writes them."""

from __future__ import annotations

from typing import Final

_CALLERS: Final = (
    "write `auth: {roles: {staff: []}, oidc: {}}` beside `entities`, and in each entity `access`: who may call"
)
_ACCESS: Final = (
    "write `access` in the entity, such as `access: {read: public, write: staff}`, and `auth` beside `entities`"
)
_ALLOW: Final = "write `allow`, such as `allow: staff`, and `auth` beside `entities`"
_WHO: Final = ("allow", "auth", "authentication", "authorization", "permissions", "roles", "scopes", "security")
_CHECKS: Final = (
    "the language has no checks: bound a field with `ge`, `le` or `pattern`; `require` more in an operation"
)
_MOMENTS: Final = "write `timestamps: true` in the entity, or set the field in an operation: `self.added = now()`"
_IDS: Final = "delete it: every entity has an `id` (UUID) of its own"
_LOOKUP: Final = "the language reads one row by its id: find others with `filter` in `list`"
_ANSWERS: Final = "write `return row` in `do`: an operation answers one row, or nothing"
_COMPUTED: Final = "write it below `computed` of the entity: `total: sum(line.price for line in lines)`"
_IN_LIST: Final = "write the name of the field in the endpoint: `list: {{{0}: [title]}}`"
_FIELD_SYNONYMS: Final = {
    **{f"{word}{end}": _IN_LIST.format(word) for word in ("search", "filter", "sort") for end in ("", "able")},
    "nullable": "write `optional: true`", "null": "write `optional: true`",
    "required": "a field is required unless it says `optional: true`",
    "choices": "write `values`", "options": "write `values`", "enum": "write `type: enum` and `values`",
    "min": "write `ge`", "max": "write `le`", "minimum": "write `ge`", "maximum": "write `le`",
    "exclusiveMinimum": "write `gt`", "exclusiveMaximum": "write `lt`", "minLength": "write `min_length`",
    "maxLength": "write `max_length`", "length": "write `max_length`", "size": "write `max_length`",
    "regex": "write `pattern`", "indexed": "write `index`", "readonly": "write `read_only`",
    "digits": "write `precision`", "max_digits": "write `precision`", "decimal_places": "write `scale`",
    "places": "write `scale`", "decimals": "write `scale`",
    "primary_key": _IDS, "auto": _IDS, "autoincrement": _IDS, "auto_increment": _IDS, "identity": _IDS,
    "check": _CHECKS, "checks": _CHECKS, "validate": _CHECKS, "validators": _CHECKS,
    "auto_now": _MOMENTS, "auto_now_add": _MOMENTS, "on_update": _MOMENTS,
    "foreign_key": "write the relation below `belongs_to`", "references": "write the relation below `belongs_to`",
    "entity": "write the relation below `belongs_to`",
    "each": "objects are in a list of `input`, and not inside one another",
    "to": "write the relation below `belongs_to`", "computed": _COMPUTED, "formula": _COMPUTED,
    "expression": _COMPUTED,
}  # fmt: skip
_DEFAULT_ORDER: Final = "a list begins with the oldest rows; a client asks for another order, `?sort=-title`"
_LIST_SYNONYMS: Final = {
    "order": "write `sort`", "order_by": "write `sort`", "ordering": "write `sort`", "filters": "write `filter`",
    "default_sort": _DEFAULT_ORDER, "default_order": _DEFAULT_ORDER, "default": _DEFAULT_ORDER,
    "page_size": "write `page_size` in `settings`", "limit": "write `page_size` in `settings`",
    **dict.fromkeys(_WHO, _ACCESS),
}  # fmt: skip
_ONE_ROW_SYNONYMS: Final = {
    "by": _LOOKUP, "key": _LOOKUP, "lookup": _LOOKUP, "field": _LOOKUP,
    "partial": "delete it: an update changes the fields that are sent",
    **dict.fromkeys(_WHO, _ACCESS),
}  # fmt: skip
_SETTINGS_SYNONYMS: Final = dict.fromkeys(("auth", "authentication", "roles", "security", "permissions"), _CALLERS)
_ENTITY_SYNONYMS: Final = {
    "has_many": "write `contains`, or `inverse` in the `belongs_to` of the other entity",
    "relations": "write `belongs_to`, `contains` or `many_to_many`",
    "relationships": "write `belongs_to`, `contains` or `many_to_many`",
    "methods": "write `operations`", "actions": "write `operations`", "derived": "write `computed`",
    "has_one": "write `belongs_to` in the other entity, and a unique key of that relation",
    "id": _IDS, "primary_key": _IDS, **dict.fromkeys(_WHO, _ACCESS),
    "check": _CHECKS, "checks": _CHECKS, "constraints": _CHECKS, "validations": _CHECKS, "rules": _CHECKS,
    "order": _DEFAULT_ORDER, "order_by": _DEFAULT_ORDER, "ordering": _DEFAULT_ORDER,
}  # fmt: skip
_RELATION_SYNONYMS: Final = {
    "ondelete": "write `on_delete`",
    "nullable": "write `optional`",
    "target": "write `entity`",
}
_OPERATION_SYNONYMS: Final = {
    "inputs": "write `input`", "body": "write `do`", "code": "write `do`", "path": "write `http: POST /...`",
    "query": "write `input`: what a client sends arrives in the body", "params": "write `input`",
    "parameters": "write `input`", "output": _ANSWERS, "response": _ANSWERS,
    **dict.fromkeys((*_WHO, "access"), _ALLOW),
    "method": "write `http: POST /...`", "returns": "write the status behind the path: `http: POST /... -> 201`",
}  # fmt: skip
_LIST_INPUT_SYNONYMS: Final = {
    "optional": "delete it: a list may be empty unless `min_items` says otherwise",
    "default": "delete it: a list may be empty unless `min_items` says otherwise",
    "type": "delete it: what has `each` is a list", "items": "write `each`", "fields": "write `each`",
    "entity": "write `each: {product: {entity: Product}}`",
}  # fmt: skip
_STEP_SYNONYMS: Final = {
    "request": "write `call`", "json": "write `body`", "expected": "write `expect`",
}  # fmt: skip
_ENDPOINT_SYNONYMS: Final = {
    "post": "write `create`", "add": "write `create`", "read": "write `get`", "retrieve": "write `get`",
    "show": "write `get`", "put": "write `update`", "edit": "write `update`",
    "patch": "write `update`: it changes the fields that are sent", "search": "write `search` in `list`",
    "bulk": "write an operation that takes a list: `input: {lines: {each: {title: {type: string}}}}`",
    "destroy": "write `delete`", "remove": "write `delete`", "index": "write `list`",
}  # fmt: skip
_DATABASE: Final = "delete it: every application has PostgreSQL, at the address in `DATABASE_URL` when it runs"
_SECURITY: Final = ("auth", "authentication", "permissions", "roles", "security", "users")
_APP_SYNONYMS: Final = dict.fromkeys(_SECURITY, _CALLERS) | {"database": _DATABASE, "db": _DATABASE}
_AUTH_SYNONYMS: Final = {
    "jwt": "write `oidc: {}`: callers bring the access tokens of an OpenID provider",
    "oauth2": "write `oidc: {}`: callers bring the access tokens of an OpenID provider",
    "provider": "write `oidc: {}`; OIDC_ISSUER says who the provider is, when the application runs",
    "users": "the language keeps no passwords yet: write `oidc: {}`, and let an OpenID provider know the users",
}
_OIDC_SYNONYMS: Final = dict.fromkeys(
    ("issuer", "url", "jwks", "jwks_url", "client_id", "client_secret", "algorithms"),
    "delete it: the application is told when it runs, by OIDC_ISSUER and what else `.env.example` names",
) | {"roles": "write `roles` beside `oidc`, and `roles_claim` for where a token names them"}
_ACCESS_SYNONYMS: Final = {
    "operations": "write `allow` in each operation",
    "fields": "a rule is about calls: what nobody may read is `write_only`, what nobody may send `read_only`",
    "put": "write `update`", "patch": "write `update`", "post": "write `create`", "all": "write `access: staff`",
}  # fmt: skip
_SPEC_SYNONYMS: Final = _APP_SYNONYMS | dict.fromkeys(
    ("models", "resources", "schemas", "tables", "types"), "write `entities`"
)
# What people write who know another tool, by the model it stands in.
SYNONYMS: Final = {
    "AppSpec": _SPEC_SYNONYMS,
    "App": _APP_SYNONYMS,
    "FieldSpec": _FIELD_SYNONYMS,
    "ItemSpec": _FIELD_SYNONYMS,
    "ListEndpoint": _LIST_SYNONYMS,
    "Endpoint": _ONE_ROW_SYNONYMS,
    "Settings": _SETTINGS_SYNONYMS,
    "EntitySpec": _ENTITY_SYNONYMS,
    "BelongsTo": _RELATION_SYNONYMS,
    "OperationSpec": _OPERATION_SYNONYMS,
    "ListInputSpec": _LIST_INPUT_SYNONYMS,
    "StepSpec": _STEP_SYNONYMS,
    "AuthSpec": _AUTH_SYNONYMS,
    "OidcSpec": _OIDC_SYNONYMS,
    "AccessSpec": _ACCESS_SYNONYMS,
    "Endpoints": _ENDPOINT_SYNONYMS,
}
_COUNTED: Final = (
    "the language counts nothing by itself: rows have an `id` (UUID); write `{type: integer, unique: true}`"
)
_FILES: Final = "the language stores no files: write `{type: url}`, and keep them elsewhere"
_SECRETS: Final = "the language checks no passwords: write `{type: string, write_only: true}` for what others check"
# What is meant where the items of a list are objects.
OBJECTS: Final = "objects are in lists of operations only: `lines: {each: {product: {entity: Product}}}` in `input`"
_KEPT: Final = (
    "no row refers to one that is gone: write `restrict`, and the delete is refused, or `set_null` with "
    "`optional: true`, and the row stays without it"
)
_EMPTIED: Final = "write `set_null`, and `optional: true`"
_HIDDEN: Final = "write `cascade`: with `soft_delete: true` in both entities the row is hidden along"
# What people write as a choice, by its key.
CHOICE_HINTS: Final = {
    "on_delete": {
        **dict.fromkeys(("keep", "none", "nothing", "no_action", "do_nothing", "ignore", "retain", "leave"), _KEPT),
        **dict.fromkeys(("noaction", "orphan", "false", "no", "allow", "skip", "pass"), _KEPT),
        **dict.fromkeys(("delete", "remove", "destroy", "delete_all", "true"), "write `cascade`"),
        **dict.fromkeys(("nullify", "set_none", "null_out", "clear", "unset", "detach", "empty"), _EMPTIED),
        **dict.fromkeys(("protect", "forbid", "refuse", "deny", "error", "block", "prevent"), "write `restrict`"),
        **dict.fromkeys(("soft", "soft_delete", "hide", "archive"), _HIDDEN),
        **dict.fromkeys(("set_default", "default"), f"there is no row to fall back on: {_EMPTIED}"),
    }
}
# What people write as a type, where no type means the same.
TYPE_HINTS: Final = {
    **dict.fromkeys(("serial", "bigserial", "autoincrement", "auto", "identity", "sequence"), _COUNTED),
    **dict.fromkeys(("file", "image", "upload", "binary", "bytes", "blob"), _FILES),
    **dict.fromkeys(("password", "secret", "hash"), _SECRETS),
    "money": "write `{type: decimal, precision: 12, scale: 2}`",
    "currency": "write `{type: string, pattern: '^[A-Z]{3}$'}`",
    "slug": "write `{type: string, pattern: '^[a-z0-9]+(-[a-z0-9]+)*$'}`",
    **dict.fromkeys(("interval", "duration"), "write `{type: integer}`, such as a number of minutes"),
}  # fmt: skip
