# Generated from specs/shop_with_accounts.yaml by templates/src/api/routes/entity_operations.py.j2.
"""Operations on orders."""

from uuid import UUID

from fastapi import APIRouter, status

from src.api.dependencies import OrderOperationsDep
from src.api.exact_route import ExactRoute
from src.core.identity.access import allow, authenticated
from src.core.refusals import refusal_responses
from src.models.schemas.order import Order
from src.models.schemas.order_operations import OrderPlace

router = APIRouter(prefix="/api/v1", tags=["orders"], route_class=ExactRoute)


@router.post(
    "/orders",
    status_code=status.HTTP_201_CREATED,
    responses=refusal_responses({409: ["out_of_stock"]}, 401, 403, 404, 409, 413, 415, 422, 429, 503),
)
@allow("customer")
async def order_place(data: OrderPlace, operations: OrderOperationsDep) -> Order:
    """Order a product."""
    return await operations.place(data)


@router.post(
    "/orders/{order_id}/cancel",
    responses=refusal_responses({409: ["not_to_be_cancelled"]}, 401, 403, 404, 409, 422, 429, 503),
)
@authenticated
async def order_cancel(order_id: UUID, operations: OrderOperationsDep) -> Order:
    """Do not send an order after all."""
    return await operations.cancel(order_id)


@router.post(
    "/orders/{order_id}/ship",
    responses=refusal_responses({409: ["shipped_already"]}, 401, 403, 404, 409, 422, 429, 503),
)
@allow("staff")
async def order_ship(order_id: UUID, operations: OrderOperationsDep) -> Order:
    """Send an order to its customer."""
    return await operations.ship(order_id)
