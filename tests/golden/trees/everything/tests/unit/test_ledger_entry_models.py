# Generated from specs/everything.yaml by templates/tests/unit/test_entity_models.py.j2.
"""Schemas of ledger entries: what they accept, refuse and answer."""

from typing import Any

import pytest
from pydantic import ValidationError

from src.models.schemas.ledger_entry import LedgerEntry, LedgerEntryListQuery
from tests.factories import LedgerEntryFactory


class TestAnswer:
    """``LedgerEntry``."""

    def test_has_the_fields_that_a_client_may_see(self) -> None:
        answer = LedgerEntry.model_validate(LedgerEntryFactory.create())

        assert set(answer.model_dump()) == {"id", "account", "amount", "booked_on"}

    def test_has_the_values_of_the_entity(self) -> None:
        entity = LedgerEntryFactory.create()

        answered: dict[str, Any] = LedgerEntry.model_validate(entity).model_dump()

        assert answered == {name: getattr(entity, name) for name in answered}


class TestListQuery:
    """``LedgerEntryListQuery``."""

    def test_defaults(self) -> None:
        query = LedgerEntryListQuery()

        assert (query.page, query.size, query.sort) == (1, 10, "id")

    @pytest.mark.parametrize("parameters", [{"size": 1}, {"size": 50}, {"page": 1}, {"page": 1_000_000}], ids=str)
    def test_accepts_the_bounds_of_the_page(self, parameters: dict[str, Any]) -> None:
        assert LedgerEntryListQuery.model_validate(parameters).model_dump(include=set(parameters)) == parameters

    @pytest.mark.parametrize(
        "parameters",
        [{"size": 0}, {"size": 51}, {"page": 0}, {"page": 1_000_001}, {"sort": "no_such_field"}, {"no_such_field": 1}],
        ids=str,
    )
    def test_refuses(self, parameters: dict[str, Any]) -> None:
        with pytest.raises(ValidationError) as caught:
            LedgerEntryListQuery.model_validate(parameters)

        assert [problem["loc"] for problem in caught.value.errors()] == [tuple(parameters)]
