"""Render one derivation into the store, seeing nothing but its declared inputs."""

from __future__ import annotations

import sys
from pathlib import Path

from generators.derivation import Derivation, resolved
from generators.graph.build.sandbox import only
from generators.graph.project import Project
from generators.support.store import Action


def render_into_store(project: Project, derivation: Derivation) -> None:
    """Render a derivation and record it under its digest. Raises UserError naming the template."""
    from generators.render import render

    store = project.store
    if store.result(derivation.digest) is not None:
        return
    derivation = resolved(derivation)
    files = frozenset(str(project.templates / name) for name in derivation.recipe.closure)
    libraries = (project.sources, Path(sys.prefix), Path(sys.base_prefix))
    with only(derivation.template, files, project.root, libraries):
        data = render(derivation, project.templates)
    store.put_action(derivation.digest, Action(store.put_blob(data)))
