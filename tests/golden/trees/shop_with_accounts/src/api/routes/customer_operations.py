# Generated from specs/shop_with_accounts.yaml by templates/src/api/routes/entity_operations.py.j2.
"""Operations on customers."""

from fastapi import APIRouter

from src.api.dependencies import CustomerOperationsDep
from src.api.exact_route import ExactRoute
from src.core.errors import error_responses
from src.core.identity.access import allow
from src.models.schemas.customer import Customer

router = APIRouter(prefix="/api/v1", tags=["customers"], route_class=ExactRoute)


@router.get(
    "/customers/me",
    responses=error_responses(401, 403, 429, 503),
)
@allow("customer")
async def customer_me(operations: CustomerOperationsDep) -> Customer:
    """Who is calling."""
    return await operations.me()
