# Generated from specs/everything.yaml by templates/src/api/routes/entity.py.j2.
"""Endpoints of orders."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, status

from src.api.dependencies import OrderReaderDep, OrderServiceDep
from src.api.exact_route import ExactRoute
from src.core.errors import error_responses
from src.models.schemas.order import Order, OrderCreate, OrderList, OrderListQuery, OrderUpdate

router = APIRouter(prefix="/api/v2/orders", tags=["orders"], route_class=ExactRoute)


@router.post(
    "",
    status_code=status.HTTP_201_CREATED,
    responses=error_responses(409, 413, 415, 422, 429, 503),
)
async def create_order(data: OrderCreate, service: OrderServiceDep) -> Order:
    """Create an order."""
    return await service.create_order(data)


@router.get("", responses=error_responses(422, 429, 503))
async def list_orders(query: Annotated[OrderListQuery, Query()], service: OrderReaderDep) -> OrderList:
    """List orders, a page at a time."""
    return await service.list_orders(query)


@router.get("/{order_id}", responses=error_responses(404, 422, 429, 503))
async def get_order(order_id: UUID, service: OrderReaderDep) -> Order:
    """Get an order by its id."""
    return await service.get_order(order_id)


@router.put(
    "/{order_id}",
    responses=error_responses(404, 409, 413, 415, 422, 429, 503),
)
async def update_order(order_id: UUID, data: OrderUpdate, service: OrderServiceDep) -> Order:
    """Change an order; fields that are absent stay as they are."""
    return await service.update_order(order_id, data)


@router.delete(
    "/{order_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=error_responses(404, 422, 429, 503),
)
async def delete_order(order_id: UUID, service: OrderServiceDep) -> None:
    """Delete an order."""
    await service.delete_order(order_id)
