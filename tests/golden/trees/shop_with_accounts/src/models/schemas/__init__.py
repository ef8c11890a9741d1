# Generated from specs/shop_with_accounts.yaml by templates/src/models/schemas/__init__.py.j2.
"""Request and response schemas, one module an entity."""

from src.models.schemas.address import Address, AddressBase, AddressCreate, AddressList, AddressListQuery, AddressUpdate
from src.models.schemas.customer import Customer, CustomerList, CustomerListQuery, CustomerUpdate
from src.models.schemas.order import Order, OrderList, OrderListQuery
from src.models.schemas.order_operations import OrderPlace
from src.models.schemas.product import Product, ProductBase, ProductCreate, ProductList, ProductListQuery, ProductUpdate

__all__ = [
    "Address",
    "AddressBase",
    "AddressCreate",
    "AddressList",
    "AddressListQuery",
    "AddressUpdate",
    "Customer",
    "CustomerList",
    "CustomerListQuery",
    "CustomerUpdate",
    "Order",
    "OrderList",
    "OrderListQuery",
    "OrderPlace",
    "Product",
    "ProductBase",
    "ProductCreate",
    "ProductList",
    "ProductListQuery",
    "ProductUpdate",
]
