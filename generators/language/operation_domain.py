"""AppSpec -> what the language of operations knows of it. Relations to entities that are not there are left out."""

from __future__ import annotations

from collections.abc import Iterator

from generators.language.access.said import asks, rule_of_operation, rule_of_rows
from generators.language.class_names import body_suffix, entity_names
from generators.language.http import HttpLine
from generators.language.links import Links, links_of
from generators.language.model import AppSpec, EntitySpec, FieldSpec, ListInputSpec, RowInputSpec
from generators.language.reserved_names import OWN_REFUSALS
from generators.operations.domain import (
    NOTHING,
    Collection,
    Computed,
    Domain,
    Entity,
    Field,
    ListInput,
    Operation,
    Relation,
    RowInput,
    Type,
    Unknown,
    ValueInput,
    sent_item,
)
from generators.python_source.attributes import attribute_name, code_name
from generators.support.names import Name


def domain_of(app: AppSpec, unknown: Unknown = NOTHING) -> Domain:
    """Every entity. unknown: what else there may be."""
    links, names = links_of(app), entity_names(app)
    entities = tuple(_entity(app, links, names[key], key) for key in app.entities)
    if app.auth is None:
        return Domain(entities, unknown)
    user = app.auth.oidc.provision
    return Domain(entities, unknown, frozenset(OWN_REFUSALS), user=user if user in app.entities else "")


def operation_of(
    app: AppSpec, key: str, name: str, unknown: frozenset[str] = frozenset(), *, unsure: bool = False
) -> Operation:
    """One operation of an entity. unknown: the inputs that were refused. unsure: whether it has a row of its own."""
    spec = app.entities[key]
    operation = spec.operations[name]
    is_asked = asks(app, rule_of_operation(spec, operation))
    return Operation(
        entity=key,
        name=name,
        has_self=operation.line.by_id,
        reads=operation.line.method == "GET",
        status=operation.line.status,
        inputs=tuple(
            _input(each, given, operation.line) for each, given in operation.input.items() if each not in unknown
        ),
        body=operation.do,
        schema=body_suffix(spec, name),
        summary=operation.summary or "",
        rule=operation_rule(Name.of(key, spec.plural).snake, name) if is_asked else "",
        unknown=frozenset(map(code_name, unknown)) | ({"self"} if unsure else set()),
    )


def _input(
    name: str, spec: FieldSpec | RowInputSpec | ListInputSpec, line: HttpLine
) -> ValueInput | RowInput | ListInput:
    if isinstance(spec, ListInputSpec):
        called = code_name(name)
        return ListInput(called, sent_item(called, (_sent(each, one, ()) for each, one in spec.each.items())))
    return _sent(name, spec, line.parameters)


def _sent(name: str, spec: FieldSpec | RowInputSpec, parameters: tuple[str, ...]) -> ValueInput | RowInput:
    if isinstance(spec, RowInputSpec):
        return RowInput(
            code_name(name),
            spec.entity,
            in_path=f"{name}_id" in parameters,
            optional=spec.optional,
            within=code_name(spec.within or ""),
        )
    return ValueInput(code_name(name), type_of(spec), spec.optional)


def type_of(field: FieldSpec) -> Type:
    """The type of a field's values."""
    return Type(field.type.kind, field.scale or 0, tuple(field.values or ()))


def _entity(app: AppSpec, links: Links, name: Name, key: str) -> Entity:
    spec = app.entities[key]
    return Entity(
        key=key,
        pascal=name.pascal,
        snake=name.snake,
        plural=name.plural,
        modules=name.modules,
        fields=tuple(_fields(spec)),
        relations=tuple(_relations(app, links, key, spec)),
        collections=tuple(_collections(app, links, key, spec)),
        computed=tuple(Computed(code_name(each), text) for each, text in spec.computed.items()),
        links=tuple(map(code_name, spec.many_to_many)),
        rules=entity_rules(name.snake) if asks(app, rule_of_rows(spec)) else "",
    )


def entity_rules(snake: str) -> str:
    """The name in code of what says which rows of an entity a caller sees and may change."""
    return f"{snake}_RULES".upper()


def operation_rule(snake: str, operation: str) -> str:
    """The name in code of what says for which rows an operation may be called."""
    return f"MAY_{snake}_{operation}".upper()


def _fields(spec: EntitySpec) -> Iterator[Field]:
    yield Field("id", Type("uuid"), settable=False, required=False)
    for name, field in spec.fields.items():
        required = not field.optional and field.default is None
        yield Field(
            code_name(name), type_of(field), field.optional, required=required, sanitized=field.html is not None
        )
    for name, column in spec.features.shown.items():
        yield Field(name, Type(column.type.kind), settable=False, required=False)


def _relations(app: AppSpec, links: Links, key: str, spec: EntitySpec) -> Iterator[Relation]:
    for owner in links.owners(key):
        name = Name.of(owner.entity).snake
        yield Relation(code_name(name), attribute_name(f"{name}_id"), owner.entity, owner=True)
    for name, each in spec.belongs_to.items():
        if each.entity in app.entities:
            yield Relation(code_name(name), attribute_name(f"{name}_id"), each.entity, each.optional)


def _collections(app: AppSpec, links: Links, key: str, spec: EntitySpec) -> Iterator[Collection]:
    for name, target in spec.contains.items():
        if target in app.entities:
            yield Collection(code_name(name), target, code_name(Name.of(key).snake))
    for link in links.incoming(key):
        if link.relation.inverse is not None:
            yield Collection(code_name(link.relation.inverse), link.entity, code_name(link.name))
