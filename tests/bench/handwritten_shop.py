"""The hand-written yardstick for a checkout: the same tables and the same rules, written as an engineer would with
FastAPI and SQLAlchemy's ORM, and nothing else (no middleware, logs, metrics, limits)."""
import os
import uuid
from collections.abc import AsyncIterator
from datetime import datetime, timezone
from decimal import Decimal
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException
from pydantic import BaseModel, ConfigDict
from sqlalchemy import DateTime, ForeignKey, Numeric, String, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, selectinload

engine = create_async_engine(os.environ["DATABASE_URL"], pool_size=20, max_overflow=0)
sessions = async_sessionmaker(engine, expire_on_commit=False)


class Base(DeclarativeBase):
    pass


def now() -> datetime:
    return datetime.now(timezone.utc)


class Row(Base):
    __abstract__ = True
    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), default=now)
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), default=now, onupdate=now)


class ProductRow(Row):
    __tablename__ = "products"
    stock: Mapped[int]


class CartRow(Row):
    __tablename__ = "carts"
    customer_id: Mapped[uuid.UUID]
    status: Mapped[str] = mapped_column(String(11))
    items: Mapped[list["CartItemRow"]] = relationship()


class CartItemRow(Row):
    __tablename__ = "cart_items"
    cart_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("carts.id"))
    product_id: Mapped[uuid.UUID]
    quantity: Mapped[int]
    unit_price: Mapped[Decimal] = mapped_column(Numeric(12, 2))


class OrderRow(Row):
    __tablename__ = "orders"
    customer_id: Mapped[uuid.UUID]
    status: Mapped[str] = mapped_column(String(15), default="PENDING_PAYMENT")
    payment_status: Mapped[str] = mapped_column(String(12), default="PENDING")
    total_amount: Mapped[Decimal] = mapped_column(Numeric(14, 2))
    items: Mapped[list["OrderItemRow"]] = relationship()


class OrderItemRow(Row):
    __tablename__ = "order_items"
    order_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("orders.id"))
    product_id: Mapped[uuid.UUID]
    quantity: Mapped[int]
    unit_price: Mapped[Decimal] = mapped_column(Numeric(12, 2))


class Checkout(BaseModel):
    model_config = ConfigDict(extra="forbid")
    cart_id: uuid.UUID


class Output(BaseModel):
    model_config = ConfigDict(from_attributes=True)
    id: uuid.UUID
    created_at: datetime
    updated_at: datetime


class OrderItem(Output):
    product_id: uuid.UUID
    quantity: int
    unit_price: Decimal


class Order(Output):
    customer_id: uuid.UUID
    status: str
    payment_status: str
    total_amount: Decimal
    items: list[OrderItem]


async def session() -> AsyncIterator[AsyncSession]:
    async with sessions() as s:
        yield s
        await s.commit()


Db = Annotated[AsyncSession, Depends(session, scope="function")]
app = FastAPI()


@app.post("/api/v1/orders", status_code=201)
async def checkout(data: Checkout, db: Db) -> Order:
    cart = await db.scalar(
        select(CartRow).where(CartRow.id == data.cart_id).options(selectinload(CartRow.items)).with_for_update()
    )
    if cart is None:
        raise HTTPException(404)
    if cart.status != "OPEN":
        raise HTTPException(400, "cart_not_open")
    if not cart.items:
        raise HTTPException(400, "cart_empty")
    ids = [item.product_id for item in cart.items]
    locked = select(ProductRow).where(ProductRow.id.in_(ids)).order_by(ProductRow.id).with_for_update()
    products = {product.id: product for product in await db.scalars(locked)}
    order = OrderRow(
        customer_id=cart.customer_id,
        total_amount=sum((item.quantity * item.unit_price for item in cart.items), Decimal("0.00")),
    )
    for item in cart.items:
        if products[item.product_id].stock < item.quantity:
            raise HTTPException(422, "insufficient_stock")
        products[item.product_id].stock -= item.quantity
        order.items.append(
            OrderItemRow(product_id=item.product_id, quantity=item.quantity, unit_price=item.unit_price)
        )
    cart.status = "CHECKED_OUT"
    db.add(order)
    await db.flush()
    return order
