# Generated from specs/shop_with_accounts.yaml by templates/tests/integration/test_row_rules.py.j2.
"""Which rows a caller reads over HTTP, and what is answered about those of others."""

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from tests.identity import headers
from tests.row_cases import CASES, NAME, RowCase


def token_of(case: RowCase) -> dict[str, str]:
    """The headers of the caller of a case."""
    return headers(*case.roles, sub=NAME) if case.is_known else {}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
async def test_who_gets_a_row(client: httpx.AsyncClient, db_session: AsyncSession, case: RowCase) -> None:
    await case.begin(db_session)
    del client.headers["Authorization"]

    refused = 403 if case.is_known else 401
    for verb, found in ("get", 200), ("list", 200):
        if verb not in case.subject.has:
            continue
        path = f"{case.subject.url}/{case.row}" if verb == "get" else case.subject.url
        response = await client.get(path, headers=token_of(case))
        if verb not in case.admitted:
            assert response.status_code == refused
        elif verb == "get":
            assert response.status_code == (found if "get" in case.allowed else 404)
        elif case.lists:
            assert (str(case.row) in [row["id"] for row in response.json()["items"]]) is ("list" in case.allowed)
