"""What the release workflow publishes: the image with its SBOM and its provenance, from tags alone."""

from __future__ import annotations

import json
import shlex
import shutil
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from generators.containers.engine import Engine, engine
from generators.containers.images import build_arguments, failing_step
from generators.support.failures import Broken, NotRun
from generators.verify.checks.containers.ci import read_workflow
from generators.verify.evidence import Observation
from generators.verify.workspace import Workspace, passed

WORKFLOW: Final = ".github/workflows/release.yml"
CI: Final = "$/.github/workflows/ci.yml"
_TARGET: Final = "make publish"
_ASKED_FOR: Final = frozenset({"--sbom=true", "--provenance=mode=max", "--push"})
_PERMISSIONS: Final = {"contents": "read", "packages": "write", "id-token": "write", "attestations": "write"}
_PROVENANCE: Final = "https://slsa.dev/provenance/"
# Of a builder that cannot make attestations, or cannot write them into a file.
_CANNOT: Final = ("is not supported for the docker driver", "not currently supported for the docker driver")
_BUILD_SECONDS: Final = 1800.0


def publish(work: Workspace) -> Iterator[Observation]:
    """Read what is run, and by whom; build it into a file, with its provenance."""
    command = _command(work)
    seen = shlex.join(command)
    yield passed(
        "asked-for", set(command) >= _ASKED_FOR, f"`{_TARGET}` builds with {', '.join(sorted(_ASKED_FOR))}", seen
    )
    yield _restricted(read_workflow(work.app, WORKFLOW))
    with engine(work) as docker:
        yield _provenance(work, docker, command)


def _command(work: Workspace) -> list[str]:
    """The build that the application's Makefile runs. Raises Broken when there is none."""
    if shutil.which("make") is None:
        raise NotRun("the command make is not installed")
    done = work.run(["make", "--dry-run", "publish", "IMAGE=registry.example/app:1"])
    lines = done.output.replace("\\\n", " ").splitlines()
    builds = [line for line in lines if line.startswith("docker buildx build ")]
    if not done.is_success or len(builds) != 1:
        raise Broken(f"`{_TARGET}` builds no image: {done.seen}")
    return shlex.split(builds[0])


def _restricted(workflow: dict[str, Any]) -> Observation:
    """One job, which is run for tags alone and after the CI, may write what it needs to, and no other job anything."""
    jobs: dict[str, dict[str, Any]] = workflow["jobs"]
    tested = {name for name, job in jobs.items() if job.get("uses") == CI and "if" not in job}
    publishing = {
        name for name, job in jobs.items() if any(_TARGET in each.get("run", "") for each in job.get("steps", ()))
    }
    wrong = [name for name in sorted(publishing) if jobs[name].get("permissions") != _PERMISSIONS]
    wrong += [name for name in sorted(publishing) if jobs[name].get("needs") not in tested or "if" in jobs[name]]
    wrong += [
        name for name, job in sorted(jobs.items()) if name not in publishing and "write" in str(job.get("permissions"))
    ]
    on_tags = list(workflow["on"]) == ["push"] and list(workflow["on"]["push"]) == ["tags"]
    right = on_tags and len(publishing) == 1 and not wrong and workflow["permissions"] == {}
    expected = (
        f"tags alone run `{_TARGET}`, after the CI, in one job, which alone may write, and no more than it has to"
    )
    seen = f"on {json.dumps(workflow['on'])}, in {sorted(publishing)}, wrong: {wrong or 'none'}"
    return passed("restricted", right, expected, seen)


def _provenance(work: Workspace, docker: Engine, command: list[str]) -> Observation:
    """Raises NotRun where no builder is that makes attestations."""
    file = work.folder("published") / "image.tar"
    options = [each for each in command[1:] if each not in ("--push", "--sbom=true", ".")]
    for option, value in (("--metadata-file", None), ("--tag", None), ("--build-arg", "REVISION=unknown")):
        at = options.index(option)
        options[at : at + 2] = [] if value is None else [option, value]
    # What scans the packages of an image is an image of its own; what it would list is looked at by `dependencies`.
    done = docker.command(
        *options, *build_arguments(), "--progress=plain", f"--output=type=oci,dest={file}", ".", timeout=_BUILD_SECONDS
    )
    if any(each in done.output for each in _CANNOT):
        raise NotRun(f"no builder here makes attestations: {done.output.strip().splitlines()[0]}")
    if not done.is_success:
        raise Broken(f"the image does not build: {failing_step(done.output)}")
    found = attestations(file)
    right = any(name.startswith(_PROVENANCE) and materials(each) for name, each in found.items())
    expected = "a provenance beside the image, which names what it was made from by its digest"
    return passed("provenance", right, expected, {name: materials(each) for name, each in found.items()})


def attestations(file: Path) -> dict[str, dict[str, Any]]:
    """What an archive of an image says of it, by the type of each statement."""
    with tarfile.open(file) as archive:

        def read(name: str) -> Any:
            content = archive.extractfile(name)
            assert content is not None
            return json.loads(content.read())

        def walk(descriptors: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
            for each in descriptors:
                content = read(f"blobs/{each['digest'].replace(':', '/')}")
                yield from walk(content.get("manifests", []))
                if each.get("annotations", {}).get("vnd.docker.reference.type") == "attestation-manifest":
                    yield from content["layers"]

        layers = list(walk(read("index.json")["manifests"]))
        return {
            each["annotations"]["in-toto.io/predicate-type"]: read(f"blobs/{each['digest'].replace(':', '/')}")[
                "predicate"
            ]
            for each in layers
        }


def materials(predicate: dict[str, Any]) -> list[str]:
    """What an image was made from, as its provenance has it, of either version: all that has a digest."""
    found = predicate.get("materials") or predicate.get("buildDefinition", {}).get("resolvedDependencies") or []
    return [each["uri"] for each in found if each.get("digest")]
