"""What an app is called and how it is set, and which field types it has."""

from __future__ import annotations

from collections.abc import Iterable

from generators.field_types.base import FieldType
from generators.model.app import Application
from generators.model.values import Field
from generators.support.frozen import Frozen
from generators.views.row_rules import has_row_rules
from generators.views.src import columns


class AppView(Frozen):
    """The identity of the app and its settings. No entities."""

    name: str  # simple_task_api
    slug: str  # simple-task-api
    title: str  # free text: escape it
    description: str  # free text: escape it
    version: str
    api_prefix: str
    page_size: int
    page_size_max: int
    last_page: int
    rate_limit_read: str  # "300/minute"
    rate_limit_write: str
    audience: str  # for whom the tokens of callers have to be made, "" where anybody may call
    ruled: bool  # some rows are for some callers only


class ProjectView(Frozen):
    """``pyproject.toml``."""

    slug: str
    title: str  # free text: escape it
    version: str
    extras: tuple[str, ...]  # requirements that only some field types need, e.g. "email-validator>=2.2"
    computed: bool  # an answer has computed fields
    camel: bool  # clients see names in camel case
    auth: bool  # callers bring tokens


def stored_types(app: Application) -> frozenset[FieldType]:
    """Every field type that a table has, those of list items included."""
    return _types(field for entity in app.entities.values() for field in entity.fields.values())


def field_types(app: Application) -> frozenset[FieldType]:
    """Every field type that the app uses: also those that only operations take."""
    operations = (each for entity in app.entities.values() for each in entity.operations.values())
    return stored_types(app) | _types(field for each in operations for field in each.values)


def _types(fields: Iterable[Field]) -> frozenset[FieldType]:
    return frozenset(each for field in fields for each in (field.type, columns.base_type(field)))


def app_view(app: Application) -> AppView:
    """The identity of the app and its settings."""
    return AppView(
        name=app.identity.name,
        slug=_slug(app),
        title=app.identity.title,
        description=app.identity.description,
        version=app.identity.version,
        api_prefix=app.settings.api_prefix,
        page_size=app.settings.page_size.default,
        page_size_max=app.settings.page_size.max,
        last_page=app.settings.last_page,
        rate_limit_read=app.settings.rate_limit.read,
        rate_limit_write=app.settings.rate_limit.write,
        audience=app.auth.audience if app.auth is not None else "",
        ruled=has_row_rules(app),
    )


def _slug(app: Application) -> str:
    return app.identity.name.replace("_", "-")


def project_view(app: Application) -> ProjectView:
    """What ``pyproject.toml`` needs to know."""
    extras = {each for used in field_types(app) for each in used.requirements}
    return ProjectView(
        slug=_slug(app),
        title=app.identity.title,
        version=app.identity.version,
        extras=tuple(sorted(extras)),
        computed=any(entity.computed for entity in app.entities.values()),
        camel=app.camel,
        auth=app.auth is not None,
    )
