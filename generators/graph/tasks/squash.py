"""``doit squash:<app>``: one revision instead of all that were not released, also where two branches added one each."""

from __future__ import annotations

from generators.graph.build.history_files import folder_of, history_files, read_released
from generators.graph.declare import App
from generators.graph.project import Project
from generators.graph.tasks.regenerate import regenerate


class Squash:
    """Forgets the snapshots that were not released; the spec says everything that they said."""

    after: tuple[str, ...] = ()

    def __init__(self, project: Project, app: App) -> None:
        self.project, self.app = project, app

    def is_up_to_date(self) -> bool:
        return False

    def run(self) -> dict[str, str]:
        from generators.evolution.history import contraction

        files = dict(history_files(self.project, self.app))
        if not files:
            return {"summary": f"squash:{self.app.name}: nothing was released, so there is nothing to squash"}
        last = read_released(self.project, self.app).snapshots[-1]
        kept = contraction(last).name if last.owed else ""
        released = {path.stem for path in files.values() if path.suffix == ".py"}
        gone = [path for path in files.values() if path.stem not in released and path.stem != kept]
        for path in gone:
            path.unlink()
        added = regenerate(self.project, self.app)
        now = f"{folder_of(self.app)}/{added} takes the place of" if added else "nothing has changed: removed"
        names = ", ".join(path.stem for path in gone) or "none"
        return {"summary": f"squash:{self.app.name}: {now} {names}"}
