"""What an archive of an image says of where it comes from, as buildx writes it."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from pathlib import Path
from typing import Any, Final

import pytest

from generators.verify.checks.containers.publish import attestations, materials

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
