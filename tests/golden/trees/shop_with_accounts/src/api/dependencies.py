# Generated from specs/shop_with_accounts.yaml by templates/src/api/dependencies.py.j2.
"""How routes get their services: one transaction a request, handed down through the layers."""

from typing import Annotated

from fastapi import Depends

from src.core.database import ReadDatabase, RequestTransaction, get_db, get_read_db
from src.repositories.order_repository import OrderRepository
from src.repositories.product_repository import ProductRepository
from src.repositories.unit_of_work import UnitOfWork
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


async def get_order_reader(db: ReadDatabaseDep) -> OrderService:
    """What reads orders, without a transaction."""
    return OrderService(OrderRepository(db))


OrderReaderDep = Annotated[OrderService, Depends(get_order_reader)]


async def get_product_operations(db: TransactionDep) -> ProductOperations:
    """What is done with products, in a transaction."""
    return ProductOperations(UnitOfWork(db), ProductRepository(db))


ProductOperationsDep = Annotated[ProductOperations, Depends(get_product_operations)]


async def get_order_operations(db: TransactionDep) -> OrderOperations:
    """What is done with orders, in a transaction."""
    return OrderOperations(UnitOfWork(db), OrderRepository(db))


OrderOperationsDep = Annotated[OrderOperations, Depends(get_order_operations)]
