"""Point 15: exact types, no unknown fields, and valid values of the types that JSON lacks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from generators import samples
from generators.model.values import Field, ReferenceField
from generators.support.failures import Broken
from generators.verify.evidence import Observation
from generators.verify.subjects.expected import collection, sent
from generators.verify.subjects.live import Live, Rows, live
from generators.verify.workspace import Workspace, passed

# What a lax model would convert.
_COERCIBLE: Final[dict[str, tuple[Any, ...]]] = {
    "string": (1, 1.0, True),
    "text": (1, 1.0, True),
    "email": (1, True),
    "url": (1, True),
    "integer": ("1", 1.0, True),
    "bigint": ("1", 1.0, True),
    "float": ("1", True),
    "decimal": (True,),
    "boolean": ("1", "true", "yes", 1, 1.0, 0),
    "enum": (1, True),
    "date": (0, 1.0, True),
    "time": (0, True),
    "datetime": (0, 1.0, True),
    "uuid": (1, True),
    "list": ("x", {"0": 1}, 1),
}
_JSON_LACKS: Final = ("date", "datetime", "time", "uuid", "decimal", "enum")


def strict(work: Workspace) -> Iterator[Observation]:
    """Every field of every entity that a client may send."""
    creatable = [key for key, entity in work.spec.entities.items() if entity.endpoints.create is not None]
    if not creatable:
        raise Broken("no entity can be created through the API")
    with live(work) as stack:
        lax = [problem for key in creatable for problem in _coerced(work, stack, key)]
        yield passed("no-coercion", not lax, "422 for a value of another type", lax[:10] or "each was refused")
        loose = [problem for key in creatable for problem in _unknown(work, stack, key)]
        yield passed("unknown-field", not loose, "422 for a field that does not exist", loose or "each was refused")
        refused = [problem for key in creatable for problem in _valid(work, stack, key)]
        kinds: list[str] = sorted(
            {field.type for key in creatable for field in work.spec.entities[key].fields.values()}
        )
        special = [kind for kind in kinds if kind in _JSON_LACKS] or ["none of the types that JSON lacks"]
        expected = f"2xx for valid values of every field ({', '.join(special)} among them)"
        yield passed("valid", not refused, expected, refused[:10] or "each was accepted")


def _coerced(work: Workspace, stack: Live, key: str) -> Iterator[str]:
    entity, path, rows = work.spec.entities[key], collection(work.spec, key), Rows(work, stack)
    for verb in ("create", "update"):
        if not entity.endpoints.has(verb):
            continue
        url = path if verb == "create" else f"{path}/{rows.create(key)['id']}"
        for name, field in sent(entity, verb).items():
            for value in _COERCIBLE.get(field.type, ()):
                body = rows.body(key, **{name: value}) if verb == "create" else {name: value}
                status = stack.http.request("POST" if verb == "create" else "PUT", url, json=body).status_code
                if status != 422:
                    yield f"{verb} {key}.{name} = {value!r}: {status}"


def _unknown(work: Workspace, stack: Live, key: str) -> Iterator[str]:
    entity, path, rows = work.spec.entities[key], collection(work.spec, key), Rows(work, stack)
    answers = {"create": stack.http.post(path, rows.body(key, no_such_field="x"))}
    if entity.endpoints.update is not None:
        answers["update"] = stack.http.put(f"{path}/{rows.create(key)['id']}", {"no_such_field": "x"})
    yield from (f"{verb} {key}: {answer.status_code}" for verb, answer in answers.items() if answer.status_code != 422)


def _valid(work: Workspace, stack: Live, key: str) -> Iterator[str]:
    """A whole body is accepted, and so is a second value of each field on update."""
    entity, path = work.spec.entities[key], collection(work.spec, key)
    rows = Rows(work, stack)
    row = rows.create(key)
    if entity.endpoints.update is None:
        return
    for name, field in sent(entity, "update").items():
        answer = stack.http.put(f"{path}/{row['id']}", {name: _another(rows, name, field)})
        if answer.status_code != 200:
            yield f"update {key}.{name}: {answer.status_code} {answer.text[:200]}"


def _another(rows: Rows, name: str, field: Field) -> Any:
    if isinstance(field, ReferenceField):
        return rows.stored(field.reference.target.key)["id"]
    return samples.sample(field, name, 1)
