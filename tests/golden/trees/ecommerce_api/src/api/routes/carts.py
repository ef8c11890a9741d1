# Generated from specs/ecommerce_api.yaml by templates/src/api/routes/entity.py.j2.
"""Endpoints of carts."""

from uuid import UUID

from fastapi import APIRouter

from src.api.dependencies import CartReaderDep
from src.api.exact_route import ExactRoute
from src.core.errors import error_responses
from src.models.schemas.cart import Cart

router = APIRouter(prefix="/api/v1/carts", tags=["carts"], route_class=ExactRoute)


@router.get("/{cart_id}", responses=error_responses(404, 422, 429, 503))
async def get_cart(cart_id: UUID, service: CartReaderDep) -> Cart:
    """Get a cart by its id."""
    return await service.get_cart(cart_id)
