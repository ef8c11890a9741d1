# Generated from specs/ecommerce_api.yaml by templates/src/api/routes/entity.py.j2.
"""Endpoints of customers."""

from uuid import UUID

from fastapi import APIRouter, status

from src.api.dependencies import CustomerReaderDep, CustomerServiceDep
from src.api.exact_route import ExactRoute
from src.core.errors import error_responses
from src.core.refusals import refusal_responses
from src.models.schemas.customer import Customer, CustomerCreate

router = APIRouter(prefix="/api/v1/customers", tags=["customers"], route_class=ExactRoute)


@router.post(
    "",
    status_code=status.HTTP_201_CREATED,
    responses=refusal_responses({400: ["email_taken"]}, 413, 415, 422, 429, 503),
)
async def create_customer(data: CustomerCreate, service: CustomerServiceDep) -> Customer:
    """Create a customer."""
    return await service.create_customer(data)


@router.get("/{customer_id}", responses=error_responses(404, 422, 429, 503))
async def get_customer(customer_id: UUID, service: CustomerReaderDep) -> Customer:
    """Get a customer by its id."""
    return await service.get_customer(customer_id)
