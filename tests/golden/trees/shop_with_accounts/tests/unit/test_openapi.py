# Generated from specs/shop_with_accounts.yaml by templates/tests/unit/test_openapi.py.j2.
"""How the API describes itself."""

import json
from typing import Annotated

from pydantic import BaseModel, Field

from src.core.openapi import DescribedAPI, operation_id


class Numbers(BaseModel):
    """A whole number, and any other one."""

    seconds: Annotated[int, Field(ge=-(2**63), le=2**63 - 1, multiple_of=5)]
    ratio: Annotated[float, Field(le=1.5)]


async def double(numbers: Numbers) -> Numbers:
    """Take each number twice."""
    return Numbers(seconds=numbers.seconds * 2, ratio=numbers.ratio * 2)


def test_a_whole_number_has_whole_bounds_and_any_other_keeps_its_own() -> None:
    app = DescribedAPI()
    app.add_api_route("/numbers", double, methods=["POST"])
    document = app.openapi()

    fields = document["components"]["schemas"]["Numbers"]["properties"]
    assert json.dumps(fields["seconds"]["minimum"]) == "-9223372036854775808"
    assert json.dumps(fields["seconds"]["maximum"]) == "9223372036854775807"
    assert json.dumps(fields["seconds"]["multipleOf"]) == "5"
    assert json.dumps(fields["ratio"]["maximum"]) == "1.5"
    assert app.openapi() is document


def test_a_route_is_called_after_its_function() -> None:
    app = DescribedAPI(generate_unique_id_function=operation_id)
    app.add_api_route("/numbers", double, methods=["POST"])

    assert app.openapi()["paths"]["/numbers"]["post"]["operationId"] == "double"
