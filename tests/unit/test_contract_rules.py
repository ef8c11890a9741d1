"""What breaks clients: each rule with the level that oasdiff gives it, there and back again."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from generators.changes.contract.calls import contract_changes
from generators.changes.contract.rules import LEVELS

JSON = Mapping[str, Any]
CALL = "POST /things"


def document(call: JSON, path: str = "/things", method: str = "post", **components: JSON) -> JSON:
    """A document with one call."""
    return {"paths": {path: {method: call}}, "components": {"schemas": components}}


def content(schema: JSON, media: str = "application/json") -> JSON:
    return {"content": {media: {"schema": schema}}}


def thing(schema: JSON | None, *, required: bool = True, closed: bool = False) -> JSON:
    """An object with a property ``x``, or without."""
    made: dict[str, Any] = {"type": "object", "properties": {"y": {"type": "string"}}, "required": ["y"]}
    if schema is not None:
        made["properties"]["x"] = schema
        made["required"] += ["x"] if required else []
    return {**made, "additionalProperties": False} if closed else made


def sent(schema: JSON | None, *, required: bool = True, closed: bool = False) -> JSON:
    """A call to which a client sends ``x`` in its body."""
    body = content(thing(schema, required=required, closed=closed))
    return document({"requestBody": {**body, "required": True}, "responses": {"204": {}}})


def asked(schema: JSON | None, *, required: bool = False) -> JSON:
    """A call with a parameter ``x``."""
    given = [] if schema is None else [{"name": "x", "in": "query", "required": required, "schema": schema}]
    return document({"parameters": given, "responses": {"204": {}}})


def answered(schema: JSON | None, *, required: bool = True) -> JSON:
    """A call that answers an object with ``x``."""
    return document({"responses": {"200": content(thing(schema, required=required))}})


def found(before: JSON, after: JSON) -> dict[str, str]:
    return {each.rule: each.level for each in contract_changes(before, after)}


@dataclass(frozen=True)
class Case:
    """Two documents; what is found from one to the other, and back."""

    before: JSON
    after: JSON
    there: Mapping[str, str]
    back: Mapping[str, str]


NUMBER, TEXT, LIST = {"type": "integer"}, {"type": "string"}, {"type": "array", "items": {"type": "string"}}
EITHER = {"anyOf": [{"type": "number"}, {"type": "string"}]}
LETTER = {"type": "string", "enum": ["a", "b"]}
NULLABLE = {"anyOf": [{"type": "string"}, {"type": "null"}]}

# (a value before, and after; the end of the rule and the level that this has where clients send it, and the way back)
VALUES: list[tuple[JSON, JSON, tuple[str, str], tuple[str, str]]] = [
    ({**NUMBER, "maximum": 9}, {**NUMBER, "maximum": 5}, ("max-decreased", "ERR"), ("max-increased", "INFO")),
    (NUMBER, {**NUMBER, "maximum": 5}, ("max-set", "WARN"), ("max-increased", "INFO")),
    (
        {**NUMBER, "exclusiveMaximum": 9},
        {**NUMBER, "exclusiveMaximum": 5},
        ("exclusive-max-decreased", "ERR"),
        ("exclusive-max-increased", "INFO"),
    ),
    (NUMBER, {**NUMBER, "exclusiveMaximum": 5}, ("exclusive-max-set", "WARN"), ("exclusive-max-increased", "INFO")),
    ({**NUMBER, "minimum": 1}, {**NUMBER, "minimum": 5}, ("min-increased", "ERR"), ("min-decreased", "INFO")),
    (NUMBER, {**NUMBER, "minimum": 5}, ("min-set", "WARN"), ("min-decreased", "INFO")),
    (
        {**NUMBER, "exclusiveMinimum": 1},
        {**NUMBER, "exclusiveMinimum": 5},
        ("exclusive-min-increased", "ERR"),
        ("exclusive-min-decreased", "INFO"),
    ),
    (NUMBER, {**NUMBER, "exclusiveMinimum": 5}, ("exclusive-min-set", "WARN"), ("exclusive-min-decreased", "INFO")),
    (
        {**TEXT, "maxLength": 9},
        {**TEXT, "maxLength": 5},
        ("max-length-decreased", "ERR"),
        ("max-length-increased", "INFO"),
    ),
    (TEXT, {**TEXT, "maxLength": 5}, ("max-length-set", "WARN"), ("max-length-increased", "INFO")),
    (
        {**TEXT, "minLength": 1},
        {**TEXT, "minLength": 5},
        ("min-length-increased", "ERR"),
        ("min-length-decreased", "INFO"),
    ),
    (TEXT, {**TEXT, "minLength": 5}, ("min-length-increased", "ERR"), ("min-length-decreased", "INFO")),
    ({**LIST, "maxItems": 9}, {**LIST, "maxItems": 5}, ("max-items-decreased", "ERR"), ("max-items-increased", "INFO")),
    (LIST, {**LIST, "maxItems": 5}, ("max-items-set", "WARN"), ("max-items-increased", "INFO")),
    ({**LIST, "minItems": 1}, {**LIST, "minItems": 5}, ("min-items-increased", "ERR"), ("min-items-decreased", "INFO")),
    (LIST, {**LIST, "minItems": 5}, ("min-items-set", "WARN"), ("min-items-decreased", "INFO")),
    (TEXT, {**TEXT, "pattern": "a"}, ("pattern-added", "ERR"), ("pattern-removed", "INFO")),
    ({**TEXT, "pattern": "a"}, {**TEXT, "pattern": "b"}, ("pattern-changed", "WARN"), ("pattern-changed", "WARN")),
    (NUMBER, {**NUMBER, "multipleOf": 2}, ("multiple-of-added", "WARN"), ("multiple-of-removed", "INFO")),
    (
        {**NUMBER, "multipleOf": 2},
        {**NUMBER, "multipleOf": 4},
        ("multiple-of-changed", "WARN"),
        ("multiple-of-changed", "WARN"),
    ),
    (LETTER, {**TEXT, "enum": ["a"]}, ("enum-value-removed", "ERR"), ("enum-value-added", "INFO")),
    (TEXT, {**TEXT, "enum": ["a"]}, ("became-enum", "ERR"), ("enum-value-added", "INFO")),
    (LETTER, {**TEXT, "const": "a"}, ("enum-value-removed", "ERR"), ("enum-value-added", "INFO")),
    (NULLABLE, TEXT, ("became-not-nullable", "ERR"), ("became-nullable", "INFO")),
    ({"type": ["string", "null"]}, TEXT, ("became-not-nullable", "ERR"), ("became-nullable", "INFO")),
    ({"type": "number"}, NUMBER, ("type-changed", "ERR"), ("type-generalized", "INFO")),
    (TEXT, NUMBER, ("type-changed", "ERR"), ("type-changed", "ERR")),
    (TEXT, {**TEXT, "format": "uuid"}, ("type-changed", "ERR"), ("type-generalized", "INFO")),
    (
        {**NUMBER, "format": "int64"},
        {**NUMBER, "format": "int32"},
        ("type-changed", "ERR"),
        ("type-generalized", "INFO"),
    ),
    (LIST, {**LIST, "items": NUMBER}, ("type-changed", "ERR"), ("type-changed", "ERR")),
    (LIST, TEXT, ("type-changed", "ERR"), ("type-changed", "ERR")),
    (
        {**LIST, "items": {**TEXT, "maxLength": 9}},
        {**LIST, "items": {**TEXT, "maxLength": 5}},
        ("max-length-decreased", "ERR"),
        ("max-length-increased", "INFO"),
    ),
    (EITHER, {"anyOf": [{"type": "number"}, LETTER]}, ("became-enum", "ERR"), ("enum-value-added", "INFO")),
]  # fmt: skip


def of_values() -> list[Case]:
    """Each of them in a body and as a parameter."""
    cases = []
    for before, after, there, back in VALUES:
        for kind, call in (("request-property", sent), ("request-parameter", asked)):
            pairs = ({f"{kind}-{rule}": level} for rule, level in (there, back))
            cases.append(Case(call(before), call(after), *pairs))
    return cases


def call(**parts: Any) -> JSON:
    return document({"responses": {"204": {}}, **parts})


BODY = content(thing(None))
CASES = [
    *of_values(),
    # What is in a body
    Case(sent(None), sent(TEXT), {"new-required-request-property": "ERR"}, {"request-property-removed": "WARN"}),
    Case(
        sent(None),
        sent({**TEXT, "default": "a"}),
        {"new-required-request-property-with-default": "ERR"},
        {"request-property-removed": "WARN"},
    ),
    Case(
        sent(None, closed=True),
        sent(TEXT, required=False, closed=True),
        {"new-optional-request-property": "INFO"},
        {"request-property-removed": "ERR"},
    ),
    Case(
        sent(TEXT, required=False),
        sent(TEXT),
        {"request-property-became-required": "ERR"},
        {"request-property-became-optional": "INFO"},
    ),
    Case(
        sent({**TEXT, "default": "a"}, required=False),
        sent({**TEXT, "default": "a"}),
        {"request-property-became-required-with-default": "ERR"},
        {"request-property-became-optional": "INFO"},
    ),
    Case(
        sent(TEXT, required=False),
        sent({**TEXT, "default": "a"}, required=False),
        {"request-property-default-value-added": "INFO"},
        {"request-property-default-value-removed": "INFO"},
    ),
    Case(
        sent({**TEXT, "default": "a"}, required=False),
        sent({**TEXT, "default": "b"}, required=False),
        {"request-property-default-value-changed": "INFO"},
        {"request-property-default-value-changed": "INFO"},
    ),
    Case(
        sent(EITHER),
        sent({"type": "number"}),
        {"request-property-any-of-removed": "ERR"},
        {"request-property-any-of-added": "INFO"},
    ),
    # Parameters
    Case(asked(TEXT), asked(None), {"request-parameter-removed": "WARN"}, {"new-optional-request-parameter": "INFO"}),
    Case(
        asked(None),
        asked(TEXT, required=True),
        {"new-required-request-parameter": "ERR"},
        {"request-parameter-removed": "WARN"},
    ),
    Case(
        asked(TEXT),
        asked(TEXT, required=True),
        {"request-parameter-became-required": "ERR"},
        {"request-parameter-became-optional": "INFO"},
    ),
    Case(
        asked(TEXT),
        asked({**TEXT, "default": "a"}),
        {"request-parameter-default-value-added": "ERR"},
        {"request-parameter-default-value-removed": "ERR"},
    ),
    Case(
        asked({**NUMBER, "default": 20}),
        asked({**NUMBER, "default": 50}),
        {"request-parameter-default-value-changed": "ERR"},
        {"request-parameter-default-value-changed": "ERR"},
    ),
    Case(
        asked(EITHER),
        asked(TEXT),
        {"request-parameter-list-of-types-narrowed": "ERR"},
        {"request-parameter-list-of-types-widened": "INFO"},
    ),
    # What is in an answer: the other way round
    Case(
        answered(TEXT),
        answered(None),
        {"response-required-property-removed": "ERR"},
        {"response-required-property-added": "INFO"},
    ),
    Case(
        answered(TEXT, required=False),
        answered(None),
        {"response-optional-property-removed": "WARN"},
        {"response-optional-property-added": "INFO"},
    ),
    Case(
        answered(TEXT),
        answered(TEXT, required=False),
        {"response-property-became-optional": "ERR"},
        {"response-property-became-required": "INFO"},
    ),
    Case(
        answered(TEXT),
        answered(NULLABLE),
        {"response-property-became-nullable": "ERR"},
        {"response-property-became-not-nullable": "INFO"},
    ),
    Case(
        answered({**TEXT, "enum": ["a"]}),
        answered({**TEXT, "enum": ["a", "b"]}),
        {"response-property-enum-value-added": "WARN"},
        {"response-property-enum-value-removed": "INFO"},
    ),
    Case(
        answered({"type": "number"}),
        answered(EITHER),
        {"response-property-any-of-added": "INFO"},
        {"response-property-any-of-removed": "INFO"},
    ),
    Case(
        answered(NUMBER),
        answered({"type": "number"}),
        {"response-property-type-generalized": "ERR"},
        {"response-property-type-specialized": "INFO"},
    ),
    Case(
        answered(TEXT),
        answered(NUMBER),
        {"response-property-type-changed": "ERR"},
        {"response-property-type-changed": "ERR"},
    ),
    Case(
        answered({**TEXT, "format": "uuid"}),
        answered(TEXT),
        {"response-property-type-generalized": "ERR"},
        {"response-property-type-specialized": "INFO"},
    ),
    Case(
        answered({**NUMBER, "format": "int32"}),
        answered({**NUMBER, "format": "int64"}),
        {"response-property-type-generalized": "ERR"},
        {"response-property-type-specialized": "INFO"},
    ),
    Case(
        answered({**TEXT, "format": "email"}),
        answered({**TEXT, "format": "uuid"}),
        {"response-property-type-changed": "ERR"},
        {"response-property-type-changed": "ERR"},
    ),
    Case(
        answered({**LIST, "items": LETTER}),
        answered({**LIST, "items": {**LETTER, "enum": ["a"]}}),
        {"response-property-enum-value-removed": "INFO"},
        {"response-property-enum-value-added": "WARN"},
    ),
    Case(
        document({"responses": {"200": content(thing(TEXT))}}),
        document({"responses": {"200": content({"anyOf": [thing(TEXT), {"type": "null"}]})}}),
        {"response-body-became-nullable": "ERR"},
        {"response-body-became-not-nullable": "INFO"},
    ),
    # What a value is called and explained with is no part of it, nor what it is when it is not sent where it is read
    Case(
        answered(TEXT), answered({**TEXT, "title": "X", "description": "A", "examples": ["a"], "default": "a"}), {}, {}
    ),
    # Calls
    Case({"paths": {}}, call(), {"endpoint-added": "INFO"}, {"api-path-removed-without-deprecation": "ERR"}),
    Case(
        {"paths": {"/things": {"get": {}}}},
        {"paths": {"/things": {"get": {}, "put": {}}}},
        {"endpoint-added": "INFO"},
        {"api-removed-without-deprecation": "ERR"},
    ),
    Case(
        call(operationId="make"),
        call(operationId="create"),
        {"api-operation-id-removed": "INFO"},
        {"api-operation-id-removed": "INFO"},
    ),
    Case(
        call(),
        call(requestBody={**BODY, "required": True}),
        {"request-body-added-required": "ERR"},
        {"request-body-removed": "ERR"},
    ),
    Case(call(), call(requestBody=BODY), {"request-body-added-optional": "INFO"}, {"request-body-removed": "ERR"}),
    Case(
        call(requestBody=BODY),
        call(requestBody={**BODY, "required": True}),
        {"request-body-became-required": "ERR"},
        {"request-body-became-optional": "INFO"},
    ),
    Case(
        call(requestBody=BODY),
        call(requestBody={"content": {**BODY["content"], "text/csv": {}}}),
        {"request-body-media-type-added": "INFO"},
        {"request-body-media-type-removed": "ERR"},
    ),
    Case(
        call(responses={"200": BODY}),
        call(responses={"200": {"content": {**BODY["content"], "text/csv": {}}}}),
        {"response-media-type-added": "INFO"},
        {"response-media-type-removed": "ERR"},
    ),
    Case(
        call(responses={"200": {}}),
        call(responses={"200": {}, "202": {}}),
        {"response-success-status-added": "INFO"},
        {"response-success-status-removed": "ERR"},
    ),
    Case(
        call(responses={"204": {}}),
        call(responses={"204": {}, "409": {}}),
        {"response-non-success-status-added": "INFO"},
        {"response-non-success-status-removed": "INFO"},
    ),
]


def words(before: JSON, after: JSON) -> list[str]:
    """What is said, as a line each."""
    return [f"  {each.level} {each.rule}: {each.text}" for each in contract_changes(before, after)]


@pytest.mark.parametrize("case", CASES, ids=[f"{'+'.join(each.there) or 'nothing'}" for each in CASES])
def test_rule(case: Case) -> None:
    assert found(case.before, case.after) == case.there
    assert found(case.after, case.before) == case.back
    assert found(case.before, case.before) == {}


def test_every_rule_has_a_case() -> None:
    assert {rule for each in CASES for rule in (*each.there, *each.back)} == set(LEVELS)


def test_what_is_said_of_each() -> None:
    lines = [line for each in CASES for line in (*words(each.before, each.after), *words(each.after, each.before), "")]
    found = "\n".join(lines)
    path = Path(__file__).with_suffix(".txt")
    if os.environ.get("REGOLD") == "1":
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


def test_two_values_that_became_one_component_are_both_looked_at() -> None:
    def both(schema: JSON) -> JSON:
        made = {"type": "object", "properties": {"x": schema, "y": schema}}
        return document({"requestBody": content(made), "responses": {}}, Short={**TEXT, "maxLength": 5})

    changes = contract_changes(both(TEXT), both({"$ref": "#/components/schemas/Short"}))
    assert [each.text.partition(":")[0] for each in changes] == [
        "maxLength of `the body.x`",
        "maxLength of `the body.y`",
    ]


def test_what_several_calls_show_stands_there_once() -> None:
    reference = {"$ref": "#/components/schemas/Thing"}

    def both(schema: JSON) -> JSON:
        one = {"responses": {"200": content(reference)}}
        page = {"responses": {"200": content({"type": "array", "items": reference})}}
        return {"paths": {"/a": {"get": one}, "/b": {"get": page}}, "components": {"schemas": {"Thing": schema}}}

    (change,) = contract_changes(both(thing(TEXT)), both(thing(None)))
    assert (change.text, change.calls) == ("`Thing.x` is gone from answers", ("GET /a", "GET /b"))


def test_a_component_that_holds_itself_is_looked_at_once() -> None:
    def tree(schema: JSON) -> JSON:
        node = {
            **thing(schema),
            "properties": {**thing(schema)["properties"], "in": {"$ref": "#/components/schemas/N"}},
        }
        return document({"responses": {"200": content({"$ref": "#/components/schemas/N"})}}, N=node)

    assert found(tree(TEXT), tree(NULLABLE)) == {"response-property-became-nullable": "ERR"}


def test_what_is_sent_and_answered_is_looked_at_both_ways() -> None:
    def echo(schema: JSON) -> JSON:
        body = content({"$ref": "#/components/schemas/Thing"})
        return document({"requestBody": body, "responses": {"200": body}}, Thing=thing(schema))

    assert found(echo(TEXT), echo(NULLABLE)) == {
        "response-property-became-nullable": "ERR",
        "request-property-became-nullable": "INFO",
    }


def test_a_parameter_of_the_path_may_be_called_otherwise() -> None:
    def named(name: str) -> JSON:
        given = [{"name": name, "in": "path", "required": True, "schema": TEXT}]
        return document({"parameters": given, "responses": {"204": {}}}, f"/things/{{{name}}}")

    assert found(named("thing_id"), named("id")) == {}


def test_the_worst_comes_first() -> None:
    before = sent({**TEXT, "maxLength": 9})
    after = sent({**TEXT, "maxLength": 5, "pattern": "a", "default": "b"})
    assert [each.level for each in contract_changes(before, after)] == ["ERR", "ERR", "INFO"]
