"""Write an application: all of it or nothing, never over what the user wrote, and right after a crash at any point."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from generators.derivation import Derivation
from generators.graph.build.inputs import same, scan, trusted
from generators.graph.build.planning import Plan
from generators.graph.build.up_to_date import Known, State, look, read_state, write_state
from generators.graph.declare import App
from generators.graph.output.reconcile import Choice, Outcome, Want, reconcile
from generators.graph.output.record import (
    JOURNAL,
    MANIFEST,
    Entry,
    Journal,
    read_journal,
    read_record,
    write_journal,
    write_record,
)
from generators.graph.output.summary import conflict_message, counts_of
from generators.graph.output.tree import Tree
from generators.graph.project import Project
from generators.support.errors import UserError


@dataclass(frozen=True, slots=True)
class Survey:
    """What is there and what a commit would do about it."""

    tree: Tree
    journal: Journal
    looks: Mapping[str, Known]
    outcome: Outcome


def commit(project: Project, app: App, plan: Plan, choice: Choice, rendered: int) -> dict[str, int]:
    """Bring ``out/<app>`` to the plan, every derivation of which is in the store; returns the counts of the summary.

    Raises UserError, having written nothing, when a file is in conflict or the inputs changed since they were planned.
    """
    with project.locked(app.name):
        if not same(plan.inputs, scan(project, app, plan.inputs)):
            raise UserError(
                f"{app.name}: its spec, a template or the generator changed meanwhile. Nothing was written.\n"
                f"      hint: run `doit generate:{app.name}` again"
            )
        survey = survey_app(project, app, plan.derivations, choice)
        if survey.outcome.conflicts:
            raise UserError(conflict_message(app.name, survey.outcome.conflicts))
        looks = _apply(project, survey)
        entries = survey.outcome.entries
        write_record(survey.tree, app.name, entries)
        with suppress(FileNotFoundError):
            (survey.tree.root / JOURNAL).unlink()
        counts = counts_of(survey.outcome, len(plan.derivations), rendered)
        write_state(project, app, State(plan.inputs, _left(survey.tree, entries, looks), counts))
        return counts


def survey_app(project: Project, app: App, derivations: Sequence[Derivation], choice: Choice) -> Survey:
    """Look at every file and decide; writes nothing."""
    tree, state = Tree(project.out(app.name)), read_state(project, app)
    if tree.root.is_symlink():
        raise UserError(f"out/{app.name} is a link. Nothing was written.\n      hint: replace it with a folder")
    entries, journal = read_record(tree), read_journal(tree)
    wants = [Want(each, digest_of(project, state.outputs, each)) for each in derivations]
    paths = {want.derivation.output for want in wants}
    _check_choice(choice, paths)
    looks = {
        path: look(tree, path, state.outputs.get(path)) for path in paths | entries.keys() | journal.written.keys()
    }
    disk = {path: known.digest for path, known in looks.items()}
    return Survey(tree, journal, looks, reconcile(wants, entries, journal, disk, choice))


def digest_of(project: Project, known: Mapping[str, Known], derivation: Derivation) -> str:
    """The sha256 of what a derivation makes: from our own state where it says so, otherwise from the store."""
    seen = known.get(derivation.output)
    if seen is not None and seen.makes(derivation.digest):
        return seen.output
    action = project.store.get_action(derivation.digest)
    if action is None:
        raise _lost(derivation.output)
    return action.output


def _apply(project: Project, survey: Survey) -> dict[str, Known]:
    """Write and prune; returns what every path looks like afterwards."""
    tree, outcome, before = survey.tree, survey.outcome, survey.journal.written
    looks, texts = dict(survey.looks), _texts(project, outcome)
    if outcome.writes or outcome.prunes:
        write_journal(tree, _journal(survey))
    for path in [*before, MANIFEST, JOURNAL]:
        tree.sweep(path)
    for path in outcome.copies:
        keep_copy(tree, path)
    for want in outcome.writes:
        path = want.derivation.output
        stat = tree.write(path, texts[path])
        looks[path] = Known(trusted(stat), want.digest)
    for path in outcome.prunes:
        tree.remove(path)
    for path in [*before, *survey.journal.pruned]:
        tree.remove_empty(path)
    return looks


def _texts(project: Project, outcome: Outcome) -> dict[str, bytes]:
    """Everything that will be written, before anything is."""
    texts = {}
    for want in outcome.writes:
        data = project.store.get_blob(want.digest)
        if data is None:
            raise _lost(want.derivation.output)
        texts[want.derivation.output] = data
    return texts


def keep_copy(tree: Tree, path: str) -> str:
    """Keep what the user has at a path beside it, as ``<path>.mine`` or the first free name after that."""
    names = (f"{path}.mine{number}" for number in ("", *(f".{n}" for n in range(1, 1000))))
    name = next(name for name in names if tree.stat(name) is None)
    if tree.digest(path) in ("link", "folder", "special"):
        (tree.root / path).rename(tree.root / name)
    else:
        tree.write(name, tree.read(path))
    return name


def _journal(survey: Survey) -> Journal:
    """What this commit is about to do, and what earlier ones that were interrupted may have done."""
    written = dict(survey.journal.written)
    for want in survey.outcome.writes:
        path = want.derivation.output
        written[path] = written.get(path, frozenset()) | {want.digest}
    return Journal(written, survey.journal.pruned | set(survey.outcome.prunes))


def _left(tree: Tree, entries: Mapping[str, Entry], looks: Mapping[str, Known]) -> dict[str, Known]:
    """What a no-op run has to find: every recorded file, and the record."""
    left = {
        path: Known(looks[path].signature, looks[path].digest, entry.derivation, entry.digest)
        for path, entry in entries.items()
    }
    left[MANIFEST] = look(tree, MANIFEST, None)
    return left


def _check_choice(choice: Choice, paths: set[str]) -> None:
    unknown = sorted(choice.paths - paths)
    if unknown:
        from generators.support.suggest import suggestion

        raise UserError(f"{unknown[0]} is not a generated file of this application.{suggestion(unknown[0], paths)}")


def _lost(path: str) -> UserError:
    return UserError(f"The store lost the text of {path} meanwhile. Run the same command again.")
