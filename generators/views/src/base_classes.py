"""What the classes that all entities share need to know of the app."""

from __future__ import annotations

from typing import Final

from generators.features.registry import ALL
from generators.model.app import Application
from generators.model.values import ANSWER_BYTES, MOST_LINKS
from generators.python_source.literals import py
from generators.support.frozen import Frozen
from generators.views.project.identity import field_types, stored_types
from generators.views.row_rules import has_owners, has_row_rules, names_user, operation_rules, ruled_view, user_view
from generators.views.src.repositories import is_large, ranked, sort_words
from generators.views.src.repository_views import BaseRepositoryView, NestedRepositoryView, UnitOfWorkView


class BaseSchemasView(Frozen):
    """What the shared schema classes need to know."""

    page_size: int
    page_size_max: int
    last_page: int
    updates: bool
    searches: bool
    optional_totals: bool  # a client may do without the number of all rows of a list
    camel: bool  # clients see names in camel case


class RulesView(Frozen):
    """What may be wrong with a request beyond its form."""

    references: bool  # a table refers to another one
    unique_errors: bool  # a unique key declares its error
    keys: bool  # constraints are looked up by their names for more than their columns
    trees: bool  # rows refer to one another in a tree
    renames: bool  # clients call columns otherwise
    refers: bool  # clients may name rows that not everybody sees


class DecimalsView(Frozen):
    """``src/models/fields/decimals.py``."""

    computes: bool  # an answer has a computed decimal


class OperationDecoratorView(Frozen):
    """``src/services/operation.py``."""

    decimals: bool  # operations may do arithmetic on decimals


class ReadinessView(Frozen):
    """Whether the application could do its work."""

    writes: bool  # an endpoint or an operation may write


class ExactRouteView(Frozen):
    """How requests find their routes."""

    worded: tuple[str, ...]  # code of paths with words where others have an id, the most exact first
    auth: bool  # not everybody may call everything
    rules: bool  # nor with every row


class LimitView(Frozen):
    """A module with a limit. most: code."""

    most: str


class DescriptionView(Frozen):
    """How an API describes itself. batch: how many routes at a time, 0 for all of them. auth: callers bring tokens."""

    batch: int
    auth: bool


# FastAPI keeps the fields of so many queries; described together, no two looks at a longer list find the same ones.
_MOST_QUERIES: Final = 128
_BATCH: Final = 100


def ids_view(_: Application) -> LimitView:
    """``src/models/fields/ids.py``."""
    return LimitView(str(MOST_LINKS))


def measured_view(_: Application) -> LimitView:
    """``src/repositories/measured.py``."""
    return LimitView(f"{ANSWER_BYTES:_}")


def description_view(app: Application) -> DescriptionView:
    """``src/core/openapi.py``."""
    queries = sum(each.reads for each in app.routes.routes)
    return DescriptionView(_BATCH if queries > _MOST_QUERIES else 0, app.auth is not None)


def readiness_view(app: Application) -> ReadinessView:
    """``src/core/readiness.py``."""
    return ReadinessView(writes=any(each.operation or each.method != "GET" for each in app.routes.routes))


def exact_route_view(app: Application) -> ExactRouteView:
    """``src/api/exact_route.py``."""
    prefix, routes = app.settings.api_prefix, app.routes.worded()
    paths = (route.url(prefix, app.entities[route.entity].name.snake) for route in routes)
    worded = tuple(py(path) for path in dict.fromkeys(paths))
    return ExactRouteView(worded, auth=app.auth is not None, rules=has_row_rules(app))


def base_schemas_view(app: Application) -> BaseSchemasView:
    """What the shared schema classes need to know."""
    endpoints = [entity.endpoints for entity in app.entities.values()]
    lists = [each.list for each in endpoints if each.list is not None]
    return BaseSchemasView(
        page_size=app.settings.page_size.default,
        page_size_max=app.settings.page_size.max,
        last_page=app.settings.last_page,
        updates=any(each.update is not None for each in endpoints),
        searches=any(each.search for each in lists),
        optional_totals=any(each.optional_total for each in lists),
        camel=app.camel,
    )


def base_repository_view(app: Application) -> BaseRepositoryView:
    """What every repository does."""
    nests = any(entity.nested for entity in app.entities.values())
    links = any(entity.links for entity in app.entities.values())
    ranks = any(ranked(entity) for entity in app.entities.values())
    words = any(sort_words(entity) for entity in app.entities.values())
    large = any(is_large(app, entity) for entity in app.entities.values())
    updates = links or any(entity.endpoints.update is not None for entity in app.entities.values())
    ruled = ruled_view(app)
    return BaseRepositoryView(
        order=ALL.order,
        row="Row" if nests or ruled.rules else "RowMapping",
        nests=nests,
        links=links,
        ranks=ranks,
        words=words,
        updates=updates,
        large=large,
        rules=ruled.rules,
        references=ruled.references,
        owners=has_owners(app),
    )


def nested_repository_view(app: Application) -> NestedRepositoryView:
    """What is done with rows that have others inside."""
    outer = [spec for spec in app.entities.values() if spec.nested]
    nested = [each for spec in outer for each in spec.nested]
    creates = any(spec.endpoints.create is not None for spec in outer)
    updates = any(spec.endpoints.update is not None for spec in outer)
    return NestedRepositoryView(
        deep=any(app.entities[each.target.key].nested for each in nested),
        links=any(each.link for each in nested),
        creates=creates,
        updates=updates,
        rules=has_row_rules(app),
    )


def unit_of_work_view(app: Application) -> UnitOfWorkView:
    """What rows the unit of work has to do with."""
    specs, types = app.entities.values(), stored_types(app)
    decimals = any(each.padded for each in types)
    moments = any(each.shifted for each in types) or any(spec.features.moments for spec in specs)
    named = names_user(app)
    return UnitOfWorkView(
        nests=any(spec.nested and spec.answered for spec in specs),
        hides=any(spec.features.hides for spec in specs),
        hides_all=all(spec.features.hides for spec in specs),
        ages=any(spec.features.aged for spec in specs),
        ages_all=all(spec.features.aged for spec in specs),
        decimals=decimals,
        moments=moments,
        rewrites=decimals or moments,
        renames=renames(app),
        rules=has_row_rules(app),
        finds=finds(app),
        checks=any(any(operation_rules(spec)) for spec in specs),
        user=user_view(app).pascal if named else "",
        users=(user_view(app),) if named else (),
    )


def finds(app: Application) -> bool:
    """Whether an operation looks for a row by its values."""
    return any(method.finds for entity in app.entities.values() for method in entity.methods)


def decimals_view(app: Application) -> DecimalsView:
    """Whether decimals are computed."""
    computed = (each for entity in app.entities.values() for each in entity.computed)
    return DecimalsView(any(each.type.kind == "decimal" for each in computed))


def operation_decorator_view(app: Application) -> OperationDecoratorView:
    """Whether operations have to do with decimals."""
    return OperationDecoratorView(any(each.kind == "decimal" for each in field_types(app)))


def renames(app: Application) -> bool:
    """Whether clients call columns otherwise than code does."""
    return any(entity.renamed for entity in app.entities.values())


def rules_view(app: Application) -> RulesView:
    """What may be wrong with a request beyond its form."""
    specs = app.entities.values()
    keys = [key for spec in specs for key in spec.unique.values()]
    references = any(spec.references or spec.links for spec in specs)
    errors = any(key.error is not None for key in keys)
    return RulesView(
        references=references,
        unique_errors=errors,
        keys=references or errors or any(key.ignore_case for key in keys),
        trees=any(field.reference.acyclic for spec in specs for field in spec.references.values()),
        renames=renames(app),
        refers=ruled_view(app).refers,
    )
