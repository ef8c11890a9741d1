"""A spec file -> ``Application``, or every mistake in it at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generators.language.load import read_checked, read_text
from generators.support.errors import SpecErrors

if TYPE_CHECKING:
    from generators.language.yaml.rereading import Reading
    from generators.model.app import Application


def load_app(path: Path, display: str, last: Reading | None = None) -> Application:
    """The application of a spec file; ``display`` is how messages call the file. Raises SpecErrors.

    last: the reading of the file before, which becomes that of now.
    """
    return read_app(read_text(path, display), display, path.stem, last)


def read_app(text: str, display: str, stem: str, last: Reading | None = None) -> Application:
    """The application of a spec's text; ``stem``: the name that it has to have. Raises SpecErrors."""
    checked = read_checked(text, display, stem, last)
    errors, scenarios = checked.document.errors, checked.spec.scenarios
    if errors and not scenarios:
        raise SpecErrors(errors)
    # Imported here: a run that finds everything clean pays for none of it.
    from generators.language.doubts import known_part
    from generators.model.resolve import resolve

    app = resolve(known_part(checked.spec, checked.doubts), checked.code)
    if not scenarios:
        return app
    from generators.model.rules.steps import check_scenarios
    from generators.model.scenarios.reader import read_scenarios

    check_scenarios(checked.document, checked.spec, app, checked.doubts)
    if errors:
        raise SpecErrors(errors)
    return replace(app, scenarios=read_scenarios(checked.spec, app))
