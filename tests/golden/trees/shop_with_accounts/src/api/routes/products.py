# Generated from specs/shop_with_accounts.yaml by templates/src/api/routes/entity.py.j2.
"""Endpoints of products."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, status

from src.api.dependencies import ProductReaderDep, ProductServiceDep
from src.api.exact_route import ExactRoute
from src.core.errors import error_responses
from src.core.identity.access import allow, public
from src.models.schemas.product import Product, ProductCreate, ProductList, ProductListQuery, ProductUpdate

router = APIRouter(prefix="/api/v1/products", tags=["products"], route_class=ExactRoute)


@router.post(
    "",
    status_code=status.HTTP_201_CREATED,
    responses=error_responses(401, 403, 413, 415, 422, 429, 503),
)
@allow("admin")
async def create_product(data: ProductCreate, service: ProductServiceDep) -> Product:
    """Create a product."""
    return await service.create_product(data)


@router.get("", responses=error_responses(401, 422, 429, 503))
@public
async def list_products(query: Annotated[ProductListQuery, Query()], service: ProductReaderDep) -> ProductList:
    """List products, a page at a time."""
    return await service.list_products(query)


@router.get("/{product_id}", responses=error_responses(401, 404, 422, 429, 503))
@public
async def get_product(product_id: UUID, service: ProductReaderDep) -> Product:
    """Get a product by its id."""
    return await service.get_product(product_id)


@router.put(
    "/{product_id}",
    responses=error_responses(401, 403, 404, 413, 415, 422, 429, 503),
)
@allow("admin")
async def update_product(product_id: UUID, data: ProductUpdate, service: ProductServiceDep) -> Product:
    """Change a product; fields that are absent stay as they are."""
    return await service.update_product(product_id, data)


@router.delete(
    "/{product_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=error_responses(401, 403, 404, 409, 422, 429, 503),
)
@allow("admin")
async def delete_product(product_id: UUID, service: ProductServiceDep) -> None:
    """Delete a product."""
    await service.delete_product(product_id)
