"""The Kubernetes manifests: they build, fit the schemas of the API and policies, and agree with the application."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from generators.verify.agreement import Facts, disagreements
from generators.verify.evidence import Observation
from generators.verify.manifests import Manifests
from generators.verify.toolbox import OFFLINE, TOOLBOXES, toolbox
from generators.verify.workspace import Broken, Workspace, passed

OVERLAY: Final = "deploy/kubernetes/overlays/production"
KINDS: Final = (
    "ConfigMap", "Deployment", "HorizontalPodAutoscaler", "Job", "Namespace", "NetworkPolicy", "PodDisruptionBudget",
    "Service", "ServiceAccount", "ServiceMonitor",
)  # fmt: skip
# Policies that a manifest may decline in an annotation, which says why. The reasons are in the templates:
# the application reads its secrets from the environment; who builds the image knows its digest.
MAY_BE_DECLINED: Final = frozenset({"CKV_K8S_35", "CKV_K8S_43"})
_BUILT: Final = "manifests.yaml"
_NO_DATABASE: Final = "postgresql+asyncpg://nobody@127.0.0.1:1/nothing"
_ASK: Final = """
import json
from src.api.routes import health, metrics
from src.core.config import Settings
from src.server import GRACE_SECONDS
settings = Settings()
print(json.dumps({
    "settings": [name.upper() for name in Settings.model_fields],
    "required": [name.upper() for name, field in Settings.model_fields.items() if field.is_required()],
    "paths": [route.path for module in (health, metrics) for route in module.router.routes],
    "port": settings.port,
    "ends_after": settings.shutdown_delay + GRACE_SECONDS,
}))
"""


def kubernetes(work: Workspace) -> Iterator[Observation]:
    """Build the overlay for production, and judge what comes out."""
    if not (work.app / OVERLAY / "kustomization.yaml").exists():
        raise Broken(f"there is no {OVERLAY}/kustomization.yaml")
    tools = toolbox(work, "kubernetes")
    done = _run(work, str(tools / "kubectl"), "kustomize", f"app/{OVERLAY}", "--output", _BUILT)
    if not done.is_success:
        raise Broken(f"{OVERLAY} does not build: {done.seen}")
    documents, observed = _schemas(work, tools)
    kinds = {str(each.get("kind")) for each in documents}
    said, missing = done.output.strip(), sorted(set(KINDS) - kinds)
    seen = f"{len(documents)} documents, missing: {missing or 'none'}; said: {said or 'nothing'}"
    yield passed("builds", not missing and not said, f"kustomize gives {', '.join(KINDS)}, and no warning", seen)
    yield observed
    yield _policies(work, tools)
    found = disagreements(Manifests(documents), _facts(work, documents))
    yield passed("consistent", not found, "the manifests agree with one another and the application", found or "each")


def _run(work: Workspace, *command: str) -> Any:
    """A tool in the workspace: it sees no settings of the user, and no network."""
    return work.run(command, environment={"HOME": str(work.root), **OFFLINE}, folder=work.root)


def _schemas(work: Workspace, tools: Path) -> tuple[list[dict[str, Any]], Observation]:
    """The documents, and whether each is valid."""
    script = TOOLBOXES / "kubernetes" / "schemas.py"
    done = _run(work, str(tools / "python"), str(script), _BUILT, "schemas.json")
    if not done.is_success:
        raise Broken(f"what was built cannot be validated: {done.seen}")
    result = json.loads((work.root / "schemas.json").read_text(encoding="utf-8"))
    documents, errors = result["documents"], result["errors"]
    expected = f"each document is valid, strictly, for Kubernetes {' and '.join(result['versions'])}"
    seen = errors or f"{len(documents)} documents"
    return documents, passed("schemas", bool(documents) and not errors, expected, seen)


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
    checked = {each["resource"].split(".")[0] for each in results.get("passed_checks", ())}
    work.figures["kubernetes_policies_followed"] = len(results.get("passed_checks", ()))
    wrong = [f"not read: {each}" for each in results.get("parsing_errors", ())]
    wrong += [f"no policy was tried on a {kind}" for kind in ("Deployment", "Job") if kind not in checked]
    wrong += [
        f"{each['check_id']} {each['resource']}: {each['check_name']}" for each in results.get("failed_checks", ())
    ]
    declined = results.get("skipped_checks", ())
    wrong += [f"{each['check_id']} {each['resource']} declined without a reason" for each in declined if not _may(each)]
    names = sorted({each["check_id"] for each in declined})
    expected = (
        f"checkov's policies are followed, or declined with a reason: at most {', '.join(sorted(MAY_BE_DECLINED))}"
    )
    return passed("policies", not wrong, expected, wrong or f"declined: {', '.join(names) or 'none'}")


def _may(declined: dict[str, Any]) -> bool:
    """Whether a policy may be declined, and was with a reason."""
    reason = declined["check_result"].get("suppress_comment", "")
    return declined["check_id"] in MAY_BE_DECLINED and reason not in ("", "No comment provided")


def _facts(work: Workspace, documents: list[dict[str, Any]]) -> Facts:
    """What the application says of itself when it has the settings of the ConfigMap."""
    settings = {
        key: str(value) for each in documents if each["kind"] == "ConfigMap" for key, value in each["data"].items()
    }
    done = work.run([work.python, "-c", _ASK], environment={"DATABASE_URL": _NO_DATABASE, **settings})
    if not done.is_success:
        raise Broken(f"the application does not start with the settings of the ConfigMap: {done.seen}")
    return Facts(**json.loads(done.output.strip().splitlines()[-1]))
