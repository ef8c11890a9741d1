"""What was asked for on the command line, checked before anything runs."""

from __future__ import annotations

import fnmatch
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from generators.graph.declare import App
from generators.graph.output.reconcile import UserChoice
from generators.support.errors import UserError
from generators.support.suggest import suggestion

CHOICES = ("theirs", "mine", "restore")
# Groups with tasks below those of an application: ``render:<app>/<path>``.
PARTS = ("render", "check")


@dataclass(frozen=True, slots=True)
class Selection:
    """The names asked for, the applications that they touch, and whether tasks of single files are among them."""

    names: tuple[str, ...]
    apps: tuple[App, ...]
    files: bool


def select(names: Sequence[str], apps: Sequence[App], groups: Collection[str], others: Collection[str]) -> Selection:
    """Resolve names such as ``generate``, ``generate:shop``, ``render:shop/src/*``. Raises UserError with a suggestion.

    ``groups`` have a task per application; ``others`` are the tasks that concern none.
    """
    known = {f"{group}:{app.name}" for group in groups for app in apps} | {*groups, *others}
    touched: set[str] = set()
    for name in names:
        touched |= _apps_of(name, apps, groups, others, known)
    files = any(name.startswith("render:") or "*" in name.partition(":")[0] for name in names)
    return Selection(tuple(names), tuple(app for app in apps if app.name in touched), files)


def _apps_of(
    name: str, apps: Sequence[App], groups: Collection[str], others: Collection[str], known: set[str]
) -> set[str]:
    group, colon, rest = name.partition(":")
    if name in others:
        return set()
    if "*" in name:
        matched = {app.name for app in apps if any(fnmatch.fnmatch(f"{each}:{app.name}", name) for each in groups)}
        if group in PARTS:
            matched = {app.name for app in apps if fnmatch.fnmatch(app.name, rest.partition("/")[0])}
        if matched or fnmatch.filter(others, name):
            return matched
    elif name in (*PARTS, *groups):
        return {app.name for app in apps}
    elif colon and group in PARTS and any(app.name == rest.partition("/")[0] for app in apps):
        return {rest.partition("/")[0]}
    elif name in known:
        return {rest}
    raise unknown(name, known)


def unknown(name: str, known: Iterable[str]) -> UserError:
    """The error for a name that is no task."""
    return UserError(f"There is no task {name!r}.{suggestion(name, known)}\n      hint: `doit list` shows every task")


def split_choice(arguments: Sequence[str]) -> tuple[list[str], UserChoice]:
    """Take ``--theirs|--mine|--restore [path...]`` off the end of ``generate:<app>``. Raises UserError."""
    flags = [f"--{kind}" for kind in CHOICES]
    at = next((index for index, argument in enumerate(arguments) if argument in flags), None)
    if at is None:
        return list(arguments), UserChoice()
    names, flag, paths = list(arguments[:at]), arguments[at], arguments[at + 1 :]
    if len(names) != 1 or not names[0].startswith("generate:") or "*" in names[0]:
        raise UserError(f"{flag} goes with one application: `doit generate:<app> {flag} [path...]`.")
    if any(path.startswith("-") for path in paths):
        raise UserError(f"After {flag} only paths can follow: `doit {names[0]} {flag} [path...]`.")
    prefix = f"out/{names[0].partition(':')[2]}/"
    return names, UserChoice(flag[2:], frozenset(path.removeprefix("./").removeprefix(prefix) for path in paths))
