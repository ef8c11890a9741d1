"""What makes the surroundings of an application fail does so, and leaves nothing behind."""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

from generators.support.waiting import wait_for
from generators.verify.subjects.outages.relay import Relay, relay

OWNER = """
import os, sys
from pathlib import Path
from types import SimpleNamespace
from generators.processes.process import run_to_end, clean_environment
from generators.verify.subjects.outages.small_disk import small_disk

def run(command):
    code, output = run_to_end(command, root, clean_environment(), 10)
    return SimpleNamespace(exit_code=code, output=output)

def folder(name):
    (root / name).mkdir()
    return root / name

root = Path(sys.argv[1])
with small_disk(SimpleNamespace(root=root, run=run, folder=folder), None) as disk:
    disk.fill()
    try:
        (disk.folder / "more").write_bytes(bytes(4096))
    except OSError as error:
        (root / "error").write_text(str(error.errno))
    disk.clear()
    (disk.folder / "more").write_bytes(bytes(4096))
    os.kill(os.getpid(), 9)
"""


@contextmanager
def answering(answer: bytes) -> Iterator[int]:
    """A server that gives one answer to whatever it is sent; its port."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                Thread(target=reply, args=(connection,), daemon=True).start()

        def reply(connection: socket.socket) -> None:
            with connection:
                while connection.recv(100):
                    connection.sendall(answer)

        Thread(target=serve, daemon=True).start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)


def connect(way: Relay) -> socket.socket:
    return socket.create_connection(("127.0.0.1", way.port), 1)


def ask(connection: socket.socket) -> bytes:
    """What a server answers; nothing when it says nothing for a while."""
    connection.settimeout(0.3)
    connection.sendall(b"?")
    try:
        return connection.recv(100)
    except TimeoutError:
        return b""


def test_a_relay_takes_its_time_each_way() -> None:
    with answering(b"a") as port, relay(port) as way, connect(way) as connection:
        assert ask(connection) == b"a"
        way.delay = 0.1
        began = time.monotonic()
        assert ask(connection) == b"a"
        assert time.monotonic() - began >= 0.2


def test_what_a_relay_forgot_is_dead_for_good_and_nobody_hears_of_it() -> None:
    with answering(b"a") as port, relay(port) as way, connect(way) as old:
        assert ask(old) == b"a"
        way.fall_silent()
        with connect(way) as meanwhile:
            assert [ask(old), ask(meanwhile)] == [b"", b""]
            way.let_in()
            with connect(way) as new:
                assert [ask(old), ask(meanwhile), ask(new)] == [b"", b"", b"a"]


def test_a_relay_leads_elsewhere_and_cuts_what_there_was() -> None:
    with answering(b"a") as first, answering(b"b") as second, relay(first) as way, connect(way) as old:
        assert ask(old) == b"a"
        way.lead_to(second)
        with pytest.raises(ConnectionError):
            [ask(old) for _ in range(100)]
        with connect(way) as new:
            assert ask(new) == b"b"


@pytest.mark.skipif(os.geteuid() != 0, reason="NOT-RUN: only root can mount a file system")
def test_a_small_disk_is_full_and_goes_with_whoever_had_it(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", OWNER, str(tmp_path)], check=False, capture_output=True, text=True)

    assert done.returncode == -9, done.stderr
    assert int((tmp_path / "error").read_text()) == errno.ENOSPC
    assert wait_for(lambda: not (tmp_path / "small-disk").is_mount(), 10) is not None
