# Generated from specs/ecommerce_api.yaml by templates/src/api/routes/entity_operations.py.j2.
"""Operations on orders."""

from uuid import UUID

from fastapi import APIRouter, status

from src.api.dependencies import OrderOperationsDep
from src.api.exact_route import ExactRoute
from src.core.refusals import refusal_responses
from src.models.schemas.order import Order
from src.models.schemas.order_operations import OrderCheckout

router = APIRouter(prefix="/api/v1", tags=["orders"], route_class=ExactRoute)


@router.post(
    "/orders",
    status_code=status.HTTP_201_CREATED,
    responses=refusal_responses(
        {400: ["cart_not_open", "cart_empty"], 422: ["insufficient_stock"]}, 404, 409, 413, 415, 422, 429, 503
    ),
)
async def order_checkout(data: OrderCheckout, operations: OrderOperationsDep) -> Order:
    """Check out a cart."""
    return await operations.checkout(data)


@router.post(
    "/orders/{order_id}/pay",
    responses=refusal_responses({400: ["invalid_state"]}, 404, 409, 422, 429, 503),
)
async def order_pay(order_id: UUID, operations: OrderOperationsDep) -> Order:
    """Pay for an order."""
    return await operations.pay(order_id)


@router.post(
    "/orders/{order_id}/cancel",
    responses=refusal_responses({400: ["invalid_state"]}, 404, 409, 422, 429, 503),
)
async def order_cancel(order_id: UUID, operations: OrderOperationsDep) -> Order:
    """Cancel an order and give the stock back."""
    return await operations.cancel(order_id)
