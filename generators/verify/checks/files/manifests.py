"""Kubernetes manifests as one reads them: who selects whom, which ports are called what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

Document = dict[str, Any]
Labels = dict[str, str]


@dataclass(frozen=True, slots=True)
class Manifests:
    """The documents that a build gave; each has a kind and a name."""

    documents: Sequence[Document]

    def of(self, kind: str) -> list[Document]:
        """The documents of a kind."""
        return [each for each in self.documents if each["kind"] == kind]

    def one(self, kind: str) -> Document:
        """The only document of a kind, an empty one when there is none."""
        return (self.of(kind) or [{"kind": kind, "metadata": {"name": "absent"}, "spec": {}}])[0]

    def names(self, kind: str) -> set[str]:
        """The names of the documents of a kind."""
        return {name(each) for each in self.of(kind)}

    @property
    def workloads(self) -> list[Document]:
        """What starts pods."""
        return [*self.of("Deployment"), *self.of("Job")]


def name(document: Document) -> str:
    """The name of a document."""
    return str(document["metadata"]["name"])


def shown(document: Document) -> str:
    """A document as one speaks of it."""
    return f"{document['kind']}/{name(document)}"


def labels(thing: Document) -> Labels:
    """The labels of a document, or of a pod template."""
    return dict(at(thing, "metadata", "labels") or {})


def template(workload: Document) -> Document:
    """The pod template of a workload."""
    return dict(at(workload, "spec", "template") or {})


def pod(workload: Document) -> Document:
    """The pod that a workload starts."""
    return dict(at(template(workload), "spec") or {})


def containers(workload: Document) -> list[Document]:
    """The containers of a workload, those that run before the others included."""
    started = pod(workload)
    return [*started.get("initContainers", ()), *started.get("containers", ())]


def ports(workload: Document) -> dict[str, int]:
    """The ports of a workload, by name."""
    return {
        each["name"]: each["containerPort"]
        for one in containers(workload)
        for each in one.get("ports", ())
        if "name" in each
    }


def at(thing: Document, *path: str) -> Any:
    """What is at a path, None when nothing is."""
    value: Any = thing
    for key in path:
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def selects(selector: Any, labels: Labels) -> bool:
    """Whether a selector of labels, which is not empty, fits these labels."""
    return bool(selector) and selector.items() <= labels.items()


def everything(thing: Any, key: str) -> Iterator[Any]:
    """Every value of a key, however deep."""
    if isinstance(thing, dict):
        for name, value in thing.items():
            if name == key:
                yield value
            yield from everything(value, key)
    elif isinstance(thing, list):
        for value in thing:
            yield from everything(value, key)
