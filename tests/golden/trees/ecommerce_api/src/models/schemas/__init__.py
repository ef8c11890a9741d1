# Generated from specs/ecommerce_api.yaml by templates/src/models/schemas/__init__.py.j2.
"""Request and response schemas, one module an entity."""

from src.models.schemas.cart import Cart
from src.models.schemas.cart_item import CartItem
from src.models.schemas.cart_operations import CartAddItem, CartOpen, CartSetQuantity
from src.models.schemas.customer import Customer, CustomerBase, CustomerCreate
from src.models.schemas.order import Order, OrderList, OrderListQuery
from src.models.schemas.order_item import OrderItem
from src.models.schemas.order_operations import OrderCheckout
from src.models.schemas.product import Product, ProductBase, ProductCreate, ProductList, ProductListQuery, ProductUpdate

__all__ = [
    "Cart",
    "CartAddItem",
    "CartItem",
    "CartOpen",
    "CartSetQuantity",
    "Customer",
    "CustomerBase",
    "CustomerCreate",
    "Order",
    "OrderCheckout",
    "OrderItem",
    "OrderList",
    "OrderListQuery",
    "Product",
    "ProductBase",
    "ProductCreate",
    "ProductList",
    "ProductListQuery",
    "ProductUpdate",
]
