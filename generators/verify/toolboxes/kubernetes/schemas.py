"""Runs with the toolbox's Python: validates manifests, and writes them and what is wrong with them as JSON.

Arguments: a YAML file, a file to write. The schemas of Kubernetes come with kubernetes-validate; strict: a field that
the API does not know is an error. What Kubernetes itself does not define has a schema beside this file.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import kubernetes_validate
from kubernetes_validate.utils import resources_from_file

# The oldest that has everything that the manifests use (a budget's unhealthyPodEvictionPolicy), and the newest.
VERSIONS = ("1.31", "1.37")
CUSTOM = {("monitoring.coreos.com/v1", "ServiceMonitor"): "servicemonitor.json"}


def main(manifests: str, output: str) -> None:
    """Validate every document."""
    documents = resources_from_file(manifests)
    errors = [f"{_name(each)}: {error}" for each in documents for error in _errors(each)]
    result = {"documents": documents, "versions": VERSIONS, "errors": errors}
    Path(output).write_text(json.dumps(result), encoding="utf-8")


def _errors(document: dict[str, Any]) -> Iterator[str]:
    custom = CUSTOM.get((document["apiVersion"], document["kind"]))
    if custom is not None:
        schema = json.loads(Path(__file__).with_name(custom).read_text(encoding="utf-8"))
        for error in jsonschema.Draft202012Validator(schema).iter_errors(document):
            yield f"{error.json_path}: {error.message}"
        return
    for version in VERSIONS:
        try:
            kubernetes_validate.validate(document, version, strict=True)
        except kubernetes_validate.ValidationError as error:
            yield f"{version}: {error.json_path}: {error.message}"
        except kubernetes_validate.SchemaNotFoundError as error:
            yield error.message


def _name(document: dict[str, Any]) -> str:
    return f"{document['kind']}/{document['metadata']['name']}"


if __name__ == "__main__":
    main(*sys.argv[1:])
