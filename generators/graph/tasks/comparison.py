"""An application now and as it was -> the page about what changed. Nothing is written but into the store."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace

from generators.changes.compare import State, page_of
from generators.changes.contract.calls import contract_changes
from generators.changes.page import Contract, Page
from generators.derivation import Derivation
from generators.evolution.history import History, follow
from generators.graph.build.following import refusal
from generators.graph.build.history_files import history_of, read_history
from generators.graph.build.image_file import images_text, name_of, with_images
from generators.graph.build.rendering import render_into_store
from generators.graph.build.revisions import Since, files_of, text_of
from generators.graph.declare import App
from generators.graph.project import Project
from generators.graph.tasks.documents import Documents, describing
from generators.model.app import Application
from generators.model.load import load_app, read_app
from generators.plan import plan
from generators.schema.snapshot import Snapshot
from generators.support.errors import SpecErrors, UserError
from generators.support.failures import NotRun

_SETTINGS = "src/core/config.py"


@dataclass(frozen=True, slots=True)
class _Source:
    """What an application is made from at one time. history: as it would be after a generate, for ``now``."""

    spec: Application | None = None
    history: History = field(default_factory=History)
    plan: tuple[Derivation, ...] = ()
    questions: str = ""


class Comparison:
    """Compares an application with what version control has of it."""

    def __init__(self, project: Project, app: App, since: Since) -> None:
        self._project, self._app, self._since = project, app, since

    def page(self) -> Page:
        """The page. Raises UserError for a spec that is refused."""
        then, now = self._then(), self._now()
        states = self._state(then, now), self._state(now, then)
        return page_of(*states, self._contract(then, now), str(self._since), released=bool(self._since.released))

    def _then(self) -> _Source:
        text = text_of(self._project, self._app.spec, self._since.commit)
        if text is None:
            return _Source()
        images = text_of(self._project, name_of(self._app), self._since.commit) or ""
        try:
            spec = with_images(self._app, read_app(text, self._app.spec, self._app.name), images)
        except SpecErrors as error:
            raise UserError(f"{error}\n\n{self._app.spec} is as it was in {self._since}, and refused today.") from None
        history = history_of(self._app, files_of(self._project, self._app, self._since.commit))
        followed = _followed(history, follow(history, spec).snapshot)
        return _Source(spec, history, self._plan(spec, followed))

    def _now(self) -> _Source:
        spec = load_app(self._project.root / self._app.spec, self._app.spec)
        spec = with_images(self._app, spec, images_text(self._project, self._app))
        history = read_history(self._project, self._app)
        following = follow(history, spec)
        followed = _followed(history, following.snapshot)
        questions = str(refusal(self._project, self._app, following.problems)) if following.problems else ""
        return _Source(spec, followed, self._plan(spec, followed), questions)

    def _plan(self, spec: Application, history: History) -> tuple[Derivation, ...]:
        """What a generate would make."""
        past, revisions = history.past(), history.revisions()
        return plan(replace(spec, past=past), self._app.spec, self._project.templates, revisions=revisions)

    def _state(self, source: _Source, other: _Source) -> State:
        """What is compared: texts, as far as they can be others."""
        others = {each.output: each.digest for each in other.plan}
        files = {
            each.output: each.digest if others.get(each.output, each.digest) == each.digest else self._rendered(each)
            for each in source.plan
        }
        settings = (self._text(each) for each in source.plan if each.output == _SETTINGS)
        return State(source.spec, source.history, files, "".join(settings), source.questions)

    def _contract(self, then: _Source, now: _Source) -> Contract:
        old, new = describing(then.plan), describing(now.plan)
        if [each.digest for each in old] == [each.digest for each in new]:
            return Contract()
        try:
            documents = Documents(self._project, self._app).of([each for each in (old, new) if each])
        except NotRun as reason:
            return Contract(not_run=str(reason))
        before, after = ({}, *map(json.loads, documents))[-2:]
        return Contract(contract_changes(before, after))

    def _text(self, derivation: Derivation) -> str:
        """What is in a file."""
        return (self._project.store.get_blob(self._rendered(derivation)) or b"").decode()

    def _rendered(self, derivation: Derivation) -> str:
        """The digest of what is in a file."""
        render_into_store(self._project, derivation)
        return self._project.store.result(derivation.digest) or ""


def _followed(history: History, snapshot: Snapshot | None) -> History:
    return history if snapshot is None else history.with_snapshot(snapshot)
