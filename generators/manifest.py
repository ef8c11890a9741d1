"""THE TABLE: which template makes which file, for what, when, and from which view.

To add a generated file: one template and one line here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Context, localcontext
from functools import partial
from typing import Any, Final

from generators.features.registry import FEATURES
from generators.field_types.registry import SUPPORT_MODULES
from generators.model.app import Application
from generators.model.entity import Entity
from generators.model.routes import RouteTable
from generators.model.scenarios import Scenarios
from generators.support.canonical import canonical_json
from generators.support.hashing import digest_of
from generators.views import when as conditions
from generators.views.base import EmptyView
from generators.views.docker.dashboard import dashboard_view
from generators.views.entity_names import entity_ref
from generators.views.project import app as views
from generators.views.src import entity_modules, operations, repositories
from generators.views.tests.all_entities import laws_view
from generators.views.tests.cases import cases_view
from generators.views.tests.computed import computed_view, has_computed
from generators.views.tests.entity import entity_tests_view
from generators.views.tests.hostile import entity_hostile_view, hostile_view
from generators.views.tests.keys import has_special_keys, keys_view
from generators.views.tests.operations.bodies import body_tests_view
from generators.views.tests.operations.requests import has_inputs, operation_tests_view
from generators.views.tests.relations import has_requests, relations_view
from generators.views.tests.scenarios.http import has_scenarios, scenario_tests_view
from generators.views.tests.scenarios.states import has_states, state_tests_view
from generators.views.tests.scenarios.units import has_unit_tests, unit_tests_view
from generators.views.tests.unit_of_work import has_subject, unit_of_work_view

# A decimal column has up to 38 digits, of which arithmetic on samples may lose none.
_DIGITS: Final = 100


def _empty(app: Application) -> EmptyView:
    return EmptyView()


@dataclass(frozen=True, slots=True)
class AppFile:
    """A file that an app has once. ``{app}`` in the output is its name. template: when not called as the output."""

    output: str
    view: Callable[[Application], Any] = _empty
    template: str = ""
    when: Callable[[Application], bool] = lambda app: True


@dataclass(frozen=True, slots=True)
class EntityFile:
    """A file that every entity has. ``{entity}`` and ``{plural}`` in the output are its names in snake case.

    when: by the entity alone. among: by the whole app.
    """

    output: str
    template: str
    view: Callable[[Application, str], Any]
    when: Callable[[Entity], bool] = lambda entity: True
    among: Callable[[Application, str], bool] = lambda app, key: True


# What a module that supports a field type needs to know of the app.
_SUPPORT_VIEWS: Final[dict[str, Callable[[Application], Any]]] = {"decimals": views.decimals_view}


def _support(output: str, modules: Iterable[str], made: Mapping[str, Callable[[Application], Any]]) -> list[AppFile]:
    """The files of the modules that support field types, or of their tests."""
    return [AppFile(output.format(each), made.get(each, _empty), when=conditions.supported(each)) for each in modules]


APP_FILES: Final = (
    # The project
    AppFile("pyproject.toml", views.project_view),
    AppFile("pytest.ini"),
    AppFile(".coveragerc"),
    AppFile(".env.example", views.app_view),
    AppFile(".gitignore"),
    AppFile(".dockerignore"),
    AppFile(".pre-commit-config.yaml"),
    AppFile(".yamllint.yml"),
    AppFile("Makefile"),
    AppFile("README.md", views.readme_view),
    AppFile("SECURITY.md", views.app_view),
    AppFile(".github/dependabot.yml"),
    AppFile(".github/workflows/ci.yml"),
    # The application
    AppFile("src/__init__.py", views.app_view),
    AppFile("src/py.typed"),
    AppFile("src/main.py", views.index_view),
    AppFile("src/server.py"),
    AppFile("src/core/__init__.py"),
    AppFile("src/core/config.py", views.app_view),
    AppFile("src/core/database.py"),
    AppFile("src/core/logging.py"),
    AppFile("src/core/security.py", when=conditions.any_entity(conditions.sanitizes)),
    AppFile("src/core/middleware.py"),
    AppFile("src/core/errors.py"),
    AppFile("src/core/error_handlers.py"),
    AppFile("src/core/refusals.py", when=conditions.any_entity(conditions.refuses)),
    AppFile("src/core/database_errors.py", views.rules_view),
    AppFile("src/core/metrics.py"),
    AppFile("src/core/rate_limit.py"),
    AppFile("src/core/retry.py"),
    AppFile("src/models/__init__.py"),
    AppFile("src/models/entities/__init__.py", views.index_view),
    AppFile("src/models/entities/base.py"),
    AppFile("src/models/fields/__init__.py"),
    *_support("src/models/fields/{}.py", SUPPORT_MODULES, _SUPPORT_VIEWS),
    AppFile("src/models/fields/ids.py", when=conditions.any_entity(conditions.links)),
    AppFile("src/models/schemas/__init__.py", views.index_view),
    AppFile("src/models/schemas/base.py", views.base_schemas_view),
    AppFile("src/repositories/__init__.py"),
    AppFile("src/repositories/base.py", views.base_repository_view),
    AppFile("src/repositories/nested.py", views.nested_repository_view, when=conditions.any_entity(conditions.nests)),
    AppFile("src/repositories/linked.py", when=conditions.any_entity(conditions.links)),
    AppFile(
        "src/repositories/unit_of_work.py", views.unit_of_work_view, when=conditions.any_entity(conditions.operated)
    ),
    *(AppFile(f"{each}.py", when=conditions.featured(feature)) for feature in FEATURES for each in feature.modules),
    AppFile("src/services/__init__.py"),
    AppFile(
        "src/services/operation.py", views.operation_decorator_view, when=conditions.any_entity(conditions.operated)
    ),
    AppFile("src/api/__init__.py"),
    AppFile("src/api/dependencies.py", views.index_view),
    AppFile("src/api/routes/__init__.py"),
    AppFile("src/api/routes/health.py", views.app_view),
    AppFile("src/api/routes/metrics.py"),
    # The database
    AppFile("alembic.ini"),
    AppFile("alembic/env.py"),
    AppFile("alembic/script.py.mako"),
    AppFile("alembic/versions/0001_initial_schema.py", views.migration_view),
    AppFile("scripts/__init__.py"),
    AppFile("scripts/postgres.py"),
    AppFile("scripts/check_migrations.py"),
    AppFile("scripts/dev.py"),
    AppFile("scripts/export_openapi.py"),
    # Its tests
    AppFile("tests/__init__.py"),
    AppFile("tests/conftest.py", views.index_view),
    AppFile("tests/factories.py", views.factories_view),
    AppFile("tests/support.py", views.support_view),
    AppFile("tests/steps.py", when=lambda app: bool(app.scenarios)),
    AppFile("tests/cases/__init__.py", when=conditions.any_entity(conditions.takes_bodies)),
    AppFile("tests/unit/__init__.py"),
    AppFile("tests/unit/test_computed_fields.py", computed_view, when=has_computed),
    AppFile("tests/unit/test_config.py", views.app_view),
    AppFile("tests/unit/test_entities.py", views.support_view),
    AppFile("tests/unit/test_errors.py"),
    AppFile("tests/unit/test_operation.py", when=conditions.any_entity(conditions.operated)),
    AppFile("tests/unit/test_logging.py"),
    AppFile("tests/unit/test_middleware.py"),
    AppFile("tests/unit/test_rate_limit.py"),
    *_support("tests/unit/test_{}.py", (module for module, tested in SUPPORT_MODULES.items() if tested), {}),
    AppFile("tests/unit/test_unit_of_work.py", unit_of_work_view, when=has_subject),
    AppFile("tests/unit/test_security.py", when=conditions.any_entity(conditions.sanitizes)),
    AppFile("tests/unit/test_models.py", laws_view, when=conditions.any_entity(conditions.answers)),
    AppFile("tests/unit/test_relations.py", relations_view, when=conditions.any_entity(conditions.related)),
    AppFile("tests/unit/test_repositories.py", laws_view),
    AppFile("tests/unit/test_services.py", laws_view, when=conditions.any_entity(conditions.routed)),
    AppFile("tests/integration/__init__.py"),
    AppFile("tests/integration/test_api.py", laws_view),
    AppFile("tests/integration/test_database.py"),
    AppFile("tests/integration/test_hostile_input.py", hostile_view),
    AppFile("tests/integration/test_observability.py", views.index_view),
    AppFile("tests/integration/test_relations.py", relations_view, when=has_requests),
    AppFile("tests/integration/test_security.py", views.index_view),
    AppFile("tests/integration/test_server.py"),
    # Running it
    AppFile("docker/Dockerfile", views.app_view),
    AppFile("docker/docker-compose.yml", views.app_view),
    AppFile("docker/docker-compose.dev.yml"),
    AppFile("docker/docker-compose.test.yml", views.app_view),
    AppFile("docker/.env.example", views.app_view),
    AppFile("docker/prometheus.yml", views.app_view),
    AppFile("docker/prometheus/alerts.yml", views.app_view),
    AppFile("docker/prometheus/alerts.test.yml", views.app_view),
    AppFile("docker/grafana/datasources/datasource.yml"),
    AppFile("docker/grafana/dashboards/dashboards.yml"),
    AppFile("docker/grafana/dashboards/{app}.json", dashboard_view, "docker/grafana/dashboards/app.json"),
    # Running it in a cluster
    AppFile("deploy/kubernetes/base/kustomization.yaml", views.app_view),
    AppFile("deploy/kubernetes/base/serviceaccount.yaml", views.app_view),
    AppFile("deploy/kubernetes/base/deployment.yaml", views.app_view),
    AppFile("deploy/kubernetes/base/service.yaml", views.app_view),
    AppFile("deploy/kubernetes/base/hpa.yaml", views.app_view),
    AppFile("deploy/kubernetes/base/pdb.yaml", views.app_view),
    AppFile("deploy/kubernetes/base/networkpolicy.yaml", views.app_view),
    AppFile("deploy/kubernetes/base/migration-job.yaml", views.app_view),
    AppFile("deploy/kubernetes/base/servicemonitor.yaml", views.app_view),
    AppFile("deploy/kubernetes/overlays/production/namespace.yaml", views.app_view),
    AppFile("deploy/kubernetes/overlays/production/kustomization.yaml", views.app_view),
)

ENTITY_FILES: Final = (
    EntityFile("src/models/entities/{entity}.py", "src/models/entities/entity.py", entity_modules.entity_module),
    EntityFile("src/models/schemas/{entity}.py", "src/models/schemas/entity.py", entity_modules.schema_module, conditions.answers),
    EntityFile("src/repositories/{entity}_repository.py", "src/repositories/entity_repository.py", repositories.repository_module),
    EntityFile("src/services/{entity}_service.py", "src/services/entity_service.py", entity_modules.service_module, conditions.routed),
    EntityFile("src/api/routes/{plural}.py", "src/api/routes/entity.py", entity_modules.route_module, conditions.routed),
    EntityFile("tests/cases/{entity}.py", "tests/cases/entity.py", cases_view, conditions.takes_bodies),
    EntityFile("tests/unit/test_{entity}_models.py", "tests/unit/test_entity_models.py", entity_tests_view, conditions.answers),
    EntityFile("tests/unit/test_{entity}_repository.py", "tests/unit/test_entity_repository.py", entity_tests_view),
    EntityFile("tests/unit/test_{entity}_service.py", "tests/unit/test_entity_service.py", entity_tests_view, conditions.routed),
    EntityFile("tests/integration/test_{plural}_api.py", "tests/integration/test_entity_api.py", entity_tests_view, conditions.routed),
    EntityFile("tests/integration/test_{plural}_hostile_input.py", "tests/integration/test_entity_hostile_input.py", entity_hostile_view, conditions.takes_values),
    EntityFile("tests/integration/test_{plural}_keys.py", "tests/integration/test_entity_keys.py", keys_view, has_special_keys),
)  # fmt: skip

# Operations speak of other entities too, so their views see the whole app.
OPERATION_FILES: Final = (
    EntityFile("src/models/schemas/{entity}_operations.py", "src/models/schemas/entity_operations.py", operations.schemas_view, operations.has_bodies),
    EntityFile("src/services/{entity}_operations.py", "src/services/entity_operations.py", operations.service_view, conditions.operated),
    EntityFile("src/api/routes/{entity}_operations.py", "src/api/routes/entity_operations.py", operations.routes_view, conditions.operated),
    EntityFile("tests/unit/test_{entity}_operation_models.py", "tests/unit/test_entity_operation_models.py", body_tests_view, operations.has_bodies),
    EntityFile("tests/unit/test_{entity}_operations.py", "tests/unit/test_entity_operations.py", unit_tests_view, among=has_unit_tests),
    EntityFile("tests/integration/test_{plural}_scenarios.py", "tests/integration/test_entity_scenarios.py", scenario_tests_view, among=has_scenarios),
    EntityFile("tests/integration/test_{plural}_states.py", "tests/integration/test_entity_states.py", state_tests_view, among=has_states),
    EntityFile("tests/integration/test_{entity}_operations.py", "tests/integration/test_entity_operations.py", operation_tests_view, has_inputs),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """One line of the table, applied to one app: the view is not made yet.

    slice: names everything that the view can depend on, "" for the whole spec.
    """

    output: str
    template: str
    view: Callable[[], Any]
    slice: str = ""


def files_of(app: Application) -> Iterator[PlannedFile]:
    """Every file of the app, each view made at most once."""
    made: dict[Callable[[Application], Any], Any] = {}
    for line in APP_FILES:
        if line.when(app):
            template = f"{line.template or line.output}.j2"
            view = partial(_once, made, line.view, app)
            yield PlannedFile(line.output.format(app=app.identity.name), template, view)
    for key, entity in app.entities.items():
        yield from _files_of_entity(app, key, entity)
        yield from _rows(OPERATION_FILES, app, key, "")


def _files_of_entity(app: Application, key: str, entity: Entity) -> Iterator[PlannedFile]:
    """The files of one entity, whose views see this entity and the app's settings and nothing else."""
    own = Application(app.identity, app.settings, {}, {key: entity}, RouteTable(()), Scenarios())
    return _rows(ENTITY_FILES, own, key, digest_of(canonical_json((app.identity, app.settings, entity))))


def _rows(rows: tuple[EntityFile, ...], app: Application, key: str, sealed: str) -> Iterator[PlannedFile]:
    """The lines of a table for one entity. ``sealed``: the digest of all that their views see, "" for the whole spec."""
    made: dict[Callable[[Application, str], Any], Any] = {}
    ref = entity_ref(key, app.entities[key])
    for row in rows:
        if row.when(app.entities[key]) and row.among(app, key):
            output = row.output.format(entity=ref.snake, plural=ref.plural)
            view = partial(_once, made, row.view, app, key)
            yield PlannedFile(output, f"{row.template}.j2", view, slice=sealed and f"{row.view.__qualname__} {sealed}")


def _once(made: dict[Callable[..., Any], Any], build: Callable[..., Any], *arguments: Any) -> Any:
    """The view that ``build`` makes, made when it is first asked for."""
    if build not in made:
        with localcontext(Context(prec=_DIGITS)):
            made[build] = build(*arguments)
    return made[build]
