"""What reading and writing rows costs the shop as rows of tables, which is how it is generated, and as ORM entities.

Runs in the folder of ecommerce_api with its own environment, on a migrated database; prints JSON: the CPU time of the
ORM over that of rows, by kind of request.
"""
import asyncio
import itertools
import json
import os
import statistics
import time

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from src.models.entities.product import ProductEntity
from src.models.schemas.product import Product, ProductCreate, ProductListQuery, ProductUpdate
from src.repositories.product_repository import ProductRepository

ROUNDS, REQUESTS, ROWS = 7, 200, 300
ACTIVE = ProductEntity.is_active.is_(True)
QUERY = ProductListQuery(size=20)
engine = create_async_engine(os.environ["DATABASE_URL"], pool_size=1)
sessions = async_sessionmaker(engine, expire_on_commit=False)
numbers = itertools.count()
ids = itertools.cycle([])


def body() -> ProductCreate:
    return ProductCreate.model_validate_json(
        json.dumps({"name": f"Product {next(numbers)}", "price": "12.50", "stock": 5})
    )


def change() -> ProductUpdate:
    return ProductUpdate.model_validate({"name": f"Other {next(numbers)}"})


async def create_row() -> Product:
    async with engine.begin() as connection:
        return Product.model_validate(await ProductRepository(connection).create(body()))


async def create_entity() -> Product:
    async with sessions.begin() as session:
        session.add(entity := ProductEntity(**body().model_dump()))
        await session.flush()
        return Product.model_validate(entity)


async def get_row() -> Product:
    async with engine.connect() as connection:
        return Product.model_validate(await ProductRepository(connection).get(next(ids)))


async def get_entity() -> Product:
    async with sessions() as session:
        return Product.model_validate(await session.get(ProductEntity, next(ids)))


async def list_rows() -> list[Product]:
    async with engine.connect() as connection:
        rows, _ = await ProductRepository(connection).list(QUERY)
        return [Product.model_validate(row) for row in rows]


async def list_entities() -> list[Product]:
    async with sessions() as session:
        page = select(ProductEntity).where(ACTIVE).order_by(ProductEntity.created_at, ProductEntity.id).limit(20)
        entities = (await session.scalars(page)).all()
        await session.scalar(select(func.count()).select_from(ProductEntity).where(ACTIVE))
        return [Product.model_validate(entity) for entity in entities]


async def update_row() -> Product:
    async with engine.begin() as connection:
        return Product.model_validate(await ProductRepository(connection).update(next(ids), change()))


async def update_entity() -> Product:
    async with sessions.begin() as session:
        entity = await session.get(ProductEntity, next(ids))
        for name, value in change().model_dump(exclude_unset=True).items():
            setattr(entity, name, value)
        await session.flush()
        return Product.model_validate(entity)


PAIRS = {
    "create": (create_row, create_entity),
    "get": (get_row, get_entity),
    "list": (list_rows, list_entities),
    "update": (update_row, update_entity),
}


async def seconds(request) -> float:
    started = time.process_time()
    for _ in range(REQUESTS):
        await request()
    return time.process_time() - started


async def main() -> None:
    global ids
    ids = itertools.cycle([(await create_row()).id for _ in range(ROWS)])
    found = {}
    for kind, (row, entity) in PAIRS.items():
        for warm in (row, entity):
            await seconds(warm)
        pairs = [(await seconds(row), await seconds(entity)) for _ in range(ROUNDS)]
        found[kind] = statistics.median(with_orm / with_rows for with_rows, with_orm in pairs)
    print(json.dumps(found))
    await engine.dispose()


if __name__ == "__main__":
    asyncio.run(main())
