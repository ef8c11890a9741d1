# Generated from specs/shop_with_accounts.yaml by templates/src/api/dependencies.py.j2.
"""How routes get their services: one transaction a request, handed down through the layers."""

from typing import Annotated

from fastapi import Depends, Request

from src.core.database import ReadDatabase, RequestTransaction, get_db, get_read_db
from src.core.identity.caller import Caller
from src.repositories.address_repository import AddressRepository
from src.repositories.customer_repository import CustomerRepository
from src.repositories.order_repository import OrderRepository
from src.repositories.product_repository import ProductRepository
from src.repositories.unit_of_work import UnitOfWork
from src.services.address_service import AddressService
from src.services.customer_operations import CustomerOperations
from src.services.customer_service import CustomerService
from src.services.order_operations import OrderOperations
from src.services.order_service import OrderService
from src.services.product_operations import ProductOperations
from src.services.product_service import ProductService

# scope="function" ends the transaction before the answer is sent, so a commit that fails is not a 2xx.
TransactionDep = Annotated[RequestTransaction, Depends(get_db, scope="function")]
ReadDatabaseDep = Annotated[ReadDatabase, Depends(get_read_db)]


async def get_caller(request: Request) -> Caller:
    """Who sends the request, and was let in."""
    caller: Caller = request.state.caller
    return caller


CallerDep = Annotated[Caller, Depends(get_caller)]


async def get_product_repository(db: TransactionDep, caller: CallerDep) -> ProductRepository:
    """Products in a transaction."""
    return ProductRepository(db, caller)


async def get_product_service(
    repository: Annotated[ProductRepository, Depends(get_product_repository)],
) -> ProductService:
    """What writes products."""
    return ProductService(repository)


ProductServiceDep = Annotated[ProductService, Depends(get_product_service)]


async def get_product_reader(db: ReadDatabaseDep, caller: CallerDep) -> ProductService:
    """What reads products, without a transaction."""
    return ProductService(ProductRepository(db, caller))


ProductReaderDep = Annotated[ProductService, Depends(get_product_reader)]


async def get_customer_repository(db: TransactionDep, caller: CallerDep) -> CustomerRepository:
    """Customers in a transaction."""
    return CustomerRepository(db, caller)


async def get_customer_service(
    repository: Annotated[CustomerRepository, Depends(get_customer_repository)],
) -> CustomerService:
    """What writes customers."""
    return CustomerService(repository)


CustomerServiceDep = Annotated[CustomerService, Depends(get_customer_service)]


async def get_customer_reader(db: ReadDatabaseDep, caller: CallerDep) -> CustomerService:
    """What reads customers, without a transaction."""
    return CustomerService(CustomerRepository(db, caller))


CustomerReaderDep = Annotated[CustomerService, Depends(get_customer_reader)]


async def get_address_repository(db: TransactionDep, caller: CallerDep) -> AddressRepository:
    """Addresses in a transaction."""
    return AddressRepository(db, caller)


async def get_address_service(
    repository: Annotated[AddressRepository, Depends(get_address_repository)],
) -> AddressService:
    """What writes addresses."""
    return AddressService(repository)


AddressServiceDep = Annotated[AddressService, Depends(get_address_service)]


async def get_address_reader(db: ReadDatabaseDep, caller: CallerDep) -> AddressService:
    """What reads addresses, without a transaction."""
    return AddressService(AddressRepository(db, caller))


AddressReaderDep = Annotated[AddressService, Depends(get_address_reader)]


async def get_order_reader(db: ReadDatabaseDep, caller: CallerDep) -> OrderService:
    """What reads orders, without a transaction."""
    return OrderService(OrderRepository(db, caller))


OrderReaderDep = Annotated[OrderService, Depends(get_order_reader)]


async def get_product_operations(db: TransactionDep, caller: CallerDep) -> ProductOperations:
    """What is done with products, in a transaction."""
    return ProductOperations(UnitOfWork(db, caller), ProductRepository(db, caller))


ProductOperationsDep = Annotated[ProductOperations, Depends(get_product_operations)]


async def get_customer_operations(db: TransactionDep, caller: CallerDep) -> CustomerOperations:
    """What is done with customers, in a transaction."""
    return CustomerOperations(UnitOfWork(db, caller), CustomerRepository(db, caller))


CustomerOperationsDep = Annotated[CustomerOperations, Depends(get_customer_operations)]


async def get_order_operations(db: TransactionDep, caller: CallerDep) -> OrderOperations:
    """What is done with orders, in a transaction."""
    return OrderOperations(UnitOfWork(db, caller), OrderRepository(db, caller))


OrderOperationsDep = Annotated[OrderOperations, Depends(get_order_operations)]
