"""The lines of the table, applied to one app."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import localcontext
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from generators.field_types.values import EXACT
from generators.manifest import (
    APP_FILES,
    ENTITY_FILES,
    OPERATION_FILES,
    RELEASE_FILE,
    REVISION_FILES,
    Composed,
    EntityFile,
)
from generators.model.app import Application
from generators.model.routes import RouteTable
from generators.model.scenarios.scenario import Scenarios
from generators.support.canonical import canonical_json
from generators.support.frozen import Frozen
from generators.support.hashing import digest_of

if TYPE_CHECKING:
    from generators.evolution.history import Revision

# What stands in the names of templates for the name of an entity.
_ANY: Final = "entity"
_ANY_RELEASE: Final = "release"


class PlannedFile(Frozen):
    """One line of the table, applied to one app: the view is not made yet."""

    output: str
    template: str
    view: Callable[[], Any]
    composed: Composed | None = None


def app_files(app: Application) -> Iterator[PlannedFile]:
    """The files that an app has once, each view made at most once."""
    made: dict[Callable[[Application], Any], Any] = {}
    for line in APP_FILES:
        if line.when(app):
            template = f"{line.template or line.output}.j2"
            view = partial(_once, made, line.view, app)
            composed = line.view if isinstance(line.view, Composed) else None
            yield PlannedFile(line.output.format(app=app.identity.name), template, view, composed)


def revision_files(revisions: Iterable[Revision]) -> Iterator[PlannedFile]:
    """The migrations: as they were released, or from one snapshot to the next."""
    for each in revisions:
        for row in REVISION_FILES:
            if row.when(each):
                output = f"alembic/versions/{each.after.name}.py"
                yield PlannedFile(output, f"{row.template}.j2", partial(row.view, each))


def release_files(revisions: tuple[Revision, ...]) -> Iterator[PlannedFile]:
    """What tests know of the releases before the newest revision."""
    template = f"{RELEASE_FILE.output.format(release=_ANY_RELEASE)}.j2"
    views = RELEASE_FILE.views(revisions) if len(revisions) > 1 else {}
    for name in views:
        yield PlannedFile(RELEASE_FILE.output.format(release=name), template, partial(views.__getitem__, name))


def entity_files(app: Application, key: str) -> Iterator[PlannedFile]:
    """The files of one entity, whose views see this entity and the app's settings and nothing else."""
    own = Application(app.identity, app.settings, app.camel, {}, {key: app.entities[key]}, RouteTable(()), Scenarios())
    return _rows(ENTITY_FILES, own, key)


def seal_of(app: Application, key: str) -> str:
    """The digest of all that the files of one entity depend on, beside templates and the generator."""
    return digest_of(canonical_json((app.identity, app.settings, app.camel, app.entities[key])))


def views_of(app: Application, key: str) -> Callable[[str], Any]:
    """The views of the files of one entity, each made when it is asked for by its file's output."""
    files: dict[str, PlannedFile] = {}

    def view(output: str) -> Any:
        if not files:
            files.update({file.output: file for file in entity_files(app, key)})
        return files[output].view()

    return view


def operation_files(app: Application, key: str) -> Iterator[PlannedFile]:
    """The files of an entity's operations and scenarios."""
    return _rows(OPERATION_FILES, app, key)


def _rows(rows: tuple[EntityFile, ...], app: Application, key: str) -> Iterator[PlannedFile]:
    """The lines of a table for one entity."""
    made: dict[Callable[[Application, str], Any], Any] = {}
    entity = app.entities[key]
    for row in rows:
        if row.when(entity) and row.among(app, key):
            output = row.output.format(entity=entity.name.module, plural=entity.name.modules)
            template = f"{row.output.format(entity=_ANY, plural=_ANY)}.j2"
            yield PlannedFile(output, template, partial(_once, made, row.view, app, key))


def _once(made: dict[Callable[..., Any], Any], build: Callable[..., Any], *arguments: Any) -> Any:
    """The view that ``build`` makes, made when it is first asked for."""
    if build not in made:
        with localcontext(EXACT):
            made[build] = build(*arguments)
    return made[build]
