"""Relations, as the tests need them: what refers to what, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generators.spec.model import AppSpec, ReferenceField
from generators.spec.relations import Nested
from generators.views.entity import entity_ref
from generators.views.model import EntityRef
from generators.views.relations import foreign_key_name, references
from generators.views.testing_fields import changed, sent
from generators.views.testing_values import capacity


@dataclass(frozen=True, slots=True)
class ReferenceView:
    """A column that refers to another row. What is said to be code is Python."""

    id: str
    factory: str  # code
    column: str
    target: str  # code: the factory of the other row
    repository: str  # the repository of the other row
    constraint: str  # the foreign key
    itself: str  # the check that it is another row
    table: str  # of the row that refers, which a refusal to delete the other one names
    url: str  # of the row that refers
    target_url: str


@dataclass(frozen=True, slots=True)
class InsideTestView:
    """Rows inside a row."""

    id: str
    name: str
    factory: str  # code
    repository: str
    child: str  # code: the factory of the inner row
    column: str  # with the id of the outer row
    link: str  # code: the name of the link table or None
    link_column: str
    children: str  # the repository of the inner row
    rows: int  # inner rows that a test may make
    url: str
    by_id: bool = True  # the answer is that of one row


@dataclass(frozen=True, slots=True)
class LinkTestView:
    """The ids of other rows that a client sends."""

    id: str
    factory: str  # code
    child: str  # code
    repository: str
    schemas: str  # Article: the schema of a create or an update begins with it
    ids: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class RelationsView:
    """The tests of all relations."""

    references: tuple[ReferenceView, ...]
    restricted: tuple[ReferenceView, ...]
    cascaded: tuple[ReferenceView, ...]
    released: tuple[ReferenceView, ...]
    selves: tuple[ReferenceView, ...]
    created: tuple[ReferenceView, ...]  # a client sends it on create
    updated: tuple[ReferenceView, ...]
    filtered: tuple[ReferenceView, ...]  # a list is filtered by it
    refused: tuple[ReferenceView, ...]  # a request to delete the other row is refused
    selves_updated: tuple[ReferenceView, ...]
    nested: tuple[InsideTestView, ...]
    dated: tuple[InsideTestView, ...]  # inner rows have an age
    undated: tuple[InsideTestView, ...]
    hidden: tuple[InsideTestView, ...]  # inner rows may be soft-deleted
    contained: tuple[InsideTestView, ...]  # in each answer that shows them: get and list
    page_size_max: int
    links_created: tuple[LinkTestView, ...]
    links_updated: tuple[LinkTestView, ...]
    repositories: tuple[tuple[str, str], ...]  # (module, class) of those that the tests of repositories use
    schemas: tuple[str, ...]  # of those
    has_links: bool


def relations_view(app: AppSpec) -> RelationsView:
    """Every relation of the app."""
    pairs = [
        (_reference(app, key, column, field), app.entities[key], field, app.entities[field.reference.target.key])
        for key, spec in app.entities.items()
        for column, field in references(spec).items()
    ]
    nested = [
        (_inside(app, key, each), app.entities[key], app.entities[each.target.key])
        for key, spec in app.entities.items()
        for each in spec.relations.nested
    ]
    links = [
        (_link(app, key, each), spec.endpoints)
        for key, spec in app.entities.items()
        for each in spec.relations.nested
        if each.link
    ]
    dying = [(view, spec, field, target) for view, spec, field, target in pairs if not target.soft_delete]

    def by(rule: str) -> tuple[ReferenceView, ...]:
        return tuple(view for view, _, field, _ in dying if field.reference.on_delete == rule)

    views = [view for view, *_ in pairs]
    return RelationsView(
        references=tuple(views),
        restricted=by("restrict"),
        cascaded=by("cascade"),
        released=by("set_null"),
        selves=tuple(view for view, _, field, _ in pairs if field.reference.itself),
        created=tuple(view for view, spec, field, _ in pairs if spec.endpoints.create and sent(field)),
        updated=tuple(view for view, spec, field, _ in pairs if spec.endpoints.update and changed(field)),
        filtered=tuple(
            view for view, spec, _, _ in pairs if spec.endpoints.list and view.column in spec.endpoints.list.filter
        ),
        refused=tuple(
            view for view, _, field, target in dying if target.endpoints.delete and field.reference.on_delete == "restrict"
        ),
        selves_updated=tuple(
            view for view, spec, field, _ in pairs if field.reference.itself and spec.endpoints.update and changed(field)
        ),
        nested=tuple(view for view, *_ in nested),
        dated=tuple(view for view, _, child in nested if child.timestamps),
        undated=tuple(view for view, _, child in nested if not child.timestamps),
        hidden=tuple(view for view, _, child in nested if child.soft_delete),
        contained=tuple(
            replace(view, by_id=by_id, id=f"{'get' if by_id else 'list'} {view.id}")
            for view, spec, _ in nested
            for by_id, endpoint in ((True, spec.endpoints.get), (False, spec.endpoints.list))
            if endpoint is not None and not view.link_column
        ),
        page_size_max=app.settings.page_size.max,
        links_created=tuple(view for view, endpoints in links if endpoints.create),
        links_updated=tuple(view for view, endpoints in links if endpoints.update),
        repositories=tuple(
            sorted(
                {_repository(app, field.reference.target.key) for _, _, field, _ in dying}
                | {_repository(app, key) for key, spec in app.entities.items() if spec.relations.nested}
                | {_repository(app, each.target.key) for spec in app.entities.values() for each in spec.relations.nested
                   if each.target.soft_delete}
            )
        ),
        schemas=tuple(
            sorted(
                {f"{view.schemas}Create" for view, endpoints in links if endpoints.create}
                | {f"{view.schemas}Update" for view, endpoints in links if endpoints.update}
            )
        ),
        has_links=bool(links),
    )  # fmt: skip


def _names(app: AppSpec, key: str) -> EntityRef:
    return entity_ref(key, app.entities[key])


def _repository(app: AppSpec, key: str) -> tuple[str, str]:
    ref = _names(app, key)
    return f"src.repositories.{ref.snake}_repository", f"{ref.pascal}Repository"


def _url(app: AppSpec, ref: EntityRef) -> str:
    return f"{app.settings.api_prefix}/{ref.path}"


def _reference(app: AppSpec, key: str, column: str, field: ReferenceField) -> ReferenceView:
    own, target = _names(app, key), _names(app, field.reference.target.key)
    return ReferenceView(
        id=f"{own.human} {column}",
        factory=f"{own.pascal}Factory",
        column=column,
        target=f"{target.pascal}Factory",
        repository=f"{target.pascal}Repository",
        constraint=foreign_key_name(own.plural, column, target.plural),
        itself=f"ck_{own.plural}_{column}_itself",
        table=own.plural,
        url=_url(app, own),
        target_url=_url(app, target),
    )


def _inside(app: AppSpec, key: str, nested: Nested) -> InsideTestView:
    own, child = _names(app, key), _names(app, nested.target.key)
    return InsideTestView(
        id=f"{own.human} {nested.name}",
        name=nested.name,
        factory=f"{own.pascal}Factory",
        repository=f"{own.pascal}Repository",
        child=f"{child.pascal}Factory",
        column=nested.column,
        link=f'"{nested.link}"' if nested.link else "None",
        link_column=nested.link_column,
        children=f"{child.pascal}Repository",
        rows=min(20, capacity(app.entities[nested.target.key])),
        url=_url(app, own),
    )


def _link(app: AppSpec, key: str, nested: Nested) -> LinkTestView:
    own, child = _names(app, key), _names(app, nested.target.key)
    return LinkTestView(
        id=f"{own.human} {nested.ids}",
        factory=f"{own.pascal}Factory",
        child=f"{child.pascal}Factory",
        repository=f"{own.pascal}Repository",
        schemas=own.pascal,
        ids=nested.ids,
        name=nested.name,
        url=_url(app, own),
    )
