# Generated from specs/ecommerce_api.yaml by templates/src/api/routes/entity_operations.py.j2.
"""Operations on products."""

from uuid import UUID

from fastapi import APIRouter

from src.api.dependencies import ProductOperationsDep
from src.api.exact_route import ExactRoute
from src.core.errors import error_responses
from src.models.schemas.product import Product

router = APIRouter(prefix="/api/v1", tags=["products"], route_class=ExactRoute)


@router.post(
    "/products/{product_id}/deactivate",
    responses=error_responses(404, 409, 422, 429, 503),
)
async def product_deactivate(product_id: UUID, operations: ProductOperationsDep) -> Product:
    """Take a product off the shelves; its row stays."""
    return await operations.deactivate(product_id)
