"""Which method of a service answers which request: for tests that do without HTTP."""

from __future__ import annotations

from collections.abc import Iterator

from generators.model.app import Application
from generators.model.routes import Route
from generators.python_source.symbols import Symbol
from generators.support.frozen import Frozen
from generators.views.app_symbols import symbols_in
from generators.views.entity_names import entity_ref
from generators.views.row_rules import has_row_rules
from generators.views.src.operations import repositories_of


class ServiceView(Frozen):
    """A service. code: the call of its class."""

    name: str
    code: str


class MethodView(Frozen):
    """A method. code: of what is called."""

    request: str  # POST /carts/{cart_id}/items
    code: str


class MessagesView(Frozen):
    """What a code of a refusal is explained with, by any operation. texts: free, escape them."""

    code: str
    texts: tuple[str, ...]


class MethodsView(Frozen):
    """``tests/services.py``."""

    services: tuple[ServiceView, ...]
    methods: tuple[MethodView, ...]
    messages: tuple[MessagesView, ...]
    ruled: bool  # some rows are for some callers only
    symbols: tuple[Symbol, ...]


def methods_view(app: Application) -> MethodsView:
    """The business operations, and the endpoints that scenarios call."""
    called = {step.route.name for scenario in app.scenarios for step in scenario.steps}
    routes = [route for route in app.routes.routes if route.operation or route.name in called]
    services = tuple(_services(app, routes))
    return MethodsView(
        services=services,
        methods=tuple(MethodView(request_of(app, route), _method(app, route)) for route in routes),
        messages=tuple(_messages(app)),
        ruled=has_row_rules(app),
        symbols=symbols_in(app, [[service.code for service in services]]),
    )


def _messages(app: Application) -> Iterator[MessagesView]:
    texts: dict[str, dict[str, None]] = {}
    for entity in app.entities.values():
        for method in entity.methods:
            for refusal in method.refusals:
                texts.setdefault(refusal.code, {})[refusal.message] = None
    yield from (MessagesView(code, tuple(found)) for code, found in texts.items())


def has_methods(app: Application) -> bool:
    """Whether a test does without HTTP."""
    return bool(app.scenarios.all) or any(entity.operations for entity in app.entities.values())


def request_of(app: Application, route: Route) -> str:
    """``POST /carts/{cart_id}/items``."""
    return f"{route.method} {route.url('', app.entities[route.entity].name.snake)}"


def _method(app: Application, route: Route) -> str:
    ref = entity_ref(app.entities[route.entity])
    if route.operation:
        return f"{_operations(ref.module)}.{route.operation}"
    what = ref.plural if route.verb == "list" else ref.snake
    return f"{_service(ref.module)}.{route.verb}_{what}"


def _services(app: Application, routes: list[Route]) -> Iterator[ServiceView]:
    """Those that have one of these methods."""
    used = {(route.entity, bool(route.operation)) for route in routes}
    given = "transaction, caller" if has_row_rules(app) else "transaction"
    for key, entity in app.entities.items():
        module, pascal = entity.name.module, entity.name.pascal
        if (key, False) in used:
            yield ServiceView(_service(module), f"{pascal}Service({pascal}Repository({given}))")
        if (key, True) in used:
            readers = (f"{each.pascal}Repository({given})" for each in repositories_of(app, key))
            yield ServiceView(
                _operations(module), f"{pascal}Operations({', '.join((f'UnitOfWork({given})', *readers))})"
            )


def _service(module: str) -> str:
    return f"{module}_service"


def _operations(module: str) -> str:
    return f"{module}_operations"
