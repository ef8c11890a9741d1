# Generated from specs/shop_with_accounts.yaml by templates/src/services/entity_service.py.j2.
"""What can be done with addresses."""

from functools import partial
from uuid import UUID

from prometheus_client import Counter

from src.core.errors import NotFoundError
from src.core.logging import get_logger
from src.models.schemas.address import Address, AddressCreate, AddressList, AddressListQuery, AddressUpdate
from src.repositories.address_repository import AddressRepository

logger = get_logger(__name__)

ADDRESSES_CREATED = Counter("addresses_created_total", "Addresses created.")
ADDRESSES_DELETED = Counter("addresses_deleted_total", "Addresses deleted.")


class AddressService:
    """Creates, finds and changes addresses."""

    def __init__(self, repository: AddressRepository) -> None:
        self.repository = repository

    async def create_address(self, data: AddressCreate) -> Address:
        """Create an address."""
        address = Address.model_validate(await self.repository.create(data))
        self.repository.after_commit(ADDRESSES_CREATED.inc)
        self.repository.after_commit(partial(logger.info, "address_created", address_id=str(address.id)))
        return address

    async def list_addresses(self, query: AddressListQuery) -> AddressList:
        """One page of addresses."""
        rows, total = await self.repository.list(query)
        return AddressList(
            items=[Address.model_validate(row) for row in rows],
            total=total,
            page=query.page,
            size=query.size,
            pages=-(-total // query.size),
        )

    async def get_address(self, address_id: UUID) -> Address:
        """The address with this id. Raises NotFoundError."""
        row = await self.repository.get(address_id)
        if row is None:
            raise NotFoundError("address", address_id)
        return Address.model_validate(row)

    async def update_address(self, address_id: UUID, data: AddressUpdate) -> Address:
        """Change what the client sent. Raises NotFoundError."""
        row = await self.repository.update(address_id, data)
        if row is None:
            raise NotFoundError("address", address_id)
        self.repository.after_commit(partial(logger.info, "address_updated", address_id=str(address_id)))
        return Address.model_validate(row)

    async def delete_address(self, address_id: UUID) -> None:
        """Delete an address. Raises NotFoundError."""
        if not await self.repository.delete(address_id):
            raise NotFoundError("address", address_id)
        self.repository.after_commit(ADDRESSES_DELETED.inc)
        self.repository.after_commit(partial(logger.info, "address_deleted", address_id=str(address_id)))
