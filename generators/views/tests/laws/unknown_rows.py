"""Operations on a row that is not there, as the tests that hold for all of them need them."""

from __future__ import annotations

from collections.abc import Iterator

from generators.model.app import Application
from generators.model.entity import Entity, Operation, RowInput
from generators.python_source.attributes import attribute_name
from generators.support.frozen import Frozen
from generators.views.base import EntityRef
from generators.views.entity_names import entity_ref
from generators.views.src.operations import repositories_of


class UnknownRowView(Frozen):
    """An operation on a row. arguments: code of what its method takes beside the id. resource: what a 404 names.

    repositories: how many its service takes.
    """

    ref: EntityRef
    method: str
    arguments: str
    resource: str
    repositories: int


class UnknownRowsView(Frozen):
    """``tests/unit/test_unknown_rows.py``."""

    operations: tuple[UnknownRowView, ...]


def unknown_rows_view(app: Application) -> UnknownRowsView:
    """Every operation on a row."""
    return UnknownRowsView(tuple(view for key in app.entities for view in _operations(app, key)))


def takes_rows(entity: Entity) -> bool:
    """Whether an operation of the entity is about one row."""
    return any(operation.route.by_id for operation in entity.operations.values())


def _operations(app: Application, key: str) -> Iterator[UnknownRowView]:
    entity, repositories = app.entities[key], len(repositories_of(app, key))
    for name, operation in entity.operations.items():
        if operation.route.by_id:
            arguments = ", ".join(_arguments(operation))
            resource = operation.compiled.not_found[0]
            yield UnknownRowView(entity_ref(entity), name, f"[{arguments}]", resource, repositories)


def _arguments(operation: Operation) -> Iterator[str]:
    """Ids of other rows, and a body of which nothing else is said: it is not read any more."""
    rows = {each: spec for each, spec in operation.input.items() if isinstance(spec, RowInput)}
    yield from ("uuid4()" for spec in rows.values() if spec.in_path)
    if operation.body:
        ids = (name for each in rows if (name := attribute_name(f"{each}_id")) in operation.body)
        lists = (name for name, field in operation.body.items() if field.fields is not None)
        sent = (*(f"{name}=uuid4()" for name in ids), *(f"{name}=[]" for name in lists))
        yield f"SimpleNamespace({', '.join(sent)})"
