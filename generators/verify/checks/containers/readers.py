"""The largest page of the largest rows that clients can make, asked for by many of them at once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import Any, Final

from generators.containers.container import Container
from generators.model.app import Application
from generators.model.entity import Entity
from generators.verify.checks.containers.attacks import attacked
from generators.verify.evidence import NOT_APPLICABLE, NOT_RUN, Observation
from generators.verify.subjects.attackers import read_greedily
from generators.verify.subjects.client import Client
from generators.verify.subjects.expected import Operation, collection, creating, sent
from generators.verify.subjects.live import DATABASE
from generators.verify.subjects.rows import Storage, Tables, different_bodies
from generators.verify.workspace import Workspace

_NAME: Final = "largest-answers"
_MOST: Final = 100  # rows


def largest_answers(work: Workspace, replica: Container, http: Client, database: Storage) -> Observation:
    """What the largest page of the largest rows does to a container."""
    made = max(_listed(work.spec), key=lambda each: _size(work.spec.entities[each.entity]), default=None)
    if made is None:
        return Observation(_NAME, NOT_APPLICABLE, "it survives", "clients create no rows of which there is a list")
    size = work.spec.settings.page_size.max
    tables = Tables(database, DATABASE, work.spec, work.numbers)
    bodies = different_bodies(tables, made.entity, _large(work.spec.entities[made.entity]))
    answers = [http.request(made.method, made.path, json=body) for body in islice(bodies, min(size, _MOST))]
    if not any(each.is_success for each in answers):
        return Observation(_NAME, NOT_RUN, "it survives", f"no such row is accepted: {answers[0].text[:300]}")
    read = partial(read_greedily, path=f"{collection(work.spec, made.entity)}?size={size}")
    return attacked(work, replica, _NAME, read, ())


def _listed(app: Application) -> Iterator[Operation]:
    return (each for each in creating(app) if app.entities[each.entity].endpoints.list is not None)


def _size(entity: Entity) -> int:
    """The bytes of the JSON of a row's large values."""
    return len(json.dumps(_large(entity)))


def _large(entity: Entity) -> dict[str, Any]:
    """The largest value of each field that clients send, where no unique key needs another one each time."""
    unique = {name for key in entity.unique.values() for name in key.fields}
    found = {}
    for name, field in sent(entity, "create").items():
        values = [case.value for case in field.type.cases(field) if case.ok]
        if values and not field.unique and name not in unique and name not in entity.references:
            found[name] = max(values, key=lambda value: len(json.dumps(value)))
    return found
