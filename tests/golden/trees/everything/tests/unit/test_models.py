# Generated from specs/everything.yaml by templates/tests/unit/test_models.py.j2.
"""What holds for the schemas of every entity."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from pydantic import BaseModel, ValidationError

from src.core.database import Base
from src.models.schemas import (
    Cactus,
    CactusCreate,
    CactusUpdate,
    Collection,
    CollectionCreate,
    CollectionListQuery,
    CollectionUpdate,
    LedgerEntry,
    LedgerEntryListQuery,
    Order,
    OrderCreate,
    OrderListQuery,
    OrderUpdate,
    Person,
    PersonCreate,
    PersonListQuery,
    Sample,
    SampleCreate,
    SampleListQuery,
    SampleUpdate,
)
from tests import factories

ANSWERS = [
    pytest.param(Sample, factories.SampleFactory.create, id="Sample"),
    pytest.param(Collection, factories.CollectionFactory.create, id="Collection"),
    pytest.param(Order, factories.OrderFactory.create, id="Order"),
    pytest.param(LedgerEntry, factories.LedgerEntryFactory.create, id="LedgerEntry"),
    pytest.param(Person, factories.PersonFactory.create, id="Person"),
    pytest.param(Cactus, factories.CactusFactory.create, id="Cactus"),
]

INPUTS: list[type[BaseModel]] = [
    SampleCreate,
    SampleListQuery,
    SampleUpdate,
    CollectionCreate,
    CollectionListQuery,
    CollectionUpdate,
    OrderCreate,
    OrderListQuery,
    OrderUpdate,
    LedgerEntryListQuery,
    PersonCreate,
    PersonListQuery,
    CactusCreate,
    CactusUpdate,
]
BODIES: list[type[BaseModel]] = [
    SampleCreate,
    SampleUpdate,
    CollectionCreate,
    CollectionUpdate,
    OrderCreate,
    OrderUpdate,
    PersonCreate,
    CactusCreate,
    CactusUpdate,
]


@pytest.mark.parametrize(("schema", "make"), ANSWERS)
def test_every_answer_is_made_from_an_entity(schema: type[BaseModel], make: Callable[[], Base]) -> None:
    answer = schema.model_validate(make())

    assert schema.model_validate_json(answer.model_dump_json()) == answer


@pytest.mark.parametrize(("schema", "make"), ANSWERS)
def test_every_answer_begins_with_an_id(schema: type[BaseModel], make: Callable[[], Base]) -> None:
    name, value = next(iter(schema.model_validate(make())))

    assert name == "id"
    assert isinstance(value, UUID)


@pytest.mark.parametrize("schema", INPUTS)
def test_every_input_refuses_unknown_fields(schema: type[BaseModel]) -> None:
    with pytest.raises(ValidationError) as caught:
        schema.model_validate({"no_such_field": 1})

    assert (("no_such_field",), "extra_forbidden") in [(each["loc"], each["type"]) for each in caught.value.errors()]


@pytest.mark.parametrize("body", [None, 1, "text", [], [{}]], ids=repr)
@pytest.mark.parametrize("schema", INPUTS)
def test_every_input_is_an_object(schema: type[BaseModel], body: Any) -> None:
    with pytest.raises(ValidationError):
        schema.model_validate(body)


@pytest.mark.parametrize("schema", BODIES)
def test_every_body_is_strict(schema: type[BaseModel]) -> None:
    assert schema.model_config.get("strict") is True


@pytest.mark.parametrize(
    "schema", [SampleListQuery, CollectionListQuery, OrderListQuery, LedgerEntryListQuery, PersonListQuery]
)
def test_every_list_is_bounded(schema: type[BaseModel]) -> None:
    with pytest.raises(ValidationError):
        schema.model_validate({"size": 51})
