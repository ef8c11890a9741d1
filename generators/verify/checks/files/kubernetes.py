"""The Kubernetes manifests: they build, fit the schemas of the API and policies, and agree with the application."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from generators.processes.command_recorder import Command
from generators.support.failures import Broken
from generators.verify.checks.files.agreement import Facts, disagreements
from generators.verify.checks.files.manifests import Document, Manifests
from generators.verify.evidence import Observation
from generators.verify.toolbox import OFFLINE, TOOLBOXES, toolbox
from generators.verify.workspace import Workspace, passed

OVERLAY: Final = "deploy/kubernetes/overlays/production"
KINDS: Final = (
    "ConfigMap", "Deployment", "HorizontalPodAutoscaler", "Job", "Namespace", "NetworkPolicy", "PodDisruptionBudget",
    "Service", "ServiceAccount", "ServiceMonitor",
)  # fmt: skip
# Policies that a manifest may decline in an annotation, which says why. The reasons are in the templates:
# the application reads its secrets from the environment; who builds the image knows its digest.
MAY_BE_DECLINED: Final = frozenset({"CKV_K8S_35", "CKV_K8S_43"})
_TOOLBOX: Final = "kubernetes"
_BUILT: Final = "manifests.yaml"
_NO_DATABASE: Final = "postgresql+asyncpg://nobody@127.0.0.1:1/nothing"
_ASK: Final = """
import json
from src.api.routes import health, metrics
from src.core.config import Settings
settings = Settings()
print(json.dumps({
    "settings": [name.upper() for name in Settings.model_fields],
    "required": [name.upper() for name, field in Settings.model_fields.items() if field.is_required()],
    "paths": [route.path for module in (health, metrics) for route in module.router.routes],
    "port": settings.port,
    "metrics_port": settings.metrics_port or settings.port,
    "ends_after": settings.shutdown_delay + settings.shutdown_grace,
}))
"""


def kubernetes(work: Workspace) -> Iterator[Observation]:
    """Build the overlay for production, and judge what comes out."""
    tools = tools_for(work)
    said = build(work, tools)
    documents, observed = schemas(work, tools)
    missing = sorted(set(KINDS) - {str(each.get("kind")) for each in documents})
    seen = f"{len(documents)} documents, missing: {', '.join(missing) or 'none'}; said: {said or 'nothing'}"
    yield passed("builds", not missing and not said, f"kustomize gives {', '.join(KINDS)}, and no warning", seen)
    yield observed
    yield _policies(work, tools)
    found = disagreements(Manifests(documents), facts(work, documents))
    expected = "the manifests agree with one another and with the application"
    yield passed("consistent", not found, expected, "; ".join(found) or "they do")


def tools_for(work: Workspace) -> Path:
    """The folder of the tools, asked for only when there is something to judge."""
    if not (work.app / OVERLAY / "kustomization.yaml").exists():
        raise Broken(f"there is no {OVERLAY}/kustomization.yaml")
    return toolbox(work, _TOOLBOX)


def build(work: Workspace, tools: Path) -> str:
    """Build the overlay, and return what kustomize had to say about it."""
    done = _run(work, str(tools / "kubectl"), "kustomize", f"app/{OVERLAY}", "--output", _BUILT)
    if not done.is_success:
        raise Broken(f"{OVERLAY} does not build: {done.seen}")
    return done.output.strip()


def schemas(work: Workspace, tools: Path) -> tuple[list[Document], Observation]:
    """The documents that were built, and whether each is valid."""
    result = work.root / "schemas.json"
    command = (str(tools / "python"), "schemas.py", str(work.root / _BUILT), str(result))
    done = _run(work, *command, folder=TOOLBOXES / _TOOLBOX)
    if not done.is_success:
        raise Broken(f"what was built cannot be validated: {done.seen}")
    found = json.loads(result.read_text(encoding="utf-8"))
    documents, errors = found["documents"], found["errors"]
    expected = f"each document is valid, strictly, for Kubernetes {' and '.join(found['versions'])}"
    seen = "; ".join(errors) or f"{len(documents)} documents"
    return documents, passed("schemas", bool(documents) and not errors, expected, seen)


def _run(work: Workspace, *command: str, folder: Path | None = None) -> Command:
    """A tool in the workspace: it sees no settings of the user, and no network."""
    return work.run(command, environment={"HOME": str(work.root), **OFFLINE}, folder=folder or work.root)


def _policies(work: Workspace, tools: Path) -> Observation:
    """What checkov says of the workloads; nothing is downloaded, and nothing is reported to anybody."""
    arguments = ("--framework", "kubernetes", "--skip-download", "--compact", "--output", "json")
    done = _run(
        work, str(tools / "python"), "-m", "checkov.main", *arguments, "--output-file-path", ".", "--file", _BUILT
    )
    report = work.root / "results_json.json"
    if not report.exists():
        raise Broken(f"checkov wrote no report: {done.seen}")
    results = json.loads(report.read_text(encoding="utf-8")).get("results", {})
    work.figures["kubernetes_policies_followed"] = len(results.get("passed_checks", ()))
    wrong = list(_not_followed(results))
    declined = sorted({each["check_id"] for each in results.get("skipped_checks", ())})
    leave = ", ".join(sorted(MAY_BE_DECLINED))
    expected = f"checkov's policies are followed, or declined with a reason: {leave} at most"
    return passed("policies", not wrong, expected, "; ".join(wrong) or f"declined: {', '.join(declined) or 'none'}")


def _not_followed(results: dict[str, Any]) -> Iterator[str]:
    """What is wrong according to a report of checkov."""
    tried = {each["resource"].partition(".")[0] for each in results.get("passed_checks", ())}
    for kind in sorted({"Deployment", "Job"} - tried):
        yield f"no policy was tried on a {kind}"
    for each in results.get("parsing_errors", ()):
        yield f"not read: {each}"
    for each in results.get("failed_checks", ()):
        yield f"{each['check_id']} {each['resource']}: {each['check_name']}"
    for each in results.get("skipped_checks", ()):
        reason = each["check_result"].get("suppress_comment", "")
        if each["check_id"] not in MAY_BE_DECLINED or reason in ("", "No comment provided"):
            yield f"{each['check_id']} {each['resource']}: declined, with the reason {reason!r}"


def facts(work: Workspace, documents: list[Document]) -> Facts:
    """What the application says of itself when it has the settings of the ConfigMap."""
    settings = {
        key: str(value) for each in documents if each["kind"] == "ConfigMap" for key, value in each["data"].items()
    }
    done = work.run([work.python, "-c", _ASK], environment={"DATABASE_URL": _NO_DATABASE, **settings})
    if not done.is_success:
        raise Broken(f"the application does not start with the settings of the ConfigMap: {done.seen}")
    return Facts(**json.loads(done.output.strip().splitlines()[-1]))
