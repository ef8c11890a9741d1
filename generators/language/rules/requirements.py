"""Requirements and what satisfies them."""

from __future__ import annotations

from collections.abc import Iterator

from generators.language.model import AppSpec
from generators.language.yaml.document import Document, Loc
from generators.support.suggest import did_you_mean


def check_requirements(document: Document, spec: AppSpec) -> None:
    """Report links to requirements that are not there, and requirements that nothing links to."""
    known = frozenset(document.names("requirements"))
    satisfied = set()
    for loc, names in (*_links(document), *_proofs(document)):
        for index, name in enumerate(names):
            if loc[0] == "entities":
                satisfied.add(name)
            if name in names[:index]:
                document.report((*loc, index), "repeated-name", f"`{name}` is listed twice", "keep one of them")
            elif name not in known:
                hint = did_you_mean(name, known) or "declare it below `requirements`"
                document.report((*loc, index), "unknown-requirement", f"there is no requirement `{name[:60]}`", hint)
    for name in spec.requirements:
        if name not in satisfied:
            hint = f"add `satisfies: [{name}]` to the endpoint or operation that does it"
            document.report(
                ("requirements", name), "requirement-unsatisfied", f"nothing satisfies {name}", hint, at="key"
            )


def _links(document: Document) -> Iterator[tuple[Loc, list[str]]]:
    """Every ``satisfies`` as written, so that a link inside a refused endpoint still counts."""
    for entity in document.names("entities"):
        for section in ("endpoints", "operations"):
            for name in document.names("entities", entity, section):
                yield from _link(document, ("entities", entity, section, name, "satisfies"))


def _proofs(document: Document) -> Iterator[tuple[Loc, list[str]]]:
    """Every ``satisfies`` of a scenario, which proves a requirement that something else satisfies."""
    for name in document.names("scenarios"):
        yield from _link(document, ("scenarios", name, "satisfies"))


def _link(document: Document, loc: Loc) -> Iterator[tuple[Loc, list[str]]]:
    names = document.value(*loc)
    if isinstance(names, list):
        yield loc, [name for name in names if isinstance(name, str)]
