# Generated from specs/ecommerce_api.yaml by templates/src/api/routes/entity_operations.py.j2.
"""Operations on carts."""

from uuid import UUID

from fastapi import APIRouter, Response, status

from src.api.dependencies import CartOperationsDep
from src.api.exact_route import ExactRoute
from src.core.errors import error_responses
from src.core.refusals import refusal_responses
from src.models.schemas.cart import Cart
from src.models.schemas.cart_operations import CartAddItem, CartOpen, CartSetQuantity

router = APIRouter(prefix="/api/v1", tags=["carts"], route_class=ExactRoute)


@router.post(
    "/carts",
    status_code=status.HTTP_201_CREATED,
    responses=error_responses(404, 409, 413, 415, 422, 429, 503) | {200: {"model": Cart}},
)
async def cart_open(data: CartOpen, operations: CartOperationsDep, response: Response) -> Cart:
    """Open a cart, or find the one that is open already."""
    answer, response.status_code = await operations.open(data)
    return answer


@router.post(
    "/carts/{cart_id}/items",
    status_code=status.HTTP_201_CREATED,
    responses=refusal_responses(
        {400: ["cart_not_open", "product_inactive", "insufficient_stock"]}, 404, 409, 413, 415, 422, 429, 503
    ),
)
async def cart_add_item(cart_id: UUID, data: CartAddItem, operations: CartOperationsDep) -> Cart:
    """Add a product to a cart."""
    return await operations.add_item(cart_id, data)


@router.put(
    "/carts/{cart_id}/items/{item_id}",
    responses=refusal_responses({400: ["cart_not_open", "insufficient_stock"]}, 404, 409, 413, 415, 422, 429, 503),
)
async def cart_set_quantity(cart_id: UUID, item_id: UUID, data: CartSetQuantity, operations: CartOperationsDep) -> Cart:
    """Change the quantity of an item; zero or less removes it."""
    return await operations.set_quantity(cart_id, item_id, data)


@router.delete(
    "/carts/{cart_id}/items",
    responses=refusal_responses({400: ["cart_not_open"]}, 404, 409, 422, 429, 503),
)
async def cart_clear(cart_id: UUID, operations: CartOperationsDep) -> Cart:
    """Remove every item."""
    return await operations.clear(cart_id)
