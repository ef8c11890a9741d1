# Generated from specs/ecommerce_api.yaml by templates/src/api/dependencies.py.j2.
"""How routes get their services: one transaction a request, handed down through the layers."""

from typing import Annotated

from fastapi import Depends

from src.core.database import ReadDatabase, RequestTransaction, get_db, get_read_db
from src.repositories.cart_repository import CartRepository
from src.repositories.customer_repository import CustomerRepository
from src.repositories.order_repository import OrderRepository
from src.repositories.product_repository import ProductRepository
from src.repositories.unit_of_work import UnitOfWork
from src.services.cart_operations import CartOperations
from src.services.cart_service import CartService
from src.services.customer_operations import CustomerOperations
from src.services.customer_service import CustomerService
from src.services.order_operations import OrderOperations
from src.services.order_service import OrderService
from src.services.product_operations import ProductOperations
from src.services.product_service import ProductService

# scope="function" ends the transaction before the answer is sent, so a commit that fails is not a 2xx.
TransactionDep = Annotated[RequestTransaction, Depends(get_db, scope="function")]
ReadDatabaseDep = Annotated[ReadDatabase, Depends(get_read_db)]


async def get_product_repository(db: TransactionDep) -> ProductRepository:
    """Products in a transaction."""
    return ProductRepository(db)


async def get_product_service(
    repository: Annotated[ProductRepository, Depends(get_product_repository)],
) -> ProductService:
    """What writes products."""
    return ProductService(repository)


ProductServiceDep = Annotated[ProductService, Depends(get_product_service)]


async def get_product_reader(db: ReadDatabaseDep) -> ProductService:
    """What reads products, without a transaction."""
    return ProductService(ProductRepository(db))


ProductReaderDep = Annotated[ProductService, Depends(get_product_reader)]


async def get_customer_repository(db: TransactionDep) -> CustomerRepository:
    """Customers in a transaction."""
    return CustomerRepository(db)


async def get_customer_service(
    repository: Annotated[CustomerRepository, Depends(get_customer_repository)],
) -> CustomerService:
    """What writes customers."""
    return CustomerService(repository)


CustomerServiceDep = Annotated[CustomerService, Depends(get_customer_service)]


async def get_customer_reader(db: ReadDatabaseDep) -> CustomerService:
    """What reads customers, without a transaction."""
    return CustomerService(CustomerRepository(db))


CustomerReaderDep = Annotated[CustomerService, Depends(get_customer_reader)]


async def get_cart_reader(db: ReadDatabaseDep) -> CartService:
    """What reads carts, without a transaction."""
    return CartService(CartRepository(db))


CartReaderDep = Annotated[CartService, Depends(get_cart_reader)]


async def get_order_reader(db: ReadDatabaseDep) -> OrderService:
    """What reads orders, without a transaction."""
    return OrderService(OrderRepository(db))


OrderReaderDep = Annotated[OrderService, Depends(get_order_reader)]


async def get_product_operations(db: TransactionDep) -> ProductOperations:
    """What is done with products, in a transaction."""
    return ProductOperations(UnitOfWork(db), ProductRepository(db))


ProductOperationsDep = Annotated[ProductOperations, Depends(get_product_operations)]


async def get_customer_operations(db: TransactionDep) -> CustomerOperations:
    """What is done with customers, in a transaction."""
    return CustomerOperations(UnitOfWork(db), CartRepository(db))


CustomerOperationsDep = Annotated[CustomerOperations, Depends(get_customer_operations)]


async def get_cart_operations(db: TransactionDep) -> CartOperations:
    """What is done with carts, in a transaction."""
    return CartOperations(UnitOfWork(db), CartRepository(db))


CartOperationsDep = Annotated[CartOperations, Depends(get_cart_operations)]


async def get_order_operations(db: TransactionDep) -> OrderOperations:
    """What is done with orders, in a transaction."""
    return OrderOperations(UnitOfWork(db), OrderRepository(db))


OrderOperationsDep = Annotated[OrderOperations, Depends(get_order_operations)]
