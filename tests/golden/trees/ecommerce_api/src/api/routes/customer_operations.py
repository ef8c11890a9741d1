# Generated from specs/ecommerce_api.yaml by templates/src/api/routes/entity_operations.py.j2.
"""Operations on customers."""

from uuid import UUID

from fastapi import APIRouter

from src.api.dependencies import CustomerOperationsDep
from src.api.exact_route import ExactRoute
from src.core.refusals import refusal_responses
from src.models.schemas.cart import Cart

router = APIRouter(prefix="/api/v1", tags=["customers"], route_class=ExactRoute)


@router.get(
    "/customers/{customer_id}/cart",
    responses=refusal_responses({404: ["no_open_cart"]}, 404, 422, 429, 503),
)
async def customer_open_cart(customer_id: UUID, operations: CustomerOperationsDep) -> Cart:
    """The customer's open cart."""
    return await operations.open_cart(customer_id)
