"""THE TABLE: which template makes which file, for what, when, and from which view.

To add a generated file: one template and one line here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from generators.features.registry import EVERY
from generators.field_types.registry import SUPPORT_MODULES
from generators.model.app import Application
from generators.model.entity import Entity
from generators.support.frozen import Frozen
from generators.views import access, row_rules
from generators.views import when as conditions
from generators.views.base import EmptyView
from generators.views.docker.dashboard import dashboard_view
from generators.views.docker.images import containers_view
from generators.views.project import factories, identity, index, readme
from generators.views.src import base_classes, entity_modules, migration, operations, repositories
from generators.views.tests import case_index, computed, hostile, hostile_values, row_cases, subject, unit_of_work
from generators.views.tests.keys import special
from generators.views.tests.laws import endpoints
from generators.views.tests.laws.subjects import has_constraints, laws_view
from generators.views.tests.operations import bodies, cases
from generators.views.tests.relations import link_rows, nested_rows, over_http, references
from generators.views.tests.scenarios import methods, scripts

if TYPE_CHECKING:
    from generators.evolution.history import Revision


def _released(revision: Revision) -> Any:
    from generators.views.src.revision import released_view

    return released_view(revision)


def _revision(revision: Revision) -> Any:
    # Imported here: an application that was never released does not pay for it.
    from generators.views.src.revision import revision_view

    return revision_view(revision)


def _releases(revisions: tuple[Revision, ...]) -> Mapping[str, Any]:
    from generators.views.tests.releases import release_views

    return release_views(revisions)


def _empty(app: Application) -> EmptyView:
    return EmptyView()


class Composed(Frozen):
    """A view put together from parts, one for each entity, so that what did not change is not made again.

    part: what it says of one entity, of which it sees that one alone. whole: all of it; of the parts it sees nothing.
    """

    part: Callable[[Entity], Any]
    whole: Callable[[Application, Mapping[str, Any]], Any]

    def __call__(self, app: Application) -> Any:
        """The view of an app."""
        return self.whole(app, {key: self.part(entity) for key, entity in app.entities.items()})


class AppFile(Frozen):
    """A file that an app has once. ``{app}`` in the output is its name. template: when not called as the output."""

    output: str
    view: Callable[[Application], Any] | Composed = _empty
    template: str = ""
    when: Callable[[Application], bool] = lambda app: True


class EntityFile(Frozen):
    """A file that every entity has. ``{entity}`` and ``{plural}`` in the output are its names in snake case.

    The template is called as the output of an entity ``entity``. when: by the entity alone. among: by the whole app.
    """

    output: str
    view: Callable[[Application, str], Any]
    when: Callable[[Entity], bool] = lambda entity: True
    among: Callable[[Application, str], bool] = lambda app, key: True


class RevisionFile(Frozen):
    """A migration since the first release; its output is called after its snapshot."""

    template: str
    view: Callable[[Revision], Any]
    when: Callable[[Revision], bool]


class ReleaseFile(Frozen):
    """What tests know of the database that an earlier release left. ``{release}`` in the output is its snapshot's name.

    views: those of all releases, by that name.
    """

    output: str
    views: Callable[[tuple[Revision, ...]], Mapping[str, Any]]


# What a module that supports a field type needs to know of the app.
_SUPPORT_VIEWS: Final[dict[str, Callable[[Application], Any]]] = {"decimals": base_classes.decimals_view}


def _support(output: str, modules: Iterable[str], made: Mapping[str, Callable[[Application], Any]]) -> list[AppFile]:
    """The files of the modules that support field types, or of their tests."""
    return [AppFile(output.format(each), made.get(each, _empty), when=conditions.supported(each)) for each in modules]


REVISION_FILES: Final = (
    RevisionFile("alembic/versions/released.py", _released, when=lambda each: bool(each.text)),
    RevisionFile("alembic/versions/revision.py", _revision, when=lambda each: not each.text),
)

RELEASE_FILE: Final = ReleaseFile("tests/releases/{release}.json", _releases)

APP_FILES: Final = (
    # The longest file; first, since it is rendered while the others are planned
    AppFile(
        "alembic/versions/0001_initial_schema.py",
        Composed(migration.table_of, migration.migration_view),
        when=lambda app: not app.past.revisions,
    ),
    # The project
    AppFile("pyproject.toml", identity.project_view),
    AppFile("pytest.ini"),
    AppFile(".coveragerc"),
    AppFile(".env.example", identity.app_view),
    AppFile(".gitattributes"),
    AppFile(".gitignore"),
    AppFile(".dockerignore"),
    AppFile(".pre-commit-config.yaml"),
    AppFile(".yamllint.yml"),
    AppFile("Makefile"),
    AppFile("README.md", readme.readme_view),
    AppFile("SECURITY.md", identity.app_view),
    AppFile(".github/dependabot.yml"),
    AppFile(".github/workflows/ci.yml"),
    AppFile(".github/workflows/release.yml"),
    # The application
    AppFile("src/__init__.py", identity.app_view),
    AppFile("src/py.typed"),
    AppFile("src/main.py", index.index_view),
    AppFile("src/server.py"),
    AppFile("src/workers.py"),
    AppFile("src/core/__init__.py"),
    AppFile("src/core/case_folding.py", when=conditions.any_entity(conditions.searches)),
    AppFile("src/core/config.py", index.settings_view),
    AppFile("src/core/bodies.py"),
    AppFile("src/core/connections.py"),
    AppFile("src/core/database.py"),
    AppFile("src/core/database_time.py"),
    AppFile("src/core/database_url.py"),
    AppFile("src/core/logging.py"),
    AppFile("src/core/security.py", when=conditions.any_entity(conditions.sanitizes)),
    AppFile("src/core/handshakes.py"),
    AppFile("src/core/middleware.py", access.auth_view),
    AppFile("src/core/protocol.py"),
    AppFile("src/core/proxies.py"),
    AppFile("src/core/errors.py", access.auth_view),
    AppFile("src/core/error_handlers.py"),
    AppFile("src/core/refusals.py", when=conditions.any_entity(conditions.refuses)),
    AppFile("src/core/database_errors.py", base_classes.rules_view),
    AppFile("src/core/identity/__init__.py", when=access.has_auth),
    AppFile("src/core/identity/access.py", row_rules.ruled_view, when=access.has_auth),
    AppFile("src/core/identity/caller.py", access.roles_view, when=access.has_auth),
    AppFile("src/core/identity/errors.py", when=access.has_auth),
    AppFile("src/core/identity/issuer.py", when=access.has_auth),
    AppFile("src/core/identity/issuer_url.py", when=access.has_auth),
    AppFile("src/core/identity/key_set.py", when=access.has_auth),
    AppFile("src/core/identity/keys.py", when=access.has_auth),
    AppFile("src/core/identity/tokens.py", when=access.has_auth),
    AppFile("src/core/json_names.py", identity.project_view, when=conditions.any_entity(conditions.renames)),
    AppFile("src/core/metrics.py"),
    AppFile("src/core/migration_steps.py", when=conditions.evolved),
    AppFile("src/core/openapi.py", base_classes.description_view),
    AppFile("src/core/rate_limit.py"),
    AppFile("src/core/readiness.py", base_classes.readiness_view),
    AppFile("src/core/retry.py"),
    AppFile("src/models/__init__.py"),
    AppFile("src/models/entities/__init__.py", index.index_view),
    AppFile("src/models/entities/base.py"),
    AppFile("src/models/entities/nullable_json.py", when=conditions.any_entity(conditions.empties_json)),
    AppFile("src/models/fields/__init__.py"),
    *_support("src/models/fields/{}.py", SUPPORT_MODULES, _SUPPORT_VIEWS),
    AppFile("src/models/fields/html.py", when=conditions.any_entity(conditions.sanitizes)),
    AppFile("src/models/fields/ids.py", base_classes.ids_view, when=conditions.any_entity(conditions.links)),
    AppFile("src/models/schemas/__init__.py", index.index_view),
    AppFile("src/models/schemas/base.py", base_classes.base_schemas_view),
    AppFile("src/repositories/__init__.py"),
    AppFile("src/repositories/base.py", base_classes.base_repository_view),
    AppFile(
        "src/repositories/nested.py", base_classes.nested_repository_view, when=conditions.any_entity(conditions.nests)
    ),
    AppFile("src/repositories/measured.py", base_classes.measured_view, when=repositories.measures),
    AppFile("src/repositories/linked.py", row_rules.ruled_view, when=conditions.any_entity(conditions.links)),
    AppFile("src/repositories/rules.py", row_rules.ruled_view, when=row_rules.has_row_rules),
    AppFile("src/repositories/row_rules.py", row_rules.row_rules_view, when=row_rules.names_rules),
    AppFile("src/repositories/users.py", row_rules.user_view, when=row_rules.has_users),
    AppFile(
        "src/repositories/unit_of_work.py",
        base_classes.unit_of_work_view,
        when=conditions.any_entity(conditions.operated),
    ),
    *(
        AppFile(f"{each}.py", row_rules.ruled_view, when=conditions.featured(feature))
        for feature in EVERY
        for each in feature.modules
    ),
    AppFile("src/services/__init__.py"),
    AppFile(
        "src/services/operation.py",
        base_classes.operation_decorator_view,
        when=conditions.any_entity(conditions.operated),
    ),
    AppFile("src/api/__init__.py"),
    AppFile("src/api/dependencies.py", index.index_view),
    AppFile("src/api/exact_route.py", base_classes.exact_route_view),
    AppFile("src/api/routes/__init__.py"),
    AppFile("src/api/routes/health.py", identity.app_view),
    AppFile("src/api/routes/metrics.py"),
    # The database
    AppFile("alembic.ini"),
    AppFile("alembic/env.py", migration.env_view),
    AppFile("alembic/script.py.mako"),
    AppFile("scripts/__init__.py"),
    AppFile("scripts/postgres.py", access.auth_view),
    AppFile("scripts/check_migrations.py"),
    AppFile("scripts/create_migration.py"),
    AppFile("scripts/dev.py", access.auth_view),
    AppFile("scripts/export_openapi.py", access.auth_view),
    AppFile("scripts/token.py", when=access.has_auth),
    # Its tests
    AppFile("tests/__init__.py"),
    AppFile("tests/conftest.py", access.auth_view),
    AppFile("tests/identity.py", access.identity_tests_view, when=access.has_auth),
    AppFile("tests/factories.py", Composed(factories.factory_view, factories.factories_view)),
    AppFile("tests/support.py", factories.support_view),
    AppFile("tests/clock.py", when=scripts.awaits_moments),
    AppFile("tests/row_cases.py", row_cases.row_cases_view, when=row_cases.has_cases),
    AppFile("tests/unit/test_rules.py", row_rules.rules_tests_view, when=row_rules.has_row_rules),
    AppFile("tests/unit/test_row_rules.py", row_cases.row_tests_view, when=row_cases.has_cases),
    AppFile("tests/unit/test_users.py", row_rules.user_view, when=row_rules.has_users),
    AppFile("tests/integration/test_row_rules.py", row_cases.row_tests_view, when=row_cases.has_cases),
    AppFile("tests/steps.py", identity.app_view, when=methods.has_methods),
    AppFile("tests/services.py", methods.methods_view, when=methods.has_methods),
    AppFile("tests/operations.py", cases.operation_laws_view, when=conditions.any_entity(conditions.operated)),
    AppFile("tests/scenarios/__init__.py", scripts.scenario_index_view, when=scripts.has_scenarios),
    AppFile("tests/cases/__init__.py", case_index.case_index_view),
    AppFile("tests/cases/base.py", case_index.base_view),
    AppFile("tests/every.py", case_index.every_view),
    AppFile(
        "tests/hostile.py", hostile_values.hostile_values_view, when=conditions.any_entity(conditions.takes_values)
    ),
    AppFile("tests/unit/__init__.py"),
    AppFile("tests/unit/test_access.py", when=access.has_auth),
    AppFile("tests/unit/test_bodies.py"),
    AppFile(
        "tests/unit/test_business_operations.py",
        cases.operation_laws_view,
        when=conditions.any_entity(conditions.operated),
    ),
    AppFile("tests/unit/test_case_folding.py", when=conditions.any_entity(conditions.searches)),
    AppFile("tests/unit/test_computed_fields.py", computed.computed_view, when=computed.has_computed),
    AppFile("tests/unit/test_config.py", index.settings_view),
    AppFile("tests/unit/test_database_url.py"),
    AppFile("tests/unit/test_entities.py", factories.entities_test_view),
    AppFile("tests/unit/test_errors.py"),
    AppFile("tests/unit/test_exact_route.py"),
    AppFile("tests/unit/test_operation.py", when=conditions.any_entity(conditions.operated)),
    AppFile("tests/unit/test_identity_settings.py", when=access.has_auth),
    AppFile("tests/unit/test_issuer.py", when=access.has_auth),
    AppFile("tests/unit/test_key_sets.py", when=access.has_auth),
    AppFile("tests/unit/test_keys.py", when=access.has_auth),
    AppFile("tests/unit/test_logging.py"),
    AppFile("tests/unit/test_measured.py", when=repositories.measures),
    AppFile("tests/unit/test_middleware.py", access.auth_view),
    AppFile("tests/unit/test_openapi.py", base_classes.description_view),
    AppFile("tests/unit/test_operation_bodies.py", bodies.laws_of_bodies, when=bodies.has_bodies),
    AppFile("tests/unit/test_pages.py", base_classes.base_schemas_view),
    AppFile("tests/unit/test_handshakes.py"),
    AppFile("tests/unit/test_proxies.py"),
    AppFile("tests/unit/test_rate_limit.py"),
    *_support("tests/unit/test_{}.py", (module for module, tested in SUPPORT_MODULES.items() if tested), {}),
    AppFile("tests/unit/test_unit_of_work.py", unit_of_work.unit_of_work_view, when=unit_of_work.has_subject),
    AppFile("tests/unit/test_scenarios.py", when=scripts.has_scenarios),
    AppFile("tests/unit/test_remembered_tokens.py", when=access.has_auth),
    AppFile("tests/unit/test_tokens.py", when=access.has_auth),
    AppFile("tests/unit/test_security.py", when=conditions.any_entity(conditions.sanitizes)),
    AppFile("tests/unit/test_schemas.py", laws_view, when=conditions.any_entity(conditions.answers)),
    AppFile("tests/unit/test_references.py", references.references_view, when=conditions.any_entity(conditions.refers)),
    AppFile(
        "tests/unit/test_nested_rows.py", nested_rows.nested_rows_view, when=conditions.any_entity(conditions.nests)
    ),
    AppFile("tests/unit/test_links.py", link_rows.links_view, when=conditions.any_entity(link_rows.writes_links)),
    AppFile("tests/unit/test_repositories.py", laws_view),
    AppFile("tests/unit/test_repository_lists.py", laws_view, when=conditions.any_entity(conditions.has("list"))),
    AppFile("tests/unit/test_services.py", laws_view, when=conditions.any_entity(conditions.routed)),
    AppFile("tests/unit/test_tables.py", laws_view, when=has_constraints),
    AppFile("tests/unit/test_workers.py"),
    AppFile("tests/integration/__init__.py"),
    AppFile("tests/integration/test_access.py", access.access_tests_view, when=access.has_auth),
    AppFile("tests/integration/test_api.py", endpoints.endpoints_law_view),
    AppFile(
        "tests/integration/test_business_operations.py",
        cases.operation_laws_view,
        when=conditions.any_entity(conditions.operated),
    ),
    AppFile("tests/integration/test_database.py"),
    AppFile("tests/integration/test_hostile_input.py", hostile.hostile_view),
    AppFile(
        "tests/integration/test_keys.py", special.keys_law_view, when=conditions.any_entity(special.has_special_keys)
    ),
    AppFile("tests/integration/test_lists.py", laws_view, when=conditions.any_entity(conditions.has("list"))),
    AppFile("tests/integration/test_migration_steps.py", when=conditions.evolved),
    AppFile("tests/integration/test_observability.py", index.index_view),
    AppFile("tests/integration/test_operation_bodies.py", bodies.laws_of_bodies, when=bodies.has_bodies),
    AppFile("tests/integration/test_readiness.py", base_classes.readiness_view),
    AppFile("tests/integration/test_relations.py", over_http.relation_requests_view, when=over_http.has_requests),
    AppFile("tests/integration/test_rows.py", laws_view, when=conditions.any_entity(conditions.routed)),
    AppFile("tests/integration/test_scenarios.py", when=scripts.has_scenarios),
    AppFile("tests/integration/test_security.py", access.auth_view),
    AppFile("tests/integration/test_connections.py", access.auth_view),
    AppFile("tests/integration/test_server.py"),
    AppFile("tests/integration/test_upgrades.py", migration.upgrades_view, when=conditions.evolved),
    AppFile("tests/integration/test_workers.py"),
    AppFile("tests/integration/test_writes.py", laws_view, when=conditions.any_entity(conditions.takes_bodies)),
    # Running it
    AppFile("docker/Dockerfile", containers_view),
    AppFile("docker/docker-compose.yml", containers_view),
    AppFile("docker/docker-compose.dev.yml"),
    AppFile("docker/docker-compose.test.yml", containers_view),
    AppFile("docker/.env.example", identity.app_view),
    AppFile("docker/prometheus.yml", identity.app_view),
    AppFile("docker/prometheus/alerts.yml", identity.app_view),
    AppFile("docker/prometheus/alerts.test.yml", identity.app_view),
    AppFile("docker/grafana/datasources/datasource.yml"),
    AppFile("docker/grafana/dashboards/dashboards.yml"),
    AppFile("docker/grafana/dashboards/{app}.json", dashboard_view, "docker/grafana/dashboards/app.json"),
    # Running it in a cluster
    AppFile("deploy/kubernetes/base/kustomization.yaml", identity.app_view),
    AppFile("deploy/kubernetes/base/serviceaccount.yaml", identity.app_view),
    AppFile("deploy/kubernetes/base/deployment.yaml", identity.app_view),
    AppFile("deploy/kubernetes/base/service.yaml", identity.app_view),
    AppFile("deploy/kubernetes/base/hpa.yaml", identity.app_view),
    AppFile("deploy/kubernetes/base/pdb.yaml", identity.app_view),
    AppFile("deploy/kubernetes/base/networkpolicy.yaml", identity.app_view),
    AppFile("deploy/kubernetes/base/migration-job.yaml", identity.app_view),
    AppFile("deploy/kubernetes/base/servicemonitor.yaml", identity.app_view),
    AppFile("deploy/kubernetes/overlays/production/namespace.yaml", identity.app_view),
    AppFile("deploy/kubernetes/overlays/production/kustomization.yaml", identity.app_view),
)

ENTITY_FILES: Final = (
    EntityFile("src/models/entities/{entity}.py", entity_modules.entity_module),
    EntityFile("src/models/schemas/{entity}.py", entity_modules.schema_module, conditions.answers),
    EntityFile("src/repositories/{entity}_repository.py", repositories.repository_module),
    EntityFile("src/services/{entity}_service.py", entity_modules.service_module, conditions.routed),
    EntityFile("src/api/routes/{plural}.py", entity_modules.route_module, conditions.routed),
    EntityFile("tests/cases/{entity}.py", subject.subject_view),
)  # fmt: skip

# Operations speak of other entities too, so their views see the whole app.
OPERATION_FILES: Final = (
    EntityFile("src/models/schemas/{entity}_operations.py", operations.schemas_view, operations.has_bodies),
    EntityFile("src/services/{entity}_operations.py", operations.service_view, conditions.operated),
    EntityFile("src/api/routes/{entity}_operations.py", operations.routes_view, conditions.operated),
    EntityFile("tests/cases/{entity}_operations.py", cases.entity_operations_view, conditions.operated),
    EntityFile("tests/scenarios/{plural}.py", scripts.scenarios_view, among=scripts.is_home),
)  # fmt: skip
