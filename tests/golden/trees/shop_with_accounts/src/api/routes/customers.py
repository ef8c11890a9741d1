# Generated from specs/shop_with_accounts.yaml by templates/src/api/routes/entity.py.j2.
"""Endpoints of customers."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from src.api.dependencies import CustomerReaderDep, CustomerServiceDep
from src.api.exact_route import ExactRoute
from src.core.errors import error_responses
from src.core.identity.access import authenticated
from src.models.schemas.customer import Customer, CustomerList, CustomerListQuery, CustomerUpdate

router = APIRouter(prefix="/api/v1/customers", tags=["customers"], route_class=ExactRoute)


@router.get("", responses=error_responses(401, 422, 429, 503))
@authenticated
async def list_customers(query: Annotated[CustomerListQuery, Query()], service: CustomerReaderDep) -> CustomerList:
    """List customers, a page at a time."""
    return await service.list_customers(query)


@router.get("/{customer_id}", responses=error_responses(401, 404, 422, 429, 503))
@authenticated
async def get_customer(customer_id: UUID, service: CustomerReaderDep) -> Customer:
    """Get a customer by its id."""
    return await service.get_customer(customer_id)


@router.put(
    "/{customer_id}",
    responses=error_responses(401, 403, 404, 413, 415, 422, 429, 503),
)
@authenticated
async def update_customer(customer_id: UUID, data: CustomerUpdate, service: CustomerServiceDep) -> Customer:
    """Change a customer; fields that are absent stay as they are."""
    return await service.update_customer(customer_id, data)
