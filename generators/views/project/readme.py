"""What the app's README tells: identity, operations, requirements, refusals and the diagram."""

from __future__ import annotations

from collections.abc import Iterator

from generators.model.access import in_words
from generators.model.app import Application
from generators.model.entity import Entity
from generators.model.routes import Route
from generators.model.values import ReferenceField
from generators.support.frozen import Frozen
from generators.support.names import listed
from generators.views.access import RoleView, roles_view
from generators.views.base import EntityRef
from generators.views.entity_names import entity_ref
from generators.views.project.identity import AppView, app_view
from generators.views.row_rules import has_users, user_view
from generators.views.src.repositories import measures
from generators.views.src.unique_keys import error_message


class ErdFieldView(Frozen):
    """One attribute in the entity-relationship diagram."""

    type: str
    name: str
    key: str  # "PK", "UK" or ""


class ErdEntityView(Frozen):
    """One entity in the diagram."""

    name: str
    fields: tuple[ErdFieldView, ...]


class OperationView(Frozen):
    """One operation of the API."""

    method: str
    path: str
    summary: str
    satisfies: tuple[str, ...]
    allowed: str  # who may call it, as words


class RequirementView(Frozen):
    """One requirement: its id and its text (free text: escape it)."""

    id: str
    text: str


class RefusalView(Frozen):
    """An error that the business declares. message: free text, escape it."""

    status: int
    code: str
    message: str


class ReadmeView(Frozen):
    """The app's README: identity, operations, requirements and the diagram."""

    app: AppView
    operations: tuple[OperationView, ...]
    requirements: tuple[RequirementView, ...]
    refusals: tuple[RefusalView, ...]
    operated: bool  # there are business operations
    scenarios: bool
    measures: bool  # answers that may be too large
    roles: tuple[RoleView, ...]
    first_role: str  # with a space before it, "" when there is none
    roles_claim: str
    users: str  # customers: the rows of those who call, "" where they have none
    evolved: bool  # there is a migration of tables that are in use
    owed: str  # what the next release drops, as words
    erd: tuple[ErdEntityView, ...]
    relations: tuple[str, ...]  # lines of the diagram


def readme_view(app: Application) -> ReadmeView:
    """What the app's README tells."""
    return ReadmeView(
        app=app_view(app),
        operations=tuple(_operations(app)),
        requirements=tuple(RequirementView(key, text) for key, text in app.requirements.items()),
        refusals=tuple(_refusals(app)),
        operated=any(entity.operations for entity in app.entities.values()),
        scenarios=bool(app.scenarios.all),
        measures=measures(app),
        roles=roles_view(app).roles,
        first_role=next((f" {name}" for name in app.auth.roles), "") if app.auth is not None else "",
        roles_claim=app.auth.roles_claim if app.auth is not None else "",
        users=user_view(app).human_plural if has_users(app) else "",
        evolved=app.past.evolved,
        owed=listed([f"`{name}`" for name in app.past.owed]),
        erd=tuple(ErdEntityView(key, tuple(_erd_fields(entity))) for key, entity in app.entities.items()),
        relations=tuple(_diagram(app)),
    )


def _operations(app: Application) -> Iterator[OperationView]:
    for entity in app.entities.values():
        ref = entity_ref(entity)
        for verb, endpoint in entity.endpoints:
            yield _operation(app, endpoint.route, _summary(verb, ref))
        for name, operation in entity.operations.items():
            summary = operation.summary or f"{name} {ref.human}".replace("_", " ").capitalize()
            yield _operation(app, operation.route, summary.rstrip("."))


def _operation(app: Application, route: Route, summary: str) -> OperationView:
    path = app.settings.api_prefix + route.path
    return OperationView(route.method, path, summary, tuple(sorted(app.satisfies(route))), in_words(app.access(route)))


def _summary(verb: str, ref: EntityRef) -> str:
    if verb == "list":
        return f"List {ref.human_plural}"
    return f"{verb.capitalize()} {ref.article} {ref.human}"


def _refusals(app: Application) -> Iterator[RefusalView]:
    """Every declared error once: of operations, and of unique keys."""
    found: dict[tuple[int, str], str] = {}
    for entity in app.entities.values():
        for method in entity.methods:
            for each in method.refusals:
                found.setdefault((each.status, each.code), each.message)
        for key in entity.unique.values():
            if key.error is not None:
                message = error_message(entity, key)
                found.setdefault((key.error.status, key.error.code), message)
    for (status, code), message in sorted(found.items()):
        yield RefusalView(status, code, message[:1].lower() + message[1:])


def _erd_fields(entity: Entity) -> Iterator[ErdFieldView]:
    yield ErdFieldView("uuid", "id", "PK")
    for name, field in entity.fields.items():
        key = "FK" if isinstance(field, ReferenceField) else "UK" if field.unique else ""
        yield ErdFieldView(f"{field.items.type}[]" if field.items else field.type.name, name, key)
    yield from (ErdFieldView(each.type.name, name, "") for name, each in entity.features.columns.items())


def _diagram(app: Application) -> Iterator[str]:
    """The relations in the language of Mermaid's entity-relationship diagrams."""
    for key, entity in app.entities.items():
        for field in entity.references.values():
            one = "|o" if field.optional else "||"
            yield f'{field.reference.target.key} {one}--o{{ {key} : "{field.reference.name.replace("_", " ")}"'
        for nested in entity.links:
            yield f'{key} }}o--o{{ {nested.target.key} : "{nested.name.replace("_", " ")}"'
