"""``doit release:<app>``: what is deployed from now on, so that its schema is migrated and never made anew."""

from __future__ import annotations

from generators.graph.build.history_files import folder_of, read_history, write_file
from generators.graph.build.inputs import scan
from generators.graph.build.planning import planned
from generators.graph.declare import App
from generators.graph.project import Project
from generators.graph.tasks.regenerate import regenerate
from generators.support.errors import SpecErrors, UserError


class Release:
    """Keeps the migrations as they are, with the schema that they lead to; they are never written again."""

    after: tuple[str, ...] = ("generate",)

    def __init__(self, project: Project, app: App) -> None:
        self.project, self.app = project, app

    def is_up_to_date(self) -> bool:
        return False

    def run(self) -> dict[str, str]:
        from generators.evolution.history import contraction, first_snapshot
        from generators.model.load import load_app
        from generators.schema.snapshot import as_yaml

        history = read_history(self.project, self.app)
        first = not history.snapshots
        if first:
            spec = load_app(self.project.root / self.app.spec, self.app.spec)
            history = history.with_snapshot(first_snapshot(spec))
        released = history.unreleased
        if not released:
            return {"summary": f"release:{self.app.name}: nothing to release since {history.released.name}"}
        for name, text in [(each.name, self._text(each.name)) for each in released]:
            write_file(self.project, self.app, f"{name}.py", text)
        if first:
            write_file(self.project, self.app, f"{released[0].name}.yaml", as_yaml(released[0]))
        line = f"release:{self.app.name}: {', '.join(each.name for each in released)}; commit {folder_of(self.app)}"
        if released[-1].owed:
            last = contraction(released[-1])
            write_file(self.project, self.app, f"{last.name}.yaml", as_yaml(last))
            line += f"\nrelease:{self.app.name}: added {last.name}, which goes with the release after this one"
        try:
            regenerate(self.project, self.app)
        except SpecErrors as error:
            line += f"\n{error}\n{self.app.spec}: what was said of the way to this release has no meaning any more"
        except UserError as error:
            line += f"\n{error}"
        return {"summary": line}

    def _text(self, name: str) -> str:
        """A migration as it was generated, without the line that says by what. Raises UserError for an edited one."""
        plan = planned(self.project, self.app, scan(self.project, self.app, {}))
        output = f"alembic/versions/{name}.py"
        found = next(each for each in plan.derivations if each.output == output)
        digest = self.project.store.result(found.digest)
        data = self.project.store.get_blob(digest) if digest is not None else None
        if data is None:
            raise UserError(f"The store lost the text of {output} meanwhile. Run the same command again.")
        on_disk = self.project.out(self.app.name) / output
        if on_disk.exists() and on_disk.read_bytes() != data:
            raise UserError(
                f"out/{self.app.name}/{output} was edited by you, and a release keeps what was generated. "
                "Nothing was written.\n"
                f"      hint: `doit generate:{self.app.name} --theirs {output}` takes what was generated; "
                "what you want beside it belongs into a migration of your own"
            )
        return data.decode().partition("\n")[2]
