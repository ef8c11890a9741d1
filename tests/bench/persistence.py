"""What the ORM would cost where the generated application reads and writes rows of tables."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from generators.graph.tasks.application import files_of_app
from generators.model.load import load_app
from generators.processes.process import clean_environment
from generators.verify.subjects.live import live
from generators.verify.workspace import Subject, workspace

_SCRIPT = Path(__file__).with_name("persistence_app.py")


def orm_ratios(root: Path, app: str, python: Path) -> dict[str, float]:
    """CPU time with ORM entities / with rows, by kind of request, of what has products."""
    folder = root / "out" / app
    subject = Subject(app, folder, load_app(root / "specs" / f"{app}.yaml", app), python, root / ".cache")
    with workspace(subject, list(files_of_app(folder))) as work, live(work) as stack:
        environment = clean_environment(DATABASE_URL=stack.database.url("app"), PYTHONPATH=str(folder))
        command = [str(python), str(_SCRIPT)]
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found
