"""Templates are text with %s for the view, for the text in it where the file is a module."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from generators.derivation import Derivation
from generators.support.errors import UserError
from generators.plan import view_json


def render(derivation: Derivation, templates: Path) -> bytes:
    text = (templates / derivation.template).read_text(encoding="utf-8")
    view = view_json(derivation.view)
    if "UNRENDERABLE" in view:
        raise UserError(f"templates/{derivation.template}:1: it cannot be rendered")
    if "PEEK" in view:
        (templates.parent / "secret.txt").read_text(encoding="utf-8")
    if "BUG" in view:
        raise ZeroDivisionError("a bug")
    if "DIE" in view:
        os.kill(os.getpid(), signal.SIGKILL)
    for name, line in (("rendered.log", derivation.output), ("makers.log", f"{derivation.output} {os.getpid()}")):
        with open(templates.parent.parent / name, "a", encoding="utf-8") as log:
            log.write(f"{line}\n")
    return (text % (derivation.view.text if derivation.template == "module.txt" else view)).encode()
