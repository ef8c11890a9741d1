# Generated from specs/shop_with_accounts.yaml by templates/src/api/routes/entity.py.j2.
"""Endpoints of orders."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from src.api.dependencies import OrderReaderDep
from src.api.exact_route import ExactRoute
from src.core.errors import error_responses
from src.core.identity.access import authenticated
from src.models.schemas.order import Order, OrderList, OrderListQuery

router = APIRouter(prefix="/api/v1/orders", tags=["orders"], route_class=ExactRoute)


@router.get("", responses=error_responses(401, 422, 429, 503))
@authenticated
async def list_orders(query: Annotated[OrderListQuery, Query()], service: OrderReaderDep) -> OrderList:
    """List orders, a page at a time."""
    return await service.list_orders(query)


@router.get("/{order_id}", responses=error_responses(401, 404, 422, 429, 503))
@authenticated
async def get_order(order_id: UUID, service: OrderReaderDep) -> Order:
    """Get an order by its id."""
    return await service.get_order(order_id)
