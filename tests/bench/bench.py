"""Whole runs of doit against their targets, measured in copies of the project: ``doit bench``.

All times are wall clock of whole processes, the best of some; ratios are of times from the same run.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

from tests.bench.checkout_cost import checkout_ratios
from tests.bench.persistence import orm_ratios
from tests.bench.request_cost import cost_ratios
from tests.conftest import engine_answers

REPOSITORY = Path(__file__).parents[2]
APP = "simple_task_api"
SHOP = "ecommerce_api"
_TYPES = (
    "string, max_length: 80, index: true",
    "text, optional: true",
    "integer, ge: 0",
    "bigint",
    "float",
    "decimal, precision: 12, scale: 2",
    "boolean, default: false",
    "date",
    "datetime",
    "uuid",
)


class Bench:
    """Figures and whether all targets were met."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.met = True

    def check(self, what: str, value: float, limit: float, unit: str) -> None:
        """Print one figure against its target."""
        passed = value <= limit
        self.met = self.met and passed
        print(f"{'PASS' if passed else 'FAIL'}  {what:<58} {value:7.2f} {unit:<2} (target {limit:.2f})", flush=True)

    def project(self, name: str) -> Path:
        """A copy of the project, with the small spec only."""
        root = self.folder / name
        for part in ("generators", "templates"):
            shutil.copytree(REPOSITORY / part, root / part)
        for part in ("dodo.py", "pyproject.toml"):
            shutil.copy(REPOSITORY / part, root / part)
        (root / "specs").mkdir()
        shutil.copy(REPOSITORY / "specs" / f"{APP}.yaml", root / "specs")
        return root


def doit(root: Path, *arguments: str) -> float:
    """Run doit, with bytecode kept as an installation keeps it; returns seconds. Ends the program when doit fails."""
    command = [sys.executable, "-m", "doit", *arguments]
    settings = {**os.environ, "PYTHONPATH": str(root), "PYTHONPYCACHEPREFIX": str(root.parent / "bytecode")}
    settings.pop("PYTHONDONTWRITEBYTECODE", None)
    started = time.perf_counter()
    done = subprocess.run(command, cwd=root, env=settings, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"doit {' '.join(arguments)} failed:\n{done.stdout}{done.stderr}")
    return time.perf_counter() - started


def best(times: int, run: Callable[[], float], prepare: Callable[[], None] = lambda: None) -> float:
    """The shortest of some runs, each prepared anew."""
    seconds = []
    for _ in range(times):
        prepare()
        seconds.append(run())
    return min(seconds)


def remove(root: Path, *names: str) -> None:
    """Remove folders of a project."""
    for name in names:
        shutil.rmtree(root / name, ignore_errors=True)


def write_spec(root: Path, app: str, entities: int, length: int = 80) -> None:
    """A spec of entities with ten fields each; ``length`` is of one field of one of them."""
    lines = [f"app: {{name: {app}, title: Bench, version: 1.0.0, description: Measured}}", "entities:"]
    for number in range(entities):
        lines += [f"  Thing{_letters(number)}:", "    fields:"]
        for column, kind in enumerate(_TYPES):
            text = kind.replace("80", str(length)) if number == entities // 2 else kind
            lines.append(f"      field_{column}: {{type: {text}}}")
        lines.append("    endpoints: {create: {}, list: {filter: [field_0]}, get: {}, update: {}, delete: {}}")
    (root / "specs" / f"{app}.yaml").write_text("\n".join(lines) + "\n")


def _letters(number: int) -> str:
    """Names without digits: 0 -> Aaax, 25 -> Zaax, 26 -> Abax..."""
    return chr(65 + number % 26) + chr(97 + number // 26 % 26) + chr(97 + number // 676) + "x"


def measure_small(bench: Bench) -> None:
    """The example application: cold, warm store, no-op."""
    root, task = bench.project("small"), f"generate:{APP}"
    empty = bench.folder / "empty"
    empty.mkdir()
    (empty / "dodo.py").touch()
    doit(root, task)
    floor = best(7, lambda: doit(empty, "list"))
    noop = best(7, lambda: doit(root, task))
    cold = best(3, lambda: doit(root, task), lambda: remove(root, ".cache", "out"))
    warm = best(3, lambda: doit(root, task), lambda: remove(root, "out"))
    print(f"      `doit list` on an empty dodo.py {floor:.3f} s, no-op {noop:.3f} s, warm store {warm:.3f} s")
    bench.check(f"{APP}: no-op / `doit list` on an empty dodo.py", noop / floor, 2.5, "x")
    bench.check(f"{APP}: cold", cold, 1.2, "s")
    bench.check(f"{APP}: warm store / cold", warm / cold, 0.5, "x")


def measure_large(bench: Bench) -> None:
    """100, 200 and 1,000 entities of ten fields: cold, no-op, an edit of one field; how times grow, and memory."""
    root = bench.project("large")
    half, _ = _sized(root, 100, edits=0)
    large, small_edit = _sized(root, 200, edits=3)
    huge, huge_edit = _sized(root, 1000, edits=3)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"      cold: 100 entities {half:.2f} s, 200 entities {large:.2f} s, 1,000 entities {huge:.1f} s")
    bench.check("200 entities: cold", large, 6, "s")
    bench.check("200 entities: edit of one field / no-op", small_edit, 5, "x")
    bench.check("1,000 entities: edit of one field / no-op", huge_edit, 8, "x")
    bench.check("200 entities cold / 100 entities cold", large / half, 2.2, "x")
    bench.check("1,000 entities cold / 100 entities cold", huge / half, 11, "x")
    bench.check("1,000 entities: memory of the largest process", memory, 600, "MB")


def _sized(root: Path, entities: int, edits: int) -> tuple[float, float]:
    """Seconds of a cold generation of so many entities, and how much longer an edit takes than a no-op."""
    app, lengths = f"sized{entities}", iter(range(81, 99))
    write_spec(root, app, entities)
    cold = best(2, lambda: doit(root, f"generate:{app}"), lambda: remove(root, ".cache", "out"))
    if not edits:
        return cold, 0.0
    noop = best(5, lambda: doit(root, f"generate:{app}"))
    edit = best(edits, lambda: doit(root, f"generate:{app}"), lambda: write_spec(root, app, entities, next(lengths)))
    files = sum(path.is_file() for path in (root / "out" / app).rglob("*"))
    print(f"      {entities} entities are {files} files; no-op {noop:.3f} s, edit of one field {edit:.3f} s")
    return cold, edit / noop


def measure_app(bench: Bench) -> None:
    """The generated application: from starting its server to its first answer, and its own tests."""
    root = bench.project("app")
    doit(root, f"openapi:{APP}")
    python = next((root / ".cache" / "venvs").glob("*/bin/python"))
    start = best(3, lambda: _first_answer(python, root / "out" / APP))
    bench.check(f"{APP}: the server's first answer", start, 1.5, "s")
    tests = doit(root, f"test_app:{APP}")
    bench.check(f"{APP}: its own tests", tests, 30, "s")
    ratios = cost_ratios(root, APP, python)
    for kind, limit in (("get", 1 / 1.3), ("list", 1.0), ("create", 1.0)):
        bench.check(f"{APP}: server's CPU time of a {kind} / hand-written", ratios[kind], limit, "x")


def measure_shop(bench: Bench) -> None:
    """The shop: cold generation, its own tests, and a checkout against one written by hand."""
    root = bench.project("shop")
    shutil.copy(REPOSITORY / "specs" / f"{SHOP}.yaml", root / "specs")
    cold = best(3, lambda: doit(root, f"generate:{SHOP}"), lambda: remove(root, ".cache", "out"))
    bench.check(f"{SHOP}: cold", cold, 2.5, "s")
    doit(root, f"openapi:{SHOP}")
    python = next((root / ".cache" / "venvs").glob("*/bin/python"))
    bench.check(f"{SHOP}: its own tests", doit(root, f"test_app:{SHOP}"), 60, "s")
    ratios = checkout_ratios(root, SHOP, python)
    bench.check(f"{SHOP}: time of a checkout / hand-written", 1 / ratios.throughput, 1 / 0.9, "x")
    print(f"      server's CPU time of a checkout / hand-written {ratios.cpu:.2f} x")
    for kind, ratio in orm_ratios(root, SHOP, python).items():
        print(f"      CPU time of a {kind} with ORM entities / with rows {ratio:.2f} x")


def measure_verify(bench: Bench) -> None:
    """``doit verify`` from nothing, again, and after a change that is no input of a check."""
    root = bench.project("verify")
    # With an engine, images are built and stacks are run too.
    limit = 420 if engine_answers() else 240
    bench.check(f"{APP}: verify from nothing", doit(root, f"verify:{APP}"), limit, "s")
    figures = _figures(root)
    if "stack/healthy_seconds" in figures:
        bench.check(f"{APP}: container from start to healthy", figures["stack/healthy_seconds"], 10, "s")
        size, dependencies, code = (figures[f"image/{name}_mb"] for name in ("image", "dependencies", "code"))
        print(f"      image {size:.0f} MB, of which dependencies {dependencies:.0f} MB, code {code:.1f} MB")
    again = best(3, lambda: doit(root, f"verify:{APP}"))
    bench.check(f"{APP}: verify again", again, 1, "s")
    readme = root / "out" / APP / "README.md"
    readme.write_text(readme.read_text() + "\nOne more line.\n")
    bench.check(f"{APP}: verify after a change of the README", doit(root, f"verify:{APP}"), 1, "s")


def measure_containers(bench: Bench) -> None:
    """The image from nothing and after a change of the code, and the tests in containers."""
    if not engine_answers():
        print("NOT-RUN containers: no Docker engine answers")
        return
    root, image = bench.project("containers"), "build-graph-bench:1"
    folder = root / "out" / APP
    doit(root, f"lock:{APP}")
    command = [
        "docker",
        "build",
        "--no-cache",
        "--file",
        "docker/Dockerfile",
        "--target",
        "runtime",
        "--tag",
        image,
        ".",
    ]
    started = time.perf_counter()
    settings = {**os.environ, "DOCKER_BUILDKIT": "1"}
    subprocess.run(command, cwd=folder, env=settings, capture_output=True, check=True)
    bench.check(f"{APP}: image from nothing", time.perf_counter() - started, 300, "s")
    with (folder / "src" / "main.py").open("a") as code:
        code.write("# changed\n")
    os.environ["APP_IMAGE"] = image
    bench.check(f"{APP}: image after a change of the code", doit(root, f"docker_build:{APP}"), 20, "s")
    del os.environ["APP_IMAGE"]
    subprocess.run(["docker", "rmi", "--force", image], capture_output=True, check=True)
    bench.check(f"{APP}: its tests in containers", doit(root, f"compose_test:{APP}"), 120, "s")


def _figures(root: Path) -> dict[str, float]:
    """What the checks of the last verify have measured, as ``check/figure``."""
    report = json.loads((root / "out" / "reports" / APP / "readiness.json").read_text())
    return {f"{check['check']}/{name}": value for check in report["checks"] for name, value in check["figures"].items()}


def _first_answer(python: Path, folder: Path) -> float:
    """Seconds until the liveness check answers; it needs no database."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = "postgresql+asyncpg://nobody@127.0.0.1:1/nothing"
    settings = {**os.environ, "DATABASE_URL": url, "PORT": str(port), "SHUTDOWN_DELAY": "0"}
    settings.pop("PYTHONDONTWRITEBYTECODE", None)
    started = time.perf_counter()
    server = subprocess.Popen([str(python), "-m", "src.server"], cwd=folder, env=settings, stdout=subprocess.DEVNULL)
    try:
        while time.perf_counter() - started < 30:
            with contextlib.suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/health/health"):
                return time.perf_counter() - started
            time.sleep(0.01)
        sys.exit("the server gave no answer in 30 s")
    finally:
        server.terminate()
        server.wait(20)


def main() -> int:
    """Measure everything; exit code 1 when a target was missed."""
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        measure_small(bench)
        measure_large(bench)
        measure_app(bench)
        measure_shop(bench)
        measure_containers(bench)
        measure_verify(bench)
    return 0 if bench.met else 1


if __name__ == "__main__":
    sys.exit(main())
