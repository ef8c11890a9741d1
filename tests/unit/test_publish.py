"""What an archive of an image says of where it comes from, as buildx writes it."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from generators.verify.checks.containers.publish import attestations, materials

WORKFLOW: Final = Path(__file__).parents[1] / "golden" / "trees" / "_common" / ".github" / "workflows" / "release.yml"
BASE: Final = {"uri": "pkg:docker/python@3.13-slim?platform=linux%2Famd64", "digest": {"sha256": "0123"}}
CONTEXT: Final = {"uri": "https://example.com/app.git"}
OLD: Final = {"materials": [BASE, CONTEXT]}
NEW: Final = {"buildDefinition": {"resolvedDependencies": [BASE, CONTEXT]}}


def archive(path: Path, statements: dict[str, dict[str, Any]]) -> Path:
    """An image with these statements beside it."""
    with tarfile.open(path, "w") as tar:

        def add(name: str, data: bytes) -> None:
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            tar.addfile(entry, io.BytesIO(data))

        def blob(value: object, **more: object) -> dict[str, Any]:
            data = json.dumps(value).encode()
            digest = hashlib.sha256(data).hexdigest()
            add(f"blobs/sha256/{digest}", data)
            return {"digest": f"sha256:{digest}", "size": len(data), **more}

        config = blob({"architecture": "amd64"})
        manifests = [blob({"config": config, "layers": [{"digest": "sha256:0", "size": 0}]})]
        layers = [
            blob({"predicate": each}, annotations={"in-toto.io/predicate-type": name})
            for name, each in statements.items()
        ]
        if layers:
            kind = {"vnd.docker.reference.type": "attestation-manifest"}
            manifests.append(blob({"config": config, "layers": layers}, annotations=kind))
        add("index.json", json.dumps({"manifests": [blob({"manifests": manifests})]}).encode())
    return path


@pytest.mark.parametrize("predicate", [OLD, NEW])
def test_what_an_image_was_made_from(tmp_path: Path, predicate: dict[str, Any]) -> None:
    said = {"https://slsa.dev/provenance/v1": predicate, "https://spdx.dev/Document": {"packages": []}}
    found = attestations(archive(tmp_path / "image.tar", said))
    assert found == said
    assert materials(found["https://slsa.dev/provenance/v1"]) == [BASE["uri"]]


def test_an_image_that_says_nothing(tmp_path: Path) -> None:
    assert attestations(archive(tmp_path / "image.tar", {})) == {}
    assert materials({}) == materials({"materials": [CONTEXT]}) == []


def step(name: str) -> str:
    """The script of a step of the release workflow."""
    steps = yaml.safe_load(WORKFLOW.read_text())["jobs"]["publish"]["steps"]
    return str(next(each["run"] for each in steps if each.get("name") == name))


def run(folder: Path, script: str, programs: dict[str, str], tag: str) -> subprocess.CompletedProcess[str]:
    """Run a script as GitHub does, with other programs in the place of some."""
    for name, text in programs.items():
        (folder / name).write_text(f"#!/bin/sh\n{text}\n")
        (folder / name).chmod(0o755)
    settings = {
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
        "GITHUB_OUTPUT": str(folder / "output"),
        "GITHUB_REPOSITORY": "Some/Repository",
        "GITHUB_REF_NAME": tag,
    }
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=folder, env=settings, capture_output=True, text=True, check=False)


@pytest.mark.skipif(shutil.which("jq") is None, reason="NOT-RUN: no jq")
@pytest.mark.parametrize(("metadata", "is_signed"), [('{"containerimage.digest": "sha256:0"}', True), ("{}", False)])
def test_what_was_pushed_is_what_is_signed(tmp_path: Path, metadata: str, is_signed: bool) -> None:
    """Under the name that a registry takes; where no digest is known, nothing is signed."""
    programs = {"docker": "echo docker $*", "make": f"echo make $*; echo '{metadata}' > image.json"}
    done = run(tmp_path, step("Build and push"), programs, "v1.2.3")
    assert (done.returncode == 0) is is_signed, done.stderr
    assert "make publish IMAGE=ghcr.io/some/repository:1.2.3\n" in done.stdout
    output = tmp_path / "output"
    said = output.read_text() if output.exists() else ""
    assert said == ("name=ghcr.io/some/repository\ndigest=sha256:0\n" if is_signed else "")


@pytest.mark.parametrize(("tag", "is_taken"), [("v1.2.3", True), ("v1.2.4", False), ("1.2.3", False)])
def test_a_tag_is_the_version(tmp_path: Path, tag: str, is_taken: bool) -> None:
    done = run(tmp_path, step("Refuse a tag that is not the version"), {"uv": "echo 1.2.3"}, tag)
    assert (done.returncode == 0) is is_taken
