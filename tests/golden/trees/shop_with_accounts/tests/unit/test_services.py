# Generated from specs/shop_with_accounts.yaml by templates/tests/unit/test_services.py.j2.
"""The service of every entity, with a repository that is made up."""

from collections.abc import Awaitable, Callable
from typing import Any
from unittest.mock import Mock, create_autospec
from uuid import uuid4

import pytest
from structlog.testing import capture_logs

from src.core.errors import NotFoundError
from tests.cases.base import Subject
from tests.every import every
from tests.support import counted


@pytest.fixture
def repository(subject: Subject) -> Mock:
    mock: Mock = create_autospec(subject.repository, instance=True)
    return mock


def method(subject: Subject, repository: Mock, verb: str) -> Callable[..., Awaitable[Any]]:
    """A method of the service."""
    found: Callable[..., Awaitable[Any]]
    found = getattr(subject.service(repository), f"{verb}_{subject.plural if verb == 'list' else subject.name}")
    return found


def committed(repository: Mock) -> list[tuple[Any, Any]]:
    """The events, each with its row, that are logged when the transaction commits, which happens now."""
    with capture_logs() as lines:
        for call in repository.after_commit.call_args_list:
            call.args[0]()
    return [(line["event"], value) for line in lines for name, value in line.items() if name.endswith("_id")]


@every(having="service")
def test_a_service_does_nothing_on_its_own(subject: Subject, repository: Mock) -> None:
    assert subject.service(repository).repository is repository
    assert repository.mock_calls == []


@every(having="create")
async def test_create_stores_answers_and_counts_what_is_committed(subject: Subject, repository: Mock) -> None:
    row = repository.create.return_value = subject.row(subject.factory.create())
    data, before = subject.create.model_validate(subject.body("create")), counted(f"{subject.plural}_created_total")

    answer = await method(subject, repository, "create")(data)

    repository.create.assert_awaited_once_with(data)
    assert answer == subject.answer.model_validate(row)
    assert counted(f"{subject.plural}_created_total") == before
    assert committed(repository) == [(f"{subject.name}_created", str(row["id"]))]
    assert counted(f"{subject.plural}_created_total") == before + 1


@every(having="create")
async def test_create_does_not_count_what_fails(subject: Subject, repository: Mock) -> None:
    repository.create.side_effect = RuntimeError("the database said no")
    data, before = subject.create.model_validate(subject.body("create")), counted(f"{subject.plural}_created_total")

    with pytest.raises(RuntimeError, match="the database said no"):
        await method(subject, repository, "create")(data)

    assert counted(f"{subject.plural}_created_total") == before


@every(having="list")
async def test_list_passes_the_query_on_and_answers(subject: Subject, repository: Mock) -> None:
    rows = [subject.row(entity) for entity in subject.factory.create_batch(2)]
    repository.list.return_value = (rows, 7)
    query = subject.query(page=2, size=10)

    page = await method(subject, repository, "list")(query)

    repository.list.assert_awaited_once_with(query)
    assert page.items == [subject.answer.model_validate(row) for row in rows]
    assert (page.total, page.page, page.size) == (7, 2, 10)


@pytest.mark.parametrize(("total", "pages"), [(0, 0), (1, 1), (10, 1), (11, 2), (30, 3)])
@every(having="list")
async def test_list_counts_the_pages(subject: Subject, repository: Mock, total: int, pages: int) -> None:
    repository.list.return_value = ([], total)

    page = await method(subject, repository, "list")(subject.query(size=10))

    assert page.pages == pages


@every(having="get")
async def test_get_answers(subject: Subject, repository: Mock) -> None:
    row = repository.get.return_value = subject.row(subject.factory.create())

    answer = await method(subject, repository, "get")(row["id"])

    repository.get.assert_awaited_once_with(row["id"])
    assert answer == subject.answer.model_validate(row)


@every(having="update")
async def test_update_passes_on_only_what_was_sent(subject: Subject, repository: Mock) -> None:
    row = repository.update.return_value = subject.row(subject.factory.create())
    sent = dict(subject.change)

    answer = await method(subject, repository, "update")(row["id"], subject.update.model_validate(sent))

    entity_id, data = repository.update.await_args.args
    assert entity_id == row["id"]
    assert data.model_dump(mode="json", exclude_unset=True) == sent
    assert answer == subject.answer.model_validate(row)
    assert committed(repository) == [(f"{subject.name}_updated", str(row["id"]))]


@every(having="delete")
async def test_delete_deletes_and_counts_what_is_committed(subject: Subject, repository: Mock) -> None:
    repository.delete.return_value = True
    before, entity_id = counted(f"{subject.plural}_deleted_total"), uuid4()

    await method(subject, repository, "delete")(entity_id)

    repository.delete.assert_awaited_once_with(entity_id)
    assert counted(f"{subject.plural}_deleted_total") == before
    assert committed(repository) == [(f"{subject.name}_deleted", str(entity_id))]
    assert counted(f"{subject.plural}_deleted_total") == before + 1


@every(having="get update delete")
async def test_what_is_not_found_is_told_and_not_counted(subject: Subject, verb: str, repository: Mock) -> None:
    getattr(repository, verb).return_value = None
    before, unknown = counted(f"{subject.plural}_deleted_total"), uuid4()
    more = [subject.update.model_validate({})] if verb == "update" else []

    with pytest.raises(NotFoundError) as caught:
        await method(subject, repository, verb)(unknown, *more)

    assert caught.value.detail == {"resource": subject.name, "resource_id": str(unknown)}
    assert committed(repository) == []
    assert counted(f"{subject.plural}_deleted_total") == before
