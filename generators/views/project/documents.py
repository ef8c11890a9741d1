"""The frozen values that the templates of the README and of the factories see."""

from __future__ import annotations

from dataclasses import dataclass

from generators.views.base import AppView, EntityRef


@dataclass(frozen=True, slots=True)
class FactoryFieldView:
    """One field of a factory; codes may use ``number``, which differs from call to call."""

    name: str
    entity: str  # code of the value in the entity
    payload: str  # code of the value in a request, "" when a client does not send it


@dataclass(frozen=True, slots=True)
class ReferredView:
    """Rows that others refer to, with the ids from 1 to ``count``."""

    pascal: str  # of their entity
    count: int


@dataclass(frozen=True, slots=True)
class FactoryView:
    """One entity in ``tests/factories.py``."""

    ref: EntityRef
    fields: tuple[FactoryFieldView, ...]
    moments: tuple[str, ...]  # columns with the moment at which a row is stored
    numbers: str  # code: where ``number`` comes from
    numbered: bool  # a field of the entity uses ``number``
    payload: bool  # a client may create one
    payload_numbered: bool
    references: tuple[ReferredView, ...]  # the rows that it needs, parents first
    inside: tuple[str, ...]  # the names of the rows that an answer shows inside it


@dataclass(frozen=True, slots=True)
class SupportView:
    """``tests/support.py``."""

    references: bool  # a table refers to another one


@dataclass(frozen=True, slots=True)
class FactoriesView:
    """``tests/factories.py``: every entity."""

    factories: tuple[FactoryView, ...]
    references: bool  # a table refers to another one


@dataclass(frozen=True, slots=True)
class ErdFieldView:
    """One attribute in the entity-relationship diagram."""

    type: str
    name: str
    key: str  # "PK", "UK" or ""


@dataclass(frozen=True, slots=True)
class ErdEntityView:
    """One entity in the diagram."""

    name: str
    fields: tuple[ErdFieldView, ...]


@dataclass(frozen=True, slots=True)
class OperationView:
    """One operation of the API."""

    method: str
    path: str
    summary: str
    satisfies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RequirementView:
    """One requirement: its id and its text (free text: escape it)."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class RefusalView:
    """An error that the business declares. message: free text, escape it."""

    status: int
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class ReadmeView:
    """The app's README: identity, operations, requirements and the diagram."""

    app: AppView
    entities: tuple[EntityRef, ...]
    operations: tuple[OperationView, ...]
    requirements: tuple[RequirementView, ...]
    refusals: tuple[RefusalView, ...]
    erd: tuple[ErdEntityView, ...]
    relations: tuple[str, ...]  # lines of the diagram
