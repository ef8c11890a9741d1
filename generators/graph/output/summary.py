"""What people read at the end: one line per application, or why nothing was written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generators.graph.output.reconcile import Outcome

_OPTIONAL = {
    "fetched": "from the store",
    "pruned": "pruned",
    "edited": "edited by you and kept",
    "yours": "yours",
    "deleted": "deleted by you",
    "stale": "edited by you and no longer generated",
}


def counts_of(outcome: Outcome, files: int, rendered: int) -> dict[str, int]:
    """The counts of one commit; ``fetched`` are the files written that did not have to be rendered."""
    kept = {state: len(outcome.with_state(state)) for state in ("edited", "yours", "deleted", "stale")}
    fetched = max(len(outcome.writes) - rendered, 0)
    unchanged = max(files - rendered - fetched - kept["edited"] - kept["yours"] - kept["deleted"], 0)
    return {
        "files": files,
        "rendered": rendered,
        "unchanged": unchanged,
        "fetched": fetched,
        "pruned": len(outcome.prunes),
        **kept,
    }


def counts_of_noop(counts: Mapping[str, int]) -> dict[str, int]:
    """The counts of a run that found nothing to do, from those of the run that left it so."""
    away = counts["edited"] + counts["yours"] + counts["deleted"]
    return {**counts, "rendered": 0, "fetched": 0, "pruned": 0, "unchanged": counts["files"] - away}


def summary(app: str, counts: Mapping[str, int]) -> str:
    """``simple_task_api: 74 files, 3 rendered, 71 unchanged``; the rest only where there is something to say."""
    parts = [f"{counts[name]} {name}" for name in ("files", "rendered", "unchanged")]
    parts += [f"{counts[name]} {words}" for name, words in _OPTIONAL.items() if counts[name]]
    return f"{app}: {', '.join(parts)}"


def conflict_message(app: str, conflicts: Sequence[tuple[str, str]]) -> str:
    """Every file in conflict, and the choices."""
    lines = [f"{app}: nothing was written, because these files would lose what is in them:"]
    lines += [f"  out/{app}/{path}  ({reason})" for path, reason in conflicts]
    lines += [
        "Look at the difference with `doit diff " + app + "`, then say which to take, for all or for the paths named:",
        f"  doit generate:{app} --theirs [path...]   the generated file; yours is kept beside it as <file>.mine",
        f"  doit generate:{app} --mine [path...]     your file, until what is generated changes again",
    ]
    return "\n".join(lines)
