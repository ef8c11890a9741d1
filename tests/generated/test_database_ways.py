"""An application reaches its database in the ways in which people run one: behind a pooler, and over TLS."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import ssl
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from generators.graph.tasks.application import files_of_app
from generators.model.load import load_app
from generators.processes.process import Options, Supervised, clean_environment
from generators.support.waiting import wait_for
from generators.verify.subjects.postgres import Postgres, free_port, migrated, postgres
from generators.verify.subjects.server import Server, serve
from generators.verify.workspace import Subject, Workspace, workspace
from tests.conftest import Project

APP, TASKS = "simple_task_api", "/api/v1/tasks"
_POOLER = """
[databases]
app = host=127.0.0.1 port={server} dbname=app user=postgres
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = any
pool_mode = {mode}
default_pool_size = {size}
"""


@pytest.fixture(scope="module")
def work(project: Project) -> Iterator[Workspace]:
    """A copy of an application, to run it in."""
    folder = project.root / "out" / APP
    assert project.doit(f"lock:{APP}").returncode == 0
    spec = load_app(project.root / "specs" / f"{APP}.yaml", APP)
    subject = Subject(APP, folder, spec, project.environment(APP) / "bin" / "python", project.root)
    with workspace(subject, list(files_of_app(folder))) as work:
        yield work


@pytest.fixture(scope="module")
def database(work: Workspace) -> Iterator[Postgres]:
    """A server with the schema of the application."""
    with postgres(work) as database:
        migrated(work, database, "app")
        yield database


def statuses(server: Server) -> set[int]:
    """The statuses of requests of several clients at once, with reads and writes of rows."""

    def ask(number: int) -> list[int]:
        with httpx.Client(base_url=server.url, timeout=20) as http:
            made = [http.post(TASKS, json={"title": f"Task {number}"}) for _ in range(5)]
            asked = [http.get(f"{TASKS}/{each.json().get('id')}") for each in made]
            changed = [http.put(f"{TASKS}/{each.json().get('id')}", json={"completed": True}) for each in made]
            listed = [http.get(f"{TASKS}?size=2") for _ in range(5)]
            return [each.status_code for each in (*made, *asked, *changed, *listed)]

    with ThreadPoolExecutor(8) as clients:
        return {status for found in clients.map(ask, range(8)) for status in found}


@contextmanager
def pooler(database: Postgres, mode: str, size: int) -> Iterator[int]:
    """The port of a PgBouncer in front of the server."""
    if shutil.which("pgbouncer", path=f"{os.environ['PATH']}:/usr/sbin") is None:
        pytest.skip("NOT-RUN: PgBouncer is not installed")
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        settings = Path(folder) / "pgbouncer.ini"
        settings.write_text(_POOLER.format(server=database.port, port=port, mode=mode, size=size))
        user = pwd.getpwnam("nobody").pw_uid if os.geteuid() == 0 else None
        command = [str(shutil.which("pgbouncer", path=f"{os.environ['PATH']}:/usr/sbin")), str(settings)]
        with (Path(folder) / "log").open("wb") as log:
            running = Supervised(command, Path(folder), clean_environment(), log, Options(signal="INT", user=user))
            try:
                assert wait_for(lambda: _accepts(port), 10) is not None
                yield port
            finally:
                running.close()


def _accepts(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


@pytest.mark.parametrize(("mode", "size"), [("session", 20), ("transaction", 3)])
def test_behind_a_pooler(work: Workspace, database: Postgres, mode: str, size: int) -> None:
    """In transaction mode there are fewer sessions than clients, so nobody has the same one twice."""
    with pooler(database, mode, size) as port:
        url = f"postgresql+asyncpg://postgres@127.0.0.1:{port}/app"
        with serve(work, url, DB_POOLER=mode, DB_POOL_SIZE="10") as server:
            assert httpx.get(f"{server.url}/health/ready").status_code == 200
            assert statuses(server) == {200, 201}, server.output()[-2000:]


class Certificates:
    """A certificate authority, and the certificate of a server called ``localhost``."""

    def __init__(self, folder: Path, name: str) -> None:
        self.authority, self.key, self.certificate = (folder / f"{name}.{end}" for end in ("ca", "key", "crt"))
        authority_key, request = folder / f"{name}.ca.key", folder / f"{name}.csr"
        new = ["-newkey", "rsa:2048", "-nodes"]
        _openssl("req", "-x509", *new, "-keyout", authority_key, "-out", self.authority, "-subj", f"/CN={name}")
        _openssl("req", *new, "-keyout", self.key, "-out", request, "-subj", "/CN=localhost")
        names = folder / f"{name}.names"
        names.write_text("subjectAltName=DNS:localhost\n")
        signed: list[str | Path] = ["-CA", self.authority, "-CAkey", authority_key, "-CAcreateserial"]
        _openssl("x509", "-req", "-in", request, *signed, "-extfile", names, "-out", self.certificate)


def _openssl(*arguments: str | Path) -> None:
    subprocess.run(["openssl", *arguments], check=True, capture_output=True)


class TLSFront:
    """Speaks TLS as a server with ``ssl = on`` does, and hands on what it hears: the embedded one has none built in."""

    def __init__(self, server: int, certificates: Certificates) -> None:
        self._server = server
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(certificates.certificate, certificates.key)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Let nobody else in."""
        self._listening.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=[client], daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        asked = client.recv(8)
        assert asked == b"\x00\x00\x00\x08\x04\xd2\x16\x2f", "a client that does not ask for TLS"
        client.sendall(b"S")
        try:
            secure = self._context.wrap_socket(client, server_side=True)
        except OSError:
            return
        server = socket.create_connection(("127.0.0.1", self._server))
        threading.Thread(target=_copy, args=[server, secure], daemon=True).start()
        _copy(secure, server)


def _copy(source: socket.socket, target: socket.socket) -> None:
    try:
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass


@pytest.fixture
def own(tmp_path: Path) -> Certificates:
    """The certificates of the server."""
    if shutil.which("openssl") is None:
        pytest.skip("NOT-RUN: openssl is not installed")
    return Certificates(tmp_path, "own")


@pytest.mark.parametrize("trusted", [True, False], ids=["trusted", "of somebody else"])
def test_over_tls(work: Workspace, database: Postgres, own: Certificates, tmp_path: Path, trusted: bool) -> None:
    """With a certificate that the application does not trust, it says nothing to the server but that."""
    authority = (own if trusted else Certificates(tmp_path, "other")).authority
    front = TLSFront(database.port, own)
    url = f"postgresql+asyncpg://postgres@localhost:{front.port}/app?sslmode=verify-full&sslrootcert={authority}"
    alembic = [work.python, "-m", "alembic", "upgrade", "head"]
    migration = subprocess.run(alembic, cwd=work.app, env=clean_environment(DATABASE_URL=url), capture_output=True)
    assert (migration.returncode == 0) is trusted, migration.stderr[-2000:]
    with serve(work, url, DB_POOL_SIZE="4") as server:
        ready = httpx.get(f"{server.url}/health/ready").status_code
        assert (ready, statuses(server) if trusted else httpx.get(server.url + TASKS).status_code) == (
            (200, {200, 201}) if trusted else (503, 503)
        ), server.output()[-2000:]
    front.close()
