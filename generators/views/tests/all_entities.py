"""Application -> what the templates of the tests over all entities see."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generators import samples
from generators.model.app import Application
from generators.model.entity import Entity
from generators.model.values import ReferenceField
from generators.python_source.literals import json_code, py
from generators.views.entity_names import entity_ref
from generators.views.tests import field_values as values
from generators.views.tests.entity_views import CommandView, LawsView, SubjectView


def laws_view(app: Application) -> LawsView:
    """Every entity, by what it can do."""
    subjects = tuple(_subject(app, key, spec) for key, spec in app.entities.items())

    def those(condition: Callable[[SubjectView], bool]) -> tuple[SubjectView, ...]:
        return tuple(subject for subject in subjects if condition(subject))

    commands = tuple(_commands(app))
    queries = tuple(f"{each.ref.pascal}ListQuery" for each in subjects if each.list)
    inputs = tuple(
        f"{each.ref.pascal}{suffix}"
        for each in subjects
        for suffix, given in (("Create", each.create), ("ListQuery", each.list), ("Update", each.update))
        if given
    )
    return LawsView(
        page_size_max=app.settings.page_size.max,
        entities=subjects,
        answered=those(lambda each: bool(each.ref.schemas)),
        listed=those(lambda each: each.list),
        got=those(lambda each: each.get),
        updated=those(lambda each: each.update),
        deleted=those(lambda each: each.delete),
        created=those(lambda each: each.create),
        routed=those(lambda each: each.ref.reads or each.ref.writes),
        by_id=those(lambda each: each.get or each.update or each.delete),
        lived=those(lambda each: each.create and each.get and bool(each.change) and each.delete),
        inputs=inputs,
        writes=any(each.create or each.update for each in subjects) or bool(commands),
        bodies=tuple(name for name in inputs if name not in queries),
        queries=queries,
        operations=(
            *(
                (endpoint.route.method.lower(), endpoint.route.url(app.settings.api_prefix, entity.name.snake))
                for entity in app.entities.values()
                for _, endpoint in entity.endpoints
            ),
            *_business(app),
        ),
        references=any(spec.references or spec.links for spec in app.entities.values()),
        nests=any(spec.nested for spec in app.entities.values()),
        commands=commands,
        refusals=tuple(_refusals(app)),
    )


def _refusals(app: Application) -> Iterator[tuple[str, str, int, str]]:
    """Each declared error, with the operation that may answer it."""
    methods = [method for entity in app.entities.values() for method in entity.methods]
    for (verb, path), method in zip(_business(app), methods, strict=True):
        yield from ((verb, path, each.status, each.code) for each in dict.fromkeys(method.refusals))


def _business(app: Application) -> Iterator[tuple[str, str]]:
    """Method and path template of each business operation."""
    for entity in app.entities.values():
        for operation in entity.operations.values():
            yield operation.route.method.lower(), operation.route.url(app.settings.api_prefix, entity.name.snake)


def _commands(app: Application) -> Iterator[CommandView]:
    for entity in app.entities.values():
        for name, operation in entity.operations.items():
            route = operation.route
            if operation.body:
                url = app.settings.api_prefix + re.sub(r"\{\w+\}", "{uuid4()}", route.path)
                code = f"f{py(url)}" if route.parameters else py(url)
                yield CommandView(route.method.lower(), code, f"{entity.name.snake} {name}".replace("_", " "))


def _subject(app: Application, key: str, entity: Entity) -> SubjectView:
    ref, endpoints = entity_ref(key, entity), entity.endpoints
    factory = f"factories.{ref.pascal}Factory"
    nests = bool(entity.nested)
    return SubjectView(
        ref=ref,
        url=f"{app.settings.api_prefix}/{ref.path}",
        create=endpoints.create is not None,
        list=endpoints.list is not None,
        get=endpoints.get is not None,
        update=endpoints.update is not None,
        delete=endpoints.delete is not None,
        rows=min(3, values.capacity(entity)),
        change=_change(entity) if endpoints.update is not None else "",
        row=f"{factory}.row" if nests else "values",
        make=f"lambda: {factory}.row({factory}.create())" if nests else f"{factory}.create",
        payload=factory,
    )


def _change(entity: Entity) -> str:
    """Code of the body of an update that changes one field that answers show; "" when there is none."""
    for name, field in entity.fields.items():
        value = values.another(entity, name)
        hidden = field.read_only or field.immutable or field.write_only or isinstance(field, ReferenceField)
        if not hidden and samples.survives(field, value):
            return f"{{{py(name)}: {json_code(value)}}}"
    return ""
