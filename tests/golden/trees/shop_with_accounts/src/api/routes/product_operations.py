# Generated from specs/shop_with_accounts.yaml by templates/src/api/routes/entity_operations.py.j2.
"""Operations on products."""

from uuid import UUID

from fastapi import APIRouter

from src.api.dependencies import ProductOperationsDep
from src.api.exact_route import ExactRoute
from src.core.identity.access import authenticated
from src.core.refusals import refusal_responses
from src.models.schemas.product import Product

router = APIRouter(prefix="/api/v1", tags=["products"], route_class=ExactRoute)


@router.post(
    "/products/{product_id}/like",
    responses=refusal_responses({409: ["liked_enough"]}, 401, 404, 409, 422, 429, 503),
)
@authenticated
async def product_like(product_id: UUID, operations: ProductOperationsDep) -> Product:
    """Say that one likes a product."""
    return await operations.like(product_id)
