"""Write an application: all of it or nothing, never over what the user wrote, and right after a crash at any point."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress

from generators.derivation import Derivation
from generators.graph.build.image_file import name_of
from generators.graph.build.inputs import same, scan, trusted
from generators.graph.build.planning import Plan
from generators.graph.build.up_to_date import OutputStamp, Sight, State, look, recall, stamp_of, write_state
from generators.graph.declare import App
from generators.graph.output.reconcile import Expected, Outcome, UserChoice, reconcile
from generators.graph.output.record import (
    JOURNAL,
    RECORD,
    Entry,
    Inputs,
    Journal,
    Record,
    as_recorded,
    read_journal,
    read_record,
    write_journal,
    write_record,
)
from generators.graph.output.summary import conflict_message, counts_of
from generators.graph.output.tree import Tree
from generators.graph.project import Project
from generators.support.errors import UserError
from generators.support.frozen import Frozen
from generators.support.hashing import digest_of


class Survey(Frozen):
    """What is there and what a commit would do about it."""

    tree: Tree
    record: Record
    journal: Journal
    stamps: Mapping[str, OutputStamp]
    outcome: Outcome


def commit(project: Project, app: App, plan: Plan, choice: UserChoice, sight: Sight, rendered: int) -> dict[str, int]:
    """Bring ``out/<app>`` to the plan, every derivation of which is in the store; returns the counts of the summary.

    sight: what was found before the plan. What it says of files that stay is believed: their next look is near.

    Raises UserError, having written nothing, when a file is in conflict or the inputs changed since they were planned.
    """
    with project.locked(app.name):
        if not same(plan.inputs, scan(project, app, plan.inputs)):
            raise UserError(
                f"{app.name}: its spec, a template or the generator changed meanwhile. Nothing was written.\n"
                f"      hint: run `doit generate:{app.name}` again"
            )
        survey = survey_app(project, app, plan.derivations, choice, sight)
        if survey.outcome.conflicts:
            raise UserError(conflict_message(app.name, survey.outcome.conflicts))
        texts = _texts(project, survey.outcome)
        _inspect(project, app, plan, survey, texts)
        stamps = _apply(survey, texts)
        entries = survey.outcome.entries
        write_record(survey.tree, app.name, Record(entries, _inputs(survey.record, plan.derivations, entries)))
        with suppress(FileNotFoundError):
            (survey.tree.root / JOURNAL).unlink()
        counts = counts_of(survey.outcome, len(plan.derivations), rendered)
        _keep_spec(project, app, plan)
        write_state(project, app, State(plan.inputs, _left(survey.tree, entries, stamps), counts))
        return counts


def survey_app(
    project: Project, app: App, derivations: Sequence[Derivation], choice: UserChoice, sight: Sight | None = None
) -> Survey:
    """Decide every file; writes nothing. sight: so fresh that only files that do not stay are looked at again.

    Raises UserError when the folder is a link, and when the choice names a path that is not generated.
    """
    tree = Tree(project.out(app.name))
    if tree.root.is_symlink():
        raise UserError(f"out/{app.name} is a link. Nothing was written.\n      hint: replace it with a folder")
    record, journal = read_record(tree), read_journal(tree)
    entries = record.files
    if sight is None or not sight.last.is_current(project, app):
        sight = look(project, app, recall(project, app))
    outputs = [Expected(each, digest_made_by(project, sight.stamps, each)) for each in derivations]
    paths = {expected.derivation.output for expected in outputs}
    _check_choice(choice, paths)
    stamps = _stamps(tree, sight, outputs, entries.keys() | journal.written.keys())
    disk = as_recorded(tree, {path: stamp.digest for path, stamp in stamps.items()}, entries)
    return Survey(tree, record, journal, stamps, reconcile(outputs, entries, journal, disk, choice))


def _stamps(tree: Tree, sight: Sight, outputs: Sequence[Expected], others: AbstractSet[str]) -> dict[str, OutputStamp]:
    """Every planned file and the others as they are now; those that stay, as they were seen."""
    stamps = {}
    for expected in outputs:
        path = expected.derivation.output
        seen = sight.stamps.get(path)
        if seen is None or not seen.makes(expected.derivation.digest):
            seen = stamp_of(tree, path, seen)
        stamps[path] = seen
    for path in others - stamps.keys():
        stamps[path] = stamp_of(tree, path, sight.stamps.get(path))
    return stamps


def digest_made_by(project: Project, stamps: Mapping[str, OutputStamp], derivation: Derivation) -> str:
    """The sha256 of what a derivation makes: from our own state where it says so, otherwise from the store.

    Raises UserError when the store has lost it.
    """
    stamp = stamps.get(derivation.output)
    if stamp is not None and stamp.makes(derivation.digest):
        return stamp.output
    action = project.store.get_action(derivation.digest)
    if action is None:
        raise _lost(derivation.output)
    return action.output


def _inspect(project: Project, app: App, plan: Plan, survey: Survey, texts: Mapping[str, bytes]) -> None:
    """Raises UserError for what the generator has made wrong."""
    # Imported here: a run that finds everything clean looks at nothing.
    from generators.graph.build.inspection import Made, inspect

    entries = survey.outcome.entries
    now = {each.output: entries[each.output].digest for each in plan.derivations if each.output.endswith(".py")}
    before = {path: entry.digest for path, entry in survey.record.files.items() if path.endswith(".py")}
    made = Made(project.store, now, before, {path: text for path, text in texts.items() if path.endswith(".py")})
    inspect(project, app, plan, made)


def _apply(survey: Survey, texts: Mapping[str, bytes]) -> dict[str, OutputStamp]:
    """Write and prune; returns the stamp of every path afterwards."""
    tree, outcome, before = survey.tree, survey.outcome, survey.journal.written
    stamps = dict(survey.stamps)
    if outcome.writes or outcome.prunes:
        write_journal(tree, _journal(survey))
    for path in [*before, RECORD, JOURNAL]:
        tree.sweep(path)
    for path in outcome.copies:
        keep_copy(tree, path)
    for expected in outcome.writes:
        path = expected.derivation.output
        stat = tree.write(path, texts[path])
        stamps[path] = OutputStamp(trusted(stat), expected.digest)
    for path in outcome.prunes:
        tree.remove(path)
    for path in [*before, *survey.journal.pruned]:
        tree.remove_empty(path)
    return stamps


def _texts(project: Project, outcome: Outcome) -> dict[str, bytes]:
    """Everything that will be written, before anything is."""
    texts = {}
    for expected in outcome.writes:
        data = project.store.get_blob(expected.digest)
        if data is None:
            raise _lost(expected.derivation.output)
        texts[expected.derivation.output] = data
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
    for expected in survey.outcome.writes:
        path = expected.derivation.output
        written[path] = written.get(path, frozenset()) | {expected.digest}
    return Journal(written, survey.journal.pruned | set(survey.outcome.prunes))


def _keep_spec(project: Project, app: App, plan: Plan) -> None:
    """``doit why`` compares with the spec of the last generate, and its images."""
    for name in (app.spec, name_of(app)):
        with suppress(OSError):
            data = (project.root / name).read_bytes()
            if name in plan.inputs and digest_of(data) == plan.inputs[name].digest:
                project.store.put_blob(data)


def _inputs(before: Record, derivations: Sequence[Derivation], entries: Mapping[str, Entry]) -> dict[str, Inputs]:
    """What the files of each template are made from; of files that are no longer generated, as it was."""
    now = {each.template: each.recipe for each in derivations}
    inputs = {name: {item.name: item.digest for item in recipe.inputs} for name, recipe in now.items()}
    gone = {each.template for each in entries.values()} - inputs.keys()
    return inputs | {name: before.templates.get(name, {}) for name in gone}


def _left(tree: Tree, entries: Mapping[str, Entry], stamps: Mapping[str, OutputStamp]) -> dict[str, OutputStamp]:
    """What a no-op run has to find: every recorded file, and the record."""
    left = {
        path: OutputStamp(stamps[path].signature, stamps[path].digest, entry.derivation, entry.digest)
        for path, entry in entries.items()
    }
    left[RECORD] = stamp_of(tree, RECORD, None)
    return left


def _check_choice(choice: UserChoice, paths: set[str]) -> None:
    unknown = sorted(choice.paths - paths)
    if unknown:
        from generators.support.suggest import suggestion

        raise UserError(f"{unknown[0]} is not a generated file of this application.{suggestion(unknown[0], paths)}")


def _lost(path: str) -> UserError:
    return UserError(f"The store lost the text of {path} meanwhile. Run the same command again.")
