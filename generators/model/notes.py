"""What a spec leaves open and is decided for its author, who may want to know."""

from __future__ import annotations

from collections.abc import Iterator

from generators.field_types.others.json import MOST_BYTES
from generators.field_types.others.list import MOST_ITEMS
from generators.model.app import Application
from generators.model.values import Field


def notes_of(app: Application) -> tuple[str, ...]:
    """One line for each kind of decision, with the fields that it is about."""
    return tuple(_notes(app))


def _notes(app: Application) -> Iterator[str]:
    sent = list(_sent(app))
    lists = [place for place, field in sent if field.items is not None and field.max_items is None]
    if lists:
        yield f"clients send at most {MOST_ITEMS} items where a list has no `max_items`: {', '.join(lists)}"
    documents = [place for place, field in sent if "max_bytes" in field.type.keys and field.max_bytes is None]
    if documents:
        yield f"clients send at most {MOST_BYTES} bytes where JSON has no `max_bytes`: {', '.join(documents)}"
    searched = [key for key, entity in app.entities.items() if entity.endpoints.list and entity.endpoints.list.search]
    if searched:
        yield f"a search by ?q= reads every row of the table, which no index serves: {', '.join(searched)}"


def _sent(app: Application) -> Iterator[tuple[str, Field]]:
    for key, entity in app.entities.items():
        yield from ((f"{key}.{name}", field) for name, field in entity.fields.items() if not field.read_only)
        for operation, each in entity.operations.items():
            yield from ((f"{key}.{operation}.{name}", field) for name, field in each.body.items())
