"""A checked spec -> the application that it means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import localcontext
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from generators.field_types.others.objects import OBJECTS
from generators.field_types.others.uuid import TYPE as UUID
from generators.field_types.values import EXACT
from generators.language.class_names import body_suffix
from generators.language.http import VERBS, HttpLine, shape_of
from generators.language.json_names import BLANK, is_plain, items, members, style_of
from generators.language.json_names import inputs as inputs_of
from generators.language.model import AppSpec, EntitySpec, FieldSpec, ListInputSpec, RowInputSpec, UniqueSpec
from generators.language.operation_domain import operation_of
from generators.language.where import parse_where
from generators.model.access import Compile, access_of_endpoint, access_of_operation, access_of_rows, auth_of
from generators.model.app import Application, Identity, PageSize, RateLimit, Settings
from generators.model.entity import (
    Condition,
    DeclaredError,
    Endpoint,
    Endpoints,
    Entity,
    Key,
    ListEndpoint,
    ListInput,
    Operation,
    RowInput,
    UniqueKey,
)
from generators.model.evolution import hints_of
from generators.model.routes import Route, RouteTable
from generators.model.scenarios.scenario import Scenarios
from generators.model.surroundings import Surroundings
from generators.model.values import Field, JsonNames, field_of
from generators.operations.domain import Method, Property
from generators.python_source.attributes import attribute_name, word_of

if TYPE_CHECKING:
    from generators.language.code import Code


def resolve(spec: AppSpec, code: Code | None) -> Application:
    """The application, still without its scenarios. code: of the spec, if there is any."""
    resolver = _Resolver(spec, Surroundings(spec), code)
    with localcontext(EXACT):
        entities = {key: resolver.entity(key) for key in spec.entities}
    return Application(
        identity=Identity(spec.app.name, spec.app.title, spec.app.version, spec.app.description),
        settings=_settings(spec),
        camel=spec.app.json_names == "camel",
        requirements=spec.requirements,
        entities=entities,
        routes=RouteTable(tuple(route for entity in entities.values() for route in _routes(entity))),
        scenarios=Scenarios(),
        hints=hints_of(spec),
        auth=auth_of(spec),
    )


def _settings(spec: AppSpec) -> Settings:
    given = spec.settings
    return Settings(
        api_prefix=given.api_prefix,
        page_size=PageSize(given.page_size.default, given.page_size.max),
        last_page=given.last_page,
        rate_limit=RateLimit(given.rate_limit.read, given.rate_limit.write),
    )


def _routes(entity: Entity) -> Iterator[Route]:
    yield from (endpoint.route for _, endpoint in entity.endpoints)
    yield from (operation.route for operation in entity.operations.values())


@dataclass(frozen=True)
class _Resolver:
    """The entities of one spec."""

    spec: AppSpec
    surroundings: Surroundings
    code: Code | None

    def entity(self, key: str) -> Entity:
        """One entity with all that others mean for it."""
        spec, around = self.spec.entities[key], self.surroundings
        references = dict(around.references(key))
        columns = {field.reference.name: name for name, field in references.items()}
        own = {attribute_name(name): field_of(field) for name, field in spec.fields.items()}
        endpoints = self._endpoints(key, spec, columns)
        return Entity(
            key=key,
            name=around.names[key],
            description=spec.description,
            features=spec.features,
            fields={**references, **own},
            unique={name: _unique(each, columns) for name, each in spec.unique.items()},
            index={name: Key(_columns(each.fields, columns)) for name, each in spec.index.items()},
            endpoints=endpoints,
            operations={name: self._operation(key, spec, name) for name in spec.operations},
            nested=tuple(around.nested(key)),
            computed=tuple(self._computed(key)),
            json=self._json(key, spec, columns),
            inside=around.is_inside(key),
            answered=key in self._answered,
            restricted=around.is_restricted(key),
            taken=tuple(self._taken(key)),
            seen=access_of_rows(self.spec, spec, self._conditions(key)),
        )

    def _conditions(self, key: str) -> Compile:
        """How what rules ask of an entity's rows becomes code; "" in a spec that is refused."""

        def compiled(condition: str) -> str:
            from generators.operations.emit.row_conditions import row_condition

            made = None if self.code is None else self.code.conditions.get((key, condition))
            return row_condition(self.code.domain, made) if self.code is not None and made is not None else ""

        return compiled

    @cached_property
    def _methods(self) -> Mapping[tuple[str, str], Method]:
        """Every operation, compiled, by its entity and its name."""
        return dict(self._compiled()) if self.code is not None else {}

    def _compiled(self) -> Iterator[tuple[tuple[str, str], Method]]:
        # Imported here: a spec without operations does not pay for the compiler.
        from generators.operations.compile import compile_operation

        assert self.code is not None
        for key, spec, name in self._operations():
            if (key, name) in self.code.doubts.operations:
                yield (key, name), _unread(spec.operations[name].line)
            else:
                body = self.code.bodies[key, name]
                yield (key, name), compile_operation(self.code.domain, operation_of(self.spec, key, name), body)

    def _operations(self) -> Iterator[tuple[str, EntitySpec, str]]:
        return ((key, spec, name) for key, spec in self.spec.entities.items() for name in spec.operations)

    def _computed(self, key: str) -> Iterator[Property]:
        if self.code is None:
            return
        from generators.operations.compile import compile_computed

        for each in self.code.domain.entity(key).computed:
            yield compile_computed(self.code.domain, each, self.code.computed[key, each.name])

    @cached_property
    def _answered(self) -> frozenset[str]:
        """The entities of which an operation answers a row."""
        return frozenset(method.answer for method in self._methods.values())

    @cached_property
    def _lines(self) -> Mapping[str, tuple[HttpLine, ...]]:
        """The lines of all operations, by the path with nameless parameters."""
        found: dict[str, tuple[HttpLine, ...]] = {}
        for _, spec, name in self._operations():
            line = spec.operations[name].line
            path = shape_of("", line.path)
            found[path] = (*found.get(path, ()), line)
        return found

    def _taken(self, key: str) -> Iterator[tuple[str, bool]]:
        """Method, and whether by id, of every operation at a path that endpoints of the entity have."""
        path = f"/{self.surroundings.names[key].kebab}"
        for shape, by_id in ((path, False), (f"{path}/{{}}", True)):
            for line in self._lines.get(shape_of("", shape), ()):
                yield line.method, by_id

    def _endpoints(self, key: str, spec: EntitySpec, columns: Mapping[str, str]) -> Endpoints:
        collection = f"/{self.surroundings.names[key].kebab}"
        plain: dict[str, Endpoint] = {}
        listing = None
        for verb in VERBS.values():
            given = getattr(spec.endpoints, verb.name)
            if given is None:
                continue
            parameters = ("id",) if verb.by_id else ()
            route = Route(verb.method, verb.path(collection), key, verb.name, "", parameters, (verb.status,))
            access = access_of_endpoint(self.spec, spec, verb.name, self._conditions(key))
            if verb.name == "list":
                where, names = _conditions(given.where), _columns(given.filter, columns)
                listing = ListEndpoint(
                    route,
                    given.satisfies,
                    where=where,
                    filter=names,
                    sort=_columns(given.sort, {}),
                    search=_columns(given.search, {}),
                    optional_total=given.total == "optional",
                    access=access,
                )
            else:
                plain[verb.name] = Endpoint(route, given.satisfies, access)
        return Endpoints(list=listing, **plain)

    def _json(self, key: str, spec: EntitySpec, columns: Mapping[str, str]) -> JsonNames:
        if is_plain(self.spec, self.surroundings.links, key):
            return JsonNames({}, {})
        names = {each.name: each.json for each in members(self.spec, self.surroundings.links, key)}
        if spec.endpoints.list is not None:
            asked = _columns(spec.endpoints.list.filter, columns)
            names |= {f"{word_of(name)}{BLANK}": f"{names[name]}{BLANK}" for name in asked}
        return self._names(names)

    def _names(self, names: Mapping[str, str]) -> JsonNames:
        style = style_of(self.spec)
        return JsonNames(
            others={name: json for name, json in names.items() if json != name},
            aliases={name: json for name, json in names.items() if json != style(name)},
        )

    def _operation(self, key: str, spec: EntitySpec, name: str) -> Operation:
        given, method = spec.operations[name], self._methods[key, name]
        line = given.line
        called = {each.name: each.json for each in inputs_of(self.spec, given, ("entities", key, "operations", name))}
        inputs = {each: _input(each, value, line) for each, value in given.input.items()}
        objects = {
            attribute_name(each): self._names({one.name: one.json for one in items(self.spec, value, ())})
            for each, value in given.input.items()
            if isinstance(value, ListInputSpec)
        }
        return Operation(
            route=Route(line.method, line.path, key, "", name, line.parameters, method.statuses),
            summary=given.summary,
            input=inputs,
            body={each: _called(field, objects.get(each)) for each, field in _body(inputs)},
            json=self._names(called),
            schema=body_suffix(spec, name),
            satisfies=given.satisfies,
            compiled=method,
            access=access_of_operation(self.spec, spec, name, self._conditions(key)),
        )


def _unread(line: HttpLine) -> Method:
    """What is known of an operation of which the code is not: for the scenarios of a spec that is refused."""
    return Method((), "", (line.status,), (), (), (), (), (), searches=False)


def _columns(names: tuple[str, ...], columns: Mapping[str, str]) -> tuple[str, ...]:
    """Names of fields and relations as columns."""
    return tuple(columns.get(name) or attribute_name(name) for name in names)


def _conditions(where: str | None) -> tuple[Condition, ...]:
    return tuple(
        Condition(attribute_name(each.field), each.op, each.value) for each in (parse_where(where) if where else ())
    )


def _unique(spec: UniqueSpec, columns: Mapping[str, str]) -> UniqueKey:
    error = None if spec.error is None else DeclaredError(spec.error.status, spec.error.code, spec.error.message)
    fields, where = _columns(spec.fields, columns), _conditions(spec.where)
    return UniqueKey(fields, where, spec.ignore_case, spec.nulls == "same", error)


def _input(name: str, spec: FieldSpec | RowInputSpec | ListInputSpec, line: HttpLine) -> Field | RowInput | ListInput:
    if not isinstance(spec, ListInputSpec):
        return _sent(name, spec, line.parameters)
    each = {one: _sent(one, sent, ()) for one, sent in spec.each.items()}
    return ListInput(each, spec.min_items, spec.max_items, spec.description)


def _sent(name: str, spec: FieldSpec | RowInputSpec, parameters: tuple[str, ...]) -> Field | RowInput:
    if isinstance(spec, FieldSpec):
        return field_of(spec)
    in_path = f"{name}_id" in parameters
    return RowInput(spec.entity, in_path, spec.optional, spec.within or "", spec.description)


def _objects(sent: ListInput) -> Field:
    """The field of a body that holds a list of objects."""
    return Field(
        type=OBJECTS,
        fields=dict(_body(sent.each)),
        min_items=sent.min_items,
        max_items=sent.max_items,
        description=sent.description,
    )


def _called(field: Field, json: JsonNames | None) -> Field:
    """A field of a body, with its objects by what clients call what is in them."""
    if json is None or field.fields is None:
        return field
    return replace(field, fields={json(name): each for name, each in field.fields.items()}, json=json)


def _body(inputs: Mapping[str, Field | RowInput | ListInput]) -> Iterator[tuple[str, Field]]:
    """What the body holds: values, the ids of the rows that are not in the path, and lists of both."""
    for name, each in inputs.items():
        if isinstance(each, Field):
            yield attribute_name(name), each
        elif isinstance(each, ListInput):
            yield attribute_name(name), _objects(each)
        elif not each.in_path:
            yield attribute_name(f"{name}_id"), Field(type=UUID, optional=each.optional, description=each.description)
