# Generated from specs/shop_with_accounts.yaml by templates/tests/unit/test_business_operations.py.j2.
"""Every business operation by the services alone: what it needs, what refuses it, what it locks and leaves alone."""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

import pytest_asyncio
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.core.database import Base
from tests.cases import SUBJECTS
from tests.every import every_operation
from tests.operations import Operation, assert_needs, assert_state
from tests.steps import Beginning, Player, Refusal, Services, Tables, everything
from tests.support import counted, statements, values


class Beside(Beginning):
    """Stores rows like those that a scenario begins with first, which are no concern of anybody."""

    others: Tables

    async def given(self, *rows: Base) -> None:
        """Store both."""
        await super().given(*_alike(rows))
        self.others = await everything(self.db)
        await super().given(*rows)


def _alike(rows: Sequence[Base]) -> list[Base]:
    """Rows like these that refer to one another."""
    factories = {subject.entity: subject.factory for subject in SUBJECTS}
    ids = {values(row)["id"]: uuid4() for row in rows}
    return [_other(row, factories[type(row)], ids) for row in rows]


def _other(row: Base, factory: Any, ids: Mapping[UUID, UUID]) -> Base:
    """A row with the same values, but for those that only one row may have: there the factory's rows differ."""
    one, another = values(factory.create()), values(factory.create())
    same = {name: value for name, value in values(row).items() if value is None or one[name] == another[name]}
    linked = {name: ids[value] for name, value in values(row).items() if isinstance(value, UUID) and value in ids}
    return type(row)(**{**one, **same, **linked})


@pytest_asyncio.fixture
async def api(db_session: AsyncSession) -> Player:
    """What answers the requests."""
    return Services(db_session)


@every_operation("needs", "name, resource")
async def test_needs_its_rows(api: Player, operation: Operation, name: str, resource: str) -> None:
    await assert_needs(api, operation, name, resource)


@every_operation("states", "state, entity, refused")
async def test_state(
    api: Player, operation: Operation, state: tuple[str, str, Any], entity: type[Base], refused: Refusal
) -> None:
    await assert_state(api, operation, state, entity, refused)


@every_operation("shown")
async def test_is_counted_and_locks_what_it_decides_by(api: Player, engine: AsyncEngine, operation: Operation) -> None:
    step = await Beginning(api, operation.request).until_reached(operation.shown)
    before = counted(f"{operation.name}_total")

    with statements(engine) as sent:
        await api.play(step)

    assert counted(f"{operation.name}_total") == before + 1
    expected = dict.fromkeys(operation.locks, "FOR UPDATE") | dict.fromkeys(operation.shares, "FOR SHARE")
    reads = {table: [text for text in sent if re.search(rf"\bFROM {table}\b", text)] for table in expected}
    assert any(reads.values()) == bool(expected)
    assert [table for table, texts in reads.items() if texts and expected[table] not in texts[0]] == []


@every_operation("beside")
async def test_leaves_other_rows_alone(api: Player, operation: Operation) -> None:
    beside = Beside(api, operation.request)
    step = await beside.until_reached(operation.beside)

    await api.play(step)

    now = await everything(api.db)
    gone = {name: [row for row in rows if row not in now[name]] for name, rows in beside.others.items()}
    assert gone == {name: [] for name in now}
