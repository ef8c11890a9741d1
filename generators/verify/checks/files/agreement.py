"""What the schemas of Kubernetes cannot say: the manifests agree with one another and with the application."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from generators.verify.checks.files.manifests import (
    Document,
    Manifests,
    at,
    containers,
    everything,
    labels,
    name,
    pod,
    ports,
    selects,
    shown,
    template,
)
from generators.verify.subjects.expected import OBSERVABILITY
from generators.verify.subjects.identity.callers import ISSUED_BY
from generators.verify.subjects.server import is_secret

ALIVE, READY, METRICS = OBSERVABILITY
# Beyond what the application needs to end, before it is killed.
SPARE_SECONDS: Final = 5
_MIGRATE: Final = ["alembic", "upgrade", "head"]
_DNS, _POSTGRESQL, _REDIS, _ISSUER = 53, 5432, 6379, 443


@dataclass(frozen=True, slots=True)
class Facts:
    """What the application says of itself.

    metrics_port: where it serves the metrics; ends_after: seconds from SIGTERM to its end, at most.
    """

    settings: list[str]
    required: list[str]
    paths: list[str]
    port: int
    metrics_port: int
    ends_after: float


def disagreements(manifests: Manifests, facts: Facts) -> list[str]:
    """Everything that does not fit, each in one line."""
    return [
        *_selectors(manifests),
        *_scaling(manifests),
        *_ports(manifests, facts),
        *_probes(manifests, facts),
        *_ending(manifests, facts),
        *_settings(manifests, facts),
        *_references(manifests),
        *_network(manifests, facts),
    ]


def _selectors(manifests: Manifests) -> Iterator[str]:
    """What is meant for the application finds its pods, and not those of the migrations."""
    served, migrating = labels(template(manifests.one("Deployment"))), labels(template(manifests.one("Job")))
    service = manifests.one("Service")
    chosen: list[tuple[str, Any]] = [
        ("Deployment", at(manifests.one("Deployment"), "spec", "selector", "matchLabels")),
        ("Service", at(service, "spec", "selector")),
        ("PodDisruptionBudget", at(manifests.one("PodDisruptionBudget"), "spec", "selector", "matchLabels")),
    ]
    for spread in pod(manifests.one("Deployment")).get("topologySpreadConstraints", ()):
        chosen.append(("a topologySpreadConstraint", at(spread, "labelSelector", "matchLabels")))
    for who, selector in chosen:
        if not selects(selector, served):
            yield f"{who} selects {selector}, the pods have {served}"
        elif selects(selector, migrating):
            yield f"{who} also selects the pods of the migrations: {selector}"
    monitored = at(manifests.one("ServiceMonitor"), "spec", "selector", "matchLabels")
    if not selects(monitored, labels(service)):
        yield f"ServiceMonitor selects {monitored}, the Service has {labels(service)}"


def _scaling(manifests: Manifests) -> Iterator[str]:
    """The autoscaler scales the Deployment, alone, and a rollout or a drained node never takes the last replica."""
    deployment, scaler = manifests.one("Deployment"), manifests.one("HorizontalPodAutoscaler")["spec"]
    target = {"apiVersion": "apps/v1", "kind": "Deployment", "name": name(deployment)}
    if scaler.get("scaleTargetRef") != target:
        yield f"HorizontalPodAutoscaler scales {scaler.get('scaleTargetRef')}, not {target}"
    if not 2 <= scaler.get("minReplicas", 1) <= scaler.get("maxReplicas", 0):
        yield f"HorizontalPodAutoscaler: from {scaler.get('minReplicas', 1)} to {scaler.get('maxReplicas', 0)} replicas"
    if "replicas" in deployment["spec"]:
        yield "Deployment: its replicas would undo what the HorizontalPodAutoscaler decided"
    update = at(deployment, "spec", "strategy", "rollingUpdate") or {}
    if update.get("maxUnavailable") != 0:
        yield f"Deployment: a rollout may take {update.get('maxUnavailable')} replicas away"
    budget = manifests.one("PodDisruptionBudget")["spec"]
    if budget.get("maxUnavailable") != 1 and budget.get("minAvailable") is None:
        yield f"PodDisruptionBudget: {budget.get('maxUnavailable')} may be unavailable"


def _ports(manifests: Manifests, facts: Facts) -> Iterator[str]:
    """The Service leads to the ports on which the application listens, the ServiceMonitor to that of the metrics."""
    named = ports(manifests.one("Deployment"))
    listening = {facts.port, facts.metrics_port}
    if set(named.values()) != listening:
        yield f"Deployment: the ports {named}, but the application listens on {shown_ports(listening)}"
    leads: dict[Any, Any] = {}
    for each in at(manifests.one("Service"), "spec", "ports") or []:
        target = each.get("targetPort", each.get("port"))
        leads[each.get("name")] = named.get(target, target)
        if named.get(target, target) not in listening:
            yield f"Service: port {each.get('port')} leads to {target}, which is not a port of the Deployment"
    for each in at(manifests.one("ServiceMonitor"), "spec", "endpoints") or []:
        if leads.get(each.get("port")) != facts.metrics_port:
            yield f"ServiceMonitor: port {each.get('port')} of {leads}, the metrics are on {facts.metrics_port}"
        if each.get("path") != METRICS or METRICS not in facts.paths:
            yield f"ServiceMonitor: path {each.get('path')}, the application has {facts.paths}"


def shown_ports(numbers: Iterable[int]) -> str:
    """Ports as a person lists them."""
    return " and ".join(map(str, sorted(numbers)))


def _probes(manifests: Manifests, facts: Facts) -> Iterator[str]:
    """Each probe asks for what it is about, at the application's port."""
    deployment = manifests.one("Deployment")
    named = ports(deployment)
    for container in containers(deployment):
        for probe, path in (("startupProbe", ALIVE), ("livenessProbe", ALIVE), ("readinessProbe", READY)):
            asked = at(container, probe, "httpGet") or {}
            if asked.get("path") != path or path not in facts.paths:
                yield f"{probe}: path {asked.get('path')}, expected {path} of {facts.paths}"
            port = asked.get("port", "")
            if named.get(port, port) != facts.port:
                yield f"{probe}: port {port}, expected {facts.port} of {named}"


def _ending(manifests: Manifests, facts: Facts) -> Iterator[str]:
    """The application has ended by itself before it is killed."""
    patience, needed = pod(manifests.one("Deployment")).get("terminationGracePeriodSeconds", 30), facts.ends_after
    if patience < needed + SPARE_SECONDS:
        yield f"Deployment: killed after {patience} s, the application may take {needed:g} s to end"


def _settings(manifests: Manifests, facts: Facts) -> Iterator[str]:
    """Every variable is a setting, what is required is given, and a secret is referred to but never written down."""
    for document in manifests.of("Secret"):
        yield f"{shown(document)}: a secret belongs into the cluster, not into a manifest"
    literal = [
        (shown(each), key, str(value)) for each in manifests.of("ConfigMap") for key, value in each["data"].items()
    ]
    given = {key for _, key, _ in literal}
    for workload in manifests.workloads:
        variables = [each for container in containers(workload) for each in container.get("env", ())]
        literal += [(shown(workload), each["name"], each["value"]) for each in variables if "value" in each]
        given |= {each["name"] for each in variables}
        sources = [each for container in containers(workload) for each in container.get("envFrom", ())]
        has = {each["name"] for each in variables} | {key for _, key, _ in literal if sources}
        if missing := sorted(set(facts.required) - has):
            yield f"{shown(workload)}: nothing gives it {', '.join(missing)}"
    for unknown in sorted(given - set(facts.settings)):
        yield f"{unknown} is no setting of the application"
    for where, key, value in literal:
        if is_secret(key, value):
            yield f"{where}: the value of {key} is written down"


def _references(manifests: Manifests) -> Iterator[str]:
    """What a workload refers to is there, in its namespace, and the migrations are those of the version that runs."""
    for workload in manifests.workloads:
        account = pod(workload).get("serviceAccountName")
        if account not in manifests.names("ServiceAccount"):
            yield f"{shown(workload)}: there is no ServiceAccount {account}"
        for reference in everything(workload, "configMapRef"):
            if reference["name"] not in manifests.names("ConfigMap"):
                yield f"{shown(workload)}: there is no ConfigMap {reference['name']}"
    images = {each.get("image", "") for workload in manifests.workloads for each in containers(workload)}
    if len(images) != 1:
        yield f"the application and its migrations are not one image: {sorted(images)}"
    for image in images:
        last = image.rpartition("/")[2]
        if last.endswith(":latest") or not (":" in last or "@" in last):
            yield f"image {image}: no version"
    command = [word for each in containers(manifests.one("Job")) for word in each.get("command", ())]
    if command != _MIGRATE:
        yield f"Job: runs {command}, not {_MIGRATE}"
    spaces = {each["metadata"].get("namespace") for each in manifests.documents if each["kind"] != "Namespace"}
    if spaces != manifests.names("Namespace"):
        yield f"in the namespaces {sorted(map(str, spaces))}, but {sorted(manifests.names('Namespace'))} is made"


def _network(manifests: Manifests, facts: Facts) -> Iterator[str]:
    """Everything is denied but what the application needs."""
    policies = manifests.of("NetworkPolicy")
    denied = {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}
    if denied not in [each["spec"] for each in policies]:
        yield "NetworkPolicy: none denies everything by default"
    deployment, job = manifests.one("Deployment"), manifests.one("Job")
    named = ports(deployment)
    for policy in policies:
        selector = at(policy, "spec", "podSelector", "matchLabels")
        if selector and not any(selects(selector, labels(template(each))) for each in (deployment, job)):
            yield f"{shown(policy)}: selects no pods: {selector}"
    entered = {named.get(port, port) for port in _allowed(policies, deployment, "ingress")}
    if entered != set(named.values()):
        yield f"NetworkPolicy: lets requests in to {entered}, the Deployment has {named}"
    for rule in _rules(policies, deployment, "ingress"):
        if (
            facts.metrics_port != facts.port
            and len(open_ports := {named.get(port, port) for port in _ports_of(rule)}) != 1
        ):
            yield f"NetworkPolicy: who sends requests may also ask for metrics: {open_ports}"
    if _allowed(policies, job, "ingress"):
        yield "NetworkPolicy: lets requests in to the migrations"
    asked = {_ISSUER} if ISSUED_BY in map(str.upper, facts.settings) else set()
    for workload, needed in ((deployment, {_DNS, _POSTGRESQL, _REDIS, *asked}), (job, {_DNS, _POSTGRESQL})):
        if (left := _allowed(policies, workload, "egress")) != needed:
            yield f"NetworkPolicy: lets {shown(workload)} out to {left}, it needs {needed}"


def _allowed(policies: list[Document], workload: Document, direction: str) -> set[Any]:
    """The ports that the policies for the pods of a workload open."""
    return {port for rule in _rules(policies, workload, direction) for port in _ports_of(rule)}


def _rules(policies: list[Document], workload: Document, direction: str) -> list[Document]:
    """What the policies for the pods of a workload allow."""
    mine = [
        each for each in policies if selects(at(each, "spec", "podSelector", "matchLabels"), labels(template(workload)))
    ]
    return [rule for each in mine for rule in at(each, "spec", direction) or []]


def _ports_of(rule: Document) -> set[Any]:
    return {each.get("port") for each in rule.get("ports", ({"port": "any"},))}
