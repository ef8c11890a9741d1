# Generated from specs/shop_with_accounts.yaml by templates/src/api/routes/entity.py.j2.
"""Endpoints of addresses."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, status

from src.api.dependencies import AddressReaderDep, AddressServiceDep
from src.api.exact_route import ExactRoute
from src.core.errors import error_responses
from src.core.identity.access import allow, authenticated
from src.models.schemas.address import Address, AddressCreate, AddressList, AddressListQuery, AddressUpdate

router = APIRouter(prefix="/api/v1/addresses", tags=["addresses"], route_class=ExactRoute)


@router.post(
    "",
    status_code=status.HTTP_201_CREATED,
    responses=error_responses(401, 403, 413, 415, 422, 429, 503),
)
@allow("customer")
async def create_address(data: AddressCreate, service: AddressServiceDep) -> Address:
    """Create an address."""
    return await service.create_address(data)


@router.get("", responses=error_responses(401, 422, 429, 503))
@authenticated
async def list_addresses(query: Annotated[AddressListQuery, Query()], service: AddressReaderDep) -> AddressList:
    """List addresses, a page at a time."""
    return await service.list_addresses(query)


@router.get("/{address_id}", responses=error_responses(401, 404, 422, 429, 503))
@authenticated
async def get_address(address_id: UUID, service: AddressReaderDep) -> Address:
    """Get an address by its id."""
    return await service.get_address(address_id)


@router.put(
    "/{address_id}",
    responses=error_responses(401, 403, 404, 413, 415, 422, 429, 503),
)
@authenticated
async def update_address(address_id: UUID, data: AddressUpdate, service: AddressServiceDep) -> Address:
    """Change an address; fields that are absent stay as they are."""
    return await service.update_address(address_id, data)


@router.delete(
    "/{address_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=error_responses(401, 403, 404, 409, 422, 429, 503),
)
@authenticated
async def delete_address(address_id: UUID, service: AddressServiceDep) -> None:
    """Delete an address."""
    await service.delete_address(address_id)
