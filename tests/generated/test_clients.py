"""Clients that others generate from the OpenAPI documents compile."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.conftest import Project

pytestmark = pytest.mark.exhaustive
CLIENTS: Final = Path(__file__).with_name("clients")
_STRICT: Final = ("--noEmit", "--strict", "--target", "es2022", "--module", "es2022", "--moduleResolution", "bundler")
_IMPORT_ALL: Final = """
import importlib, openapi_client, pkgutil
for each in pkgutil.walk_packages(openapi_client.__path__, "openapi_client."):
    importlib.import_module(each.name)
"""


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment with nothing but the generators and what their clients need."""
    folder = tmp_path_factory.mktemp("clients") / "tools"
    uv = Path(sys.executable).with_name("uv")
    subprocess.run([uv, "venv", "--quiet", "--python", sys.executable, folder], check=True)
    options = ("--require-hashes", "--only-binary", ":all:", "--python", folder)
    subprocess.run(
        [uv, "pip", "install", "--quiet", *options, "--requirements", CLIENTS / "requirements.txt"], check=True
    )
    return folder / "bin"


@pytest.fixture(scope="module")
def compilers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of TypeScript's side, where there is npm."""
    if shutil.which("npm") is None:
        pytest.skip("NOT-RUN: no npm")
    folder = tmp_path_factory.mktemp("compilers")
    for each in CLIENTS.glob("package*.json"):
        shutil.copy(each, folder)
    subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=folder, capture_output=True, check=True)
    return folder / "node_modules" / ".bin"


@pytest.fixture(scope="module", params=["everything", "ecommerce_api", "knowledge_base"])
def document(request: pytest.FixtureRequest, project: Project) -> Path:
    """An OpenAPI document."""
    done = project.doit(f"openapi:{request.param}")
    assert done.returncode == 0, done.stdout + done.stderr
    return project.root / "out" / str(request.param) / "openapi.json"


def run(folder: Path, *command: str | Path) -> None:
    """Run a program in a folder that it may write into."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_openapi_python_client(tools: Path, document: Path, tmp_path: Path) -> None:
    run(tmp_path, tools / "openapi-python-client", "generate", "--meta", "none", "--path", document,
        "--output-path", "client")  # fmt: skip
    run(tmp_path, tools / "mypy", "client")


def test_datamodel_code_generator(tools: Path, document: Path, tmp_path: Path) -> None:
    options = ("--input-file-type", "openapi", "--output-model-type", "pydantic_v2.BaseModel", "--output", "client.py")
    run(tmp_path, tools / "datamodel-codegen", "--input", document, *options)
    run(tmp_path, tools / "python", "-c", "import client")


@pytest.mark.skipif(shutil.which("java") is None, reason="NOT-RUN: no java")
def test_openapi_generator(tools: Path, compilers: Path, document: Path, tmp_path: Path) -> None:
    for name in ("python", "typescript-fetch"):
        run(tmp_path, tools / "openapi-generator-cli", "generate", "--generator-name", name, "--input-spec", document,
            "--output", name)  # fmt: skip
    run(tmp_path / "python", tools / "python", "-c", _IMPORT_ALL)
    run(tmp_path, compilers / "tsc", *_STRICT, "typescript-fetch/index.ts")


@pytest.mark.skipif(shutil.which("java") is None, reason="NOT-RUN: no java")
@pytest.mark.skipif(shutil.which("go") is None, reason="NOT-RUN: no go")
def test_openapi_generator_for_go(tools: Path, document: Path, tmp_path: Path) -> None:
    if document.parent.name == "everything":
        pytest.skip('its Go writes defaults of moments, decimals and objects as no Go: time.Time = "2030-06-01T..."')
    run(tmp_path, tools / "openapi-generator-cli", "generate", "--generator-name", "go", "--input-spec", document,
        "--output", "go")  # fmt: skip
    # They need a package that is somewhere else.
    shutil.rmtree(tmp_path / "go" / "test")
    run(tmp_path / "go", "go", "vet", "./...")


def test_openapi_typescript(compilers: Path, document: Path, tmp_path: Path) -> None:
    run(tmp_path, compilers / "openapi-typescript", document, "--output", "client.ts")
    run(tmp_path, compilers / "tsc", *_STRICT, "client.ts")
