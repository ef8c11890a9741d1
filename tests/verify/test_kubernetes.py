"""The check of the Kubernetes manifests: each way in which they can disagree, and what is missing here or there."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generators.graph.tasks.application import files_of_app
from generators.verify.check import run_check
from generators.verify.checks.files import kubernetes
from generators.verify.checks.files.agreement import Facts, disagreements
from generators.verify.checks.files.manifests import Document, Manifests, at
from generators.verify.table import CHECKS
from generators.verify.workspace import workspace
from tests.verify.conftest import Verifier
from tests.verify.test_mvp import MVP

Change = Callable[[dict[str, Document]], None]
Built = tuple[list[Document], Facts]
CHECK = next(check for check in CHECKS if check.name == "kubernetes")
POD = ("Deployment/simple-task-api", "spec", "template", "spec")
CONTAINER = (*POD, "containers", "0")
MIGRATION = ("Job/simple-task-api-migration", "spec", "template", "spec", "containers", "0")


@pytest.fixture(scope="module")
def built(verifier: Verifier) -> Built:
    """What is built of the generated application, and what that says of itself."""
    with workspace(verifier.subject(verifier.app), CHECK.files(list(files_of_app(verifier.app)))) as work:
        tools = kubernetes.tools_for(work)
        assert kubernetes.build(work, tools) == ""
        documents, _ = kubernetes.schemas(work, tools)
        return documents, kubernetes.facts(work, documents)


def put(value: Any, *path: str) -> Change:
    """Put a value where another one is; a path begins with kind and name."""

    def change(documents: dict[str, Document]) -> None:
        *steps, last = path
        thing: Any = documents
        for step in steps:
            thing = thing[int(step)] if isinstance(thing, list) else thing[step]
        assert thing.get(last) != value
        thing[last] = value

    return change


def add(document: Document) -> Change:
    """Add a document."""
    return lambda documents: documents.update({"added": document})


DEFECTS = (
    (put({"app.kubernetes.io/name": "simple-task-api"}, "Service/simple-task-api", "spec", "selector"), "also selects"),
    (put({"a": "b"}, "Deployment/simple-task-api", "spec", "selector", "matchLabels"), "Deployment selects"),
    (put({"a": "b"}, "PodDisruptionBudget/simple-task-api", "spec", "selector", "matchLabels"), "Budget selects"),
    (put({"a": "b"}, *POD, "topologySpreadConstraints", "1", "labelSelector", "matchLabels"), "Constraint selects"),
    (put({"a": "b"}, "ServiceMonitor/simple-task-api", "spec", "selector", "matchLabels"), "ServiceMonitor selects"),
    (put("other", "HorizontalPodAutoscaler/simple-task-api", "spec", "scaleTargetRef", "name"), "Autoscaler scales"),
    (put(1, "HorizontalPodAutoscaler/simple-task-api", "spec", "minReplicas"), "from 1 to 10"),
    (put(3, "Deployment/simple-task-api", "spec", "replicas"), "its replicas would undo"),
    (put(1, "Deployment/simple-task-api", "spec", "strategy", "rollingUpdate", "maxUnavailable"), "may take 1"),
    (put(3, "PodDisruptionBudget/simple-task-api", "spec", "maxUnavailable"), "3 may be unavailable"),
    (put(8080, *CONTAINER, "ports", "0", "containerPort"), "listens on 8000 and 8001"),
    (put("web", "Service/simple-task-api", "spec", "ports", "0", "targetPort"), "not a port of the Deployment"),
    (put("http", "ServiceMonitor/simple-task-api", "spec", "endpoints", "0", "port"), "ServiceMonitor: port http"),
    (put("web", "Service/simple-task-api", "spec", "ports", "1", "name"), "ServiceMonitor: port metrics"),
    (put("/metrics", "ServiceMonitor/simple-task-api", "spec", "endpoints", "0", "path"), "ServiceMonitor: path"),
    (put("/health/ready", *CONTAINER, "livenessProbe", "httpGet", "path"), "livenessProbe: path"),
    (put("/ready", *CONTAINER, "readinessProbe", "httpGet", "path"), "readinessProbe: path"),
    (put(80, *CONTAINER, "startupProbe", "httpGet", "port"), "startupProbe: port 80"),
    (put(15, *POD, "terminationGracePeriodSeconds"), "killed after 15 s"),
    (add({"kind": "Secret", "metadata": {"name": "x", "namespace": "simple-task-api"}}), "Secret/x"),
    (put([{"name": "DATABASE_URL", "value": "postgresql://a:b@c/d"}], *CONTAINER, "env"), "written down"),
    (put([], *CONTAINER, "env"), "nothing gives it DATABASE_URL"),
    (put("redis://a:b@c/0", "ConfigMap", "data", "REDIS_URL"), "the value of REDIS_URL is written down"),
    (put("1", "ConfigMap", "data", "LOGLEVEL"), "LOGLEVEL is no setting"),
    (put("default", *POD, "serviceAccountName"), "there is no ServiceAccount default"),
    (put([{"configMapRef": {"name": "other"}}], *CONTAINER, "envFrom"), "there is no ConfigMap other"),
    (put("registry.example/other:1", *CONTAINER, "image"), "are not one image"),
    (put("registry.example/simple-task-api:latest", *CONTAINER, "image"), "no version"),
    (put(["alembic", "upgrade"], *MIGRATION, "command"), "Job: runs"),
    (put("default", "Service/simple-task-api", "metadata", "namespace"), "in the namespaces"),
    (put(["Ingress"], "NetworkPolicy/default-deny", "spec", "policyTypes"), "none denies everything"),
    (put({"matchLabels": {"a": "b"}}, "NetworkPolicy/simple-task-api", "spec", "podSelector"), "selects no pods"),
    (put([], "NetworkPolicy/simple-task-api", "spec", "ingress"), "lets requests in to"),
    (put([{"ports": [{"port": "http"}, {"port": "metrics"}]}], "NetworkPolicy/simple-task-api", "spec", "ingress"),
     "may also ask for metrics"),
    (put([{}], "NetworkPolicy/simple-task-api-database", "spec", "ingress"), "in to the migrations"),
    (put([], "NetworkPolicy/simple-task-api", "spec", "egress"), "out to"),
)  # fmt: skip


@pytest.mark.parametrize(("change", "said"), DEFECTS, ids=[said for _, said in DEFECTS])
def test_a_disagreement_is_named(built: Built, change: Change, said: str) -> None:
    documents, facts = copy.deepcopy(built)
    assert disagreements(Manifests(documents), facts) == []
    named = {
        "ConfigMap" if each["kind"] == "ConfigMap" else f"{each['kind']}/{at(each, 'metadata', 'name')}": each
        for each in documents
    }
    change(named)

    found = disagreements(Manifests(list(named.values())), facts)

    assert any(said in each for each in found), found


def test_who_asks_an_issuer_is_let_out_to_it(built: Built) -> None:
    documents, facts = copy.deepcopy(built)
    facts = replace(facts, settings=[*facts.settings, "OIDC_ISSUER"])

    (found,) = disagreements(Manifests(documents), facts)

    assert "it needs" in found
    assert "443" in found


def test_an_application_without_manifests_fails(verifier: Verifier) -> None:
    evidence = verifier.run(MVP, {"kubernetes"})["kubernetes"]

    assert {each.state for each in evidence.observations} == {"FAIL"}
    assert {each.seen for each in evidence.observations} == {f"there is no {kubernetes.OVERLAY}/kustomization.yaml"}
    assert not evidence.commands


def test_tools_that_cannot_be_installed_are_no_failure(
    verifier: Verifier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UV_OFFLINE", "1")
    monkeypatch.setenv("UV_CACHE_DIR", str(tmp_path / "cache"))
    elsewhere = replace(verifier.subject(verifier.app), shared=tmp_path)

    evidence = run_check(CHECK, elsewhere, CHECK.files(list(files_of_app(verifier.app))), "")

    assert {each.state for each in evidence.observations} == {"NOT-RUN"}
    assert all("could not be installed" in each.seen for each in evidence.observations)
