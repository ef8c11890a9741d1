"""The tasks of an application, as doit wants them."""

from __future__ import annotations

import fnmatch
import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from doit.exceptions import TaskFailed
from doit.task import Task

from generators.derivation import Derivation
from generators.graph.build import helper_process
from generators.graph.build.history_files import folder_of, write_file
from generators.graph.build.inputs import same, scan
from generators.graph.build.lookout import Lookout
from generators.graph.build.planning import Plan, planned
from generators.graph.build.rendering import render_into_store
from generators.graph.build.up_to_date import OutputStamp, Sight, is_up_to_date, recall
from generators.graph.declare import App
from generators.graph.output.commit import commit
from generators.graph.output.reconcile import UserChoice
from generators.graph.output.summary import counts_of_noop, summary
from generators.graph.project import Project
from generators.graph.tasks import application
from generators.graph.tasks.compose import ComposeDown, ComposeUp
from generators.graph.tasks.docker_build import DockerBuild
from generators.graph.tasks.pin import Pin
from generators.graph.tasks.release import Release
from generators.graph.tasks.squash import Squash
from generators.support.errors import UserError

if TYPE_CHECKING:
    from generators.graph.tasks.verification import Verification
    from generators.verify.check import Check

GROUPS = {
    "generate": "write the applications: out/<app> from its spec",
    "test_app": "run an application's own tests in an environment made from its lock file",
    "lock": "lock an application's dependencies: out/<app>/uv.lock",
    "openapi": "export an application's OpenAPI document: out/<app>/openapi.json",
    "verify": "prove an application and report how ready it is: out/reports/<app>/readiness.md",
    "release": "write down what is deployed: from now on its schema is migrated, never made anew",
    "squash": "one revision instead of all that were not released",
    "pin": "write down the digests of an application's images: specs/<app>.images.yaml",
    "docker_build": "build an application's image",
    "compose_test": "run an application's own tests in containers",
    "compose_up": "start an application's whole stack, and say where it is",
    "compose_down": "remove what compose_up started, its data too",
}
# What runs on a generated application, by the name of its task.
_ON_APPS: Final[dict[str, Callable[[Project, App], application.OnApp]]] = {
    "lock": application.Lock,
    "openapi": application.OpenAPI,
    "test_app": application.TestApp,
    "release": Release,
    "squash": Squash,
    "pin": Pin,
    "docker_build": DockerBuild,
    "compose_up": ComposeUp,
    "compose_down": ComposeDown,
}
# Tasks below those of an application: ``render:<app>/<path>``, ``check:<app>/<name>``.
PARTS = {"render": "render single files into the store", "check": "run single checks of `doit verify`"}
OTHERS = {
    "schema": "write specs/spec.schema.json, for completion in an editor",
    "bench": "measure the build graph against its targets",
}


def task(name: str, action: Callable[..., object] | None, *arguments: object, **options: Any) -> Task:
    """A doit task that runs one function; a mistake of the user fails it without a traceback."""
    actions = [] if action is None else [(functools.partial(_guarded, action), arguments)]
    return Task(name, actions, io={"capture": False}, **options)


def group(name: str, doc: str, members: Sequence[str]) -> Task:
    """A task that stands for others."""
    return Task(name, None, doc=doc, task_dep=list(members), has_subtask=True)


def menu(apps: Sequence[App]) -> Iterator[Task]:
    """The tasks for people, unplanned: what ``doit list`` shows."""
    for name, doc in GROUPS.items():
        yield group(name, doc, [f"{name}:{app.name}" for app in apps])
        for app in apps:
            yield task(f"{name}:{app.name}", None, doc=f"{doc.partition(':')[0]}: {app.name}", subtask_of=name)
    for name, doc in OTHERS.items():
        yield task(name, None, doc=doc)


def tasks_of_apps(
    project: Project, apps: Sequence[App], choice: UserChoice, asked: Sequence[str], *, every: bool, again: bool
) -> Iterator[Task]:
    """The tasks of the applications asked for; ``every``: with one for each file, whether or not it is up to date;
    ``again``: checks are repeated that have passed."""
    made: list[Task] = []
    for app in apps:
        made += [*generate_tasks(project, app, choice, every=every), *checks_of(project, app)]
        if any(name.startswith(("verify", "check", "compose_test")) or "*" in name for name in asked) or every:
            made += verify_tasks(project, app, asked, again=again)
    yield from (each for each in made if each.subtask_of is None)
    for name, doc in {**GROUPS, **PARTS}.items():
        members = [each for each in made if each.subtask_of == name]
        yield group(name, doc, [each.name for each in members])
        yield from members


def generate_tasks(project: Project, app: App, choice: UserChoice, *, every: bool) -> Iterator[Task]:
    """``generate:<app>``, after a ``render:<app>/<path>`` for each file that is not known."""
    name, doc = f"generate:{app.name}", f"write {app.name}: out/{app.name} from {app.spec}"
    last = recall(project, app)
    inputs = scan(project, app, last.state.inputs)
    changed = not same(last.state.inputs, inputs)
    lookout = Lookout(project, app, last, meanwhile=changed)
    if not (every or choice.kind or changed) and is_up_to_date(project, app, lookout.sight, inputs):
        line = summary(app.name, counts_of_noop(last.state.counts))
        yield task(name, None, doc=doc, subtask_of="generate", uptodate=[True], meta={"summary": line})
        return
    try:
        plan = planned(project, app, inputs)
        missing = _missing(project, plan, {} if choice.kind else lookout.sight.stamps)
        if (missing or every) and not plan.with_views:
            plan = planned(project, app, inputs, with_views=True)
    except UserError as error:
        yield task(name, _fail, str(error), doc=doc, subtask_of="generate")
        return
    chosen = [each for each in plan.derivations if every or each.digest in missing]
    chosen.sort(key=helper_process.is_under_way)
    yield from (render_task(project, app, each, each.digest in missing) for each in chosen)
    depends = [_render_name(app, each) for each in chosen]
    if not every and helper_process.is_worth_it(len(chosen)):
        depends.insert(0, f"_second:{app.name}")
        yield task(depends[0], helper_process.start, project, chosen)
    arguments = (project, app, plan, choice, lookout.sight, len(missing))
    yield task(name, generate, *arguments, doc=doc, subtask_of="generate", task_dep=depends)


def render_task(project: Project, app: App, derivation: Derivation, missing: bool) -> Task:
    """Render one file into the store; up to date when its action is in the store and intact."""
    return task(
        _render_name(app, derivation),
        _render,
        project,
        derivation,
        doc=f"templates/{derivation.template}",
        subtask_of="render",
        uptodate=[not missing],
    )


def _render(project: Project, derivation: Derivation) -> None:
    helper_process.wait_for(derivation)
    render_into_store(project, derivation)


def generate(project: Project, app: App, plan: Plan, choice: UserChoice, sight: Sight, rendered: int) -> dict[str, str]:
    """Write the application; returns its line of the summary."""
    helper_process.wait()
    line = summary(app.name, commit(project, app, plan, choice, sight, rendered))
    if plan.snapshot is not None:
        write_file(project, app, plan.snapshot.name, plan.snapshot.text)
        line += f"\n{app.name}: added {folder_of(app)}/{plan.snapshot.name}, and the migration to it; commit both"
    line += "".join(f"\n{app.spec}: {note}" for note in plan.notes)
    return {"summary": line}


def checks_of(project: Project, app: App) -> Iterator[Task]:
    """The tasks that run on a generated application."""
    for name, check in _ON_APPS.items():
        made = check(project, app)
        after = [f"{before}:{app.name}" for before in made.after]
        doc = f"{GROUPS[name].partition(':')[0]}: {app.name}"
        yield task(
            f"{name}:{app.name}", made.run, doc=doc, subtask_of=name, task_dep=after, uptodate=[made.is_up_to_date]
        )


def verify_tasks(project: Project, app: App, asked: Sequence[str], *, again: bool) -> Iterator[Task]:
    """``verify:<app>``, after a ``check:<app>/<name>`` for each check; those asked for by name fail on their own."""
    # Imported here: nothing else needs what checks need.
    from generators.graph.tasks.verification import Verification
    from generators.verify.table import CHECKS

    verification = Verification(project, app)
    names = []
    for check in CHECKS:
        name = f"check:{app.name}/{check.name}"
        names.append(name)
        strict = any(fnmatch.fnmatchcase(name, each) for each in asked)
        yield _check_task(name, "check", check.doc, verification, check, strict, again)
        if check.name in GROUPS:
            # A check that people ask for as a task of its own.
            doc = f"{GROUPS[check.name]}: {app.name}"
            yield _check_task(f"{check.name}:{app.name}", check.name, doc, verification, check, True, again)
    doc = f"prove an application and report how ready it is: {app.name}"
    yield task(f"verify:{app.name}", verification.report, doc=doc, subtask_of="verify", task_dep=names)


def _check_task(
    name: str, group: str, doc: str, verification: Verification, check: Check, strict: bool, again: bool
) -> Task:
    app = verification.app.name
    return task(
        name,
        verification.run,
        check,
        strict,
        again,
        doc=doc,
        subtask_of=group,
        task_dep=[f"generate:{app}", f"lock:{app}"],
        uptodate=[functools.partial(verification.is_up_to_date, check)],
    )


def other_tasks(project: Project) -> Iterator[Task]:
    """The tasks that concern no single application."""
    for name, doc in OTHERS.items():
        yield task(name, getattr(application, name), project, doc=doc)


def _missing(project: Project, plan: Plan, stamps: Mapping[str, OutputStamp]) -> set[str]:
    """The derivations that are neither on disk as they should be nor intact in the store."""
    missing = set()
    for derivation in plan.derivations:
        stamp = stamps.get(derivation.output)
        on_disk = stamp is not None and stamp.makes(derivation.digest)
        if helper_process.is_under_way(derivation) or (not on_disk and project.store.result(derivation.digest) is None):
            missing.add(derivation.digest)
    return missing


def _render_name(app: App, derivation: Derivation) -> str:
    return f"render:{app.name}/{derivation.output}"


def _guarded(action: Callable[..., object], *arguments: object) -> object:
    try:
        return action(*arguments)
    except UserError as error:
        return TaskFailed(str(error))
    except OSError as error:
        return TaskFailed(
            f"{error.strerror or error}: {error.filename or 'while writing'}. Nothing is lost; run it again."
        )


def _fail(message: str) -> None:
    raise UserError(message)
