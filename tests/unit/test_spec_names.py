"""Names: of entities in code and outside; reserved attributes, which keep up with the libraries.

tests/names holds the others to the generated trees.
"""

from __future__ import annotations

import keyword

import pytest
from pydantic import BaseModel, create_model
from sqlalchemy.orm import DeclarativeBase

from generators.language.class_names import entity_names
from generators.language.load import read_checked
from generators.model.load import read_app
from generators.python_source.attributes import BASE_ATTRIBUTES, PROTECTED, attribute_name, code_name, word_of


def test_no_field_can_take_an_attribute_of_a_base_class() -> None:
    public = {
        name for base in (BaseModel, DeclarativeBase) for name in dir(base) if not name.startswith(("_", *PROTECTED))
    }
    assert public <= BASE_ATTRIBUTES


@pytest.mark.filterwarnings("error")
def test_pydantic_wants_no_other_names() -> None:
    create_model("Car", model=str, model_name=str, model_year=int)
    for prefix in PROTECTED:
        with pytest.raises(UserWarning, match="protected"):
            create_model("Car", **{f"{prefix}_year": (int, ...)})  # type: ignore[call-overload]


def named(entities: str) -> dict[str, tuple[str, str, str]]:
    """Entity -> what its classes, its modules and its schemas are called after."""
    text = f"app: {{name: demo, title: Demo}}\nentities: {{{entities}}}\n"
    names = entity_names(read_checked(text, "demo.yaml", "demo").spec)
    return {key: (name.pascal, name.module, name.shown) for key, name in names.items()}


def entity(name: str, field: str = "title: {type: string}") -> str:
    return f"{name}: {{fields: {{{field}}}, endpoints: {{create: {{}}}}}}"


@pytest.mark.parametrize("word", ["Session", "Test", "Class", "Metric", "Row", "Exception", "Uuid"])
def test_generated_code_gives_way_to_an_ordinary_word(word: str) -> None:
    assert named(entity(word)) == {word: (f"Domain{word}", f"domain_{word.lower()}", word)}


def test_a_word_that_generated_code_does_not_need_is_kept() -> None:
    assert named(entity("TaskList")) == {"TaskList": ("TaskList", "task_list", "TaskList")}


def test_of_two_entities_whose_classes_are_called_alike_the_longer_name_gives_way() -> None:
    task = entity("Task", "status: {type: enum, values: [A]}")
    found = named(", ".join((entity("TaskStatus"), entity("TaskList"), entity("Session"), task)))
    assert found == {
        "TaskStatus": ("DomainTaskStatus", "domain_task_status", "TaskStatus"),
        # Clients see a page of tasks under this name.
        "TaskList": ("DomainTaskList", "domain_task_list", "DomainTaskList"),
        "Session": ("DomainSession", "domain_session", "Session"),
        "Task": ("Task", "task", "Task"),
    }


def test_the_prefix_gives_way_too() -> None:
    found = named(", ".join((entity("Session"), entity("DomainSession"))))
    assert found["Session"] == ("DomainDomainSession", "domain_domain_session", "Session")
    assert found["DomainSession"] == ("DomainSession", "domain_session", "DomainSession")


def test_classes_behind_the_prefix_are_not_called_alike() -> None:
    found = named(", ".join((entity("SessionList"), entity("Session"))))
    assert found == {
        "SessionList": ("DomainDomainSessionList", "domain_domain_session_list", "DomainDomainSessionList"),
        "Session": ("DomainSession", "domain_session", "Session"),
    }


def test_what_a_client_sees_of_the_application_itself_stays() -> None:
    assert named(entity("ErrorResponse"))["ErrorResponse"][2] == "DomainErrorResponse"


PLACES = {
    "field": "fields: {%s: {type: string}}",
    "relation": "belongs_to: {%s: {entity: Other}}, fields: {}",
    "collection": "contains: {%s: Line}, fields: {title: {type: string}}",
    "computed": "fields: {amount: {type: integer}}, computed: {%s: amount * 2}",
    "input": """fields: {title: {type: string}}, endpoints: {get: {}}, operations:
      {act: {http: "POST /tasks/{id}/act", input: {%s: {type: string}}, do: "self.title = 'x'\\nreturn self"}}""",
}


WORDS = sorted({*BASE_ATTRIBUTES, *keyword.kwlist, "model_fields", "model_dump_year"} - {"None", "True", "False"})


@pytest.mark.parametrize("place", PLACES)
def test_any_word_is_seen_by_clients_and_kept_from_code(place: str) -> None:
    others = "  Other: {fields: {title: {type: string}}}\n  Line: {fields: {title: {type: string}}}\n"
    for word in WORDS:
        written = f'"{word}"' if word in ("true", "false", "null") else word
        text = f"app: {{name: demo, title: Demo}}\nentities:\n{others}  Task: {{{PLACES[place] % written}}}\n"
        task = read_app(text, "demo.yaml", "demo").entities["Task"]
        inputs = [(each.json, name) for each in task.operations.values() for name in each.body]
        names = [*task.fields, *(each.name for each in task.nested), *(each.name for each in task.computed)]
        called = {json(name): name for json, name in (*inputs, *((task.json, name) for name in names))}
        sent = f"{word}_id" if place == "relation" else word
        assert not keyword.iskeyword(called[sent])
        assert called[sent] not in BASE_ATTRIBUTES
        assert not called[sent].startswith(PROTECTED)


@pytest.mark.parametrize("word", [*WORDS, "title", "own_title", "model_year"])
def test_a_word_is_known_by_its_attribute(word: str) -> None:
    assert word_of(attribute_name(word)) == word == word_of(code_name(word))
    assert attribute_name(code_name(word)) == attribute_name(word)
