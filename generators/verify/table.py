"""THE TABLE: every check, what it observes, and the files that it depends on.

To add a check: a function that yields observations, and one line here. Which observations make a point of the
readiness report is in ``generators.readiness.points``.
"""

from __future__ import annotations

from typing import Final

from generators.verify.check import CHECKOUT, CODE, IMAGE, PROJECT, TESTED, Check
from generators.verify.checks.code import mutants, own_tests, tools
from generators.verify.checks.containers import attacks, ci, compose_test, grafana, image, prometheus_rules, stack
from generators.verify.checks.files import dashboard, kubernetes, linters
from generators.verify.checks.running import (
    contract,
    fuzz,
    health,
    hostile,
    html,
    limits,
    migrations,
    observability,
    scenarios,
    settings,
    smoke,
    sql_statements,
    strict,
    transactions,
)
from generators.verify.checks.running.faults import ledger
from generators.verify.subjects.attackers import ATTACKS

# What takes longest comes first, so that nothing long is left for the end.
CHECKS: Final = (
    Check("mutants", "the application's own tests notice when it is wrong", mutants.mutants,
          ("killed", "models", "repositories", "services"), TESTED, spec=False),
    Check("own_tests", "the application's own tests, in two random orders, with coverage", own_tests.own_tests,
          ("orders-agree", "coverage-total", "coverage-layers", "pass", "unit-complete", "integration-complete",
           "every-operation", "real-database"), TESTED),
    Check("compose_test", "the application's own tests, in containers", compose_test.compose_test,
          ("exit-code", "pass", "complete", "coverage", "in-memory", "leaves-nothing"), (*IMAGE, *TESTED),
          engine=True),
    Check("ci", "what the CI workflow runs, in a clean container; a failing test makes it red", ci.ci,
          ("runs-make", "green", "red"), CHECKOUT, spec=False, engine=True),
    Check("stack", "the whole stack of the compose file, at work", stack.stack,
          ("secrets-required", "migrations-at-once", "healthy", "database-port", "flow", "metrics-private", "counts",
           "target-up", "scraped", "rules", "dashboard", "alive", "ready", "alive-stopped", "not-ready-stopped",
           "no-detail", "ready-again", "alive-frozen", "not-ready-frozen", "ready-thawed", "shared", "redis-down",
           "redis-back", "ends", "no-lost-request", "largest-answers", "leaves-nothing"), IMAGE,
          engine=True, timed=True),
    Check("image", "the image, and a container of it under every restriction", image.image,
          ("builds", "lean", "labels", "healthy", "not-root", "read-only", "unhealthy", "healthy-again", "stops"),
          IMAGE, spec=False, engine=True, timed=True),
    Check("attacks", "requests that would use up its memory or its time, on the image", attacks.attacks,
          tuple(ATTACKS), IMAGE, engine=True, timed=True),
    Check("grafana", "Grafana starts with the dashboard and reaches Prometheus", grafana.grafana,
          ("healthy", "dashboard", "datasource"), ("docker/*",), spec=False, engine=True),
    Check("hostile", "hostile input: no 5xx, no echo, the same value everywhere", hostile.hostile,
          ("no-5xx", "no-echo", "read-back")),
    Check("fuzz", "schemathesis against the live server", fuzz.fuzz, ("no-5xx", "as-documented")),
    Check("scenarios", "the scenarios of the spec, over HTTP", scenarios.scenarios, ("as-expected", "no-5xx")),
    Check("settings", "settings that are missing or malformed are refused", settings.settings,
          ("required-removed", "malformed"), spec=False, timed=True),
    Check("pylint", "pylint, a score of 8 or more", tools.pylint, ("score",), (*CODE, ".pylintrc"), spec=False),
    Check("mypy", "mypy --strict", tools.mypy, ("strict",), TESTED, spec=False),
    Check("limits", "rate limits, alone and shared over Redis", limits.limits,
          ("limited", "forged-header", "shared", "redis-down", "redis-back")),
    Check("metrics", "metrics count every request", observability.metrics,
          ("parses", "counts", "failures-count", "junk-paths")),
    Check("health", "alive and ready while the database stops and freezes", health.health,
          ("alive", "ready", "alive-stopped", "not-ready-stopped", "no-detail", "ready-again", "alive-frozen",
           "not-ready-frozen", "ready-thawed", "not-ready-draining"), timed=True),
    Check("faults", "writes while something fails around them: none that was acknowledged is lost", ledger.faults,
          ledger.FAULTS, timed=True),
    Check("html", "sanitised HTML, and plain text as it is", html.html,
          ("nothing-active-create", "nothing-active-update", "idempotent", "plain-text")),
    Check("collect", "pytest finds the tests", own_tests.collect, ("elsewhere", "configured", "enough"), TESTED),
    Check("logs", "structured logs under load", observability.logs, ("structured", "request-id", "no-secrets")),
    Check("migrations", "migrations there and back, and two at once", migrations.migrations,
          ("upgrade", "check", "catalog", "downgrade", "upgrade-again", "two-at-once")),
    Check("upgrades", "rows of every earlier release, on the way to the newest revision and back", migrations.upgrades,
          ("rows",), TESTED),
    Check("kubernetes", "the Kubernetes manifests: schemas, policies, agreement with the application",
          kubernetes.kubernetes, ("builds", "schemas", "policies", "consistent"),
          ("deploy/*", *PROJECT, "src/*"), spec=False),
    Check("strict", "exact types and no unknown fields", strict.strict, ("no-coercion", "unknown-field", "valid")),
    Check("transactions", "COMMIT before the answer", transactions.transactions,
          ("commit-first", "visible", "failed-commit")),
    Check("statements", "statements by repositories only, and no query per row", sql_statements.statements,
          ("repositories-only", "no-n-plus-one", "counted-in-sql", "sorted-by-index")),
    Check("smoke", "every operation over HTTP in production settings", smoke.smoke,
          ("starts", "succeeds", "refuses", "documentation-off", "headers"), timed=True),
    Check("env_example", ".env.example is complete, and refused in production", settings.env_example,
          ("keys", "starts", "refused-in-production"), spec=False),
    Check("contract", "the operations are those of the spec", contract.contract, ("operations", "no-duplicates")),
    Check("environment", "the application can be imported", tools.environment, ("imports",), spec=False),
    Check("layers", "no layer imports one above it", tools.layers, ("contracts",), ("src/*",), spec=False),
    Check("bandit", "bandit finds nothing", tools.bandit, ("security",), spec=False),
    Check("rules", "Prometheus' rules, their tests and its configuration", prometheus_rules.rules,
          ("rules", "config", "unit-tests"), ("docker/docker-compose*.yml", "docker/prometheus*"), spec=False,
          engine=True),
    Check("dashboard", "the Grafana dashboard, by Grafana's schema and the spec", dashboard.dashboard,
          ("schema", "counters"), ("docker/grafana/*",)),
    Check("hadolint", "the Dockerfile", linters.hadolint, ("dockerfile",), ("docker/Dockerfile*", ".hadolint.yaml"),
          spec=False),
    Check("yamllint", "every YAML file", linters.yamllint, ("yaml",), ("*.yml", "*.yaml"), spec=False),
    Check("zizmor", "what the CI workflows let others do", linters.zizmor, ("workflows",), (".github/*",), spec=False),
    Check("actionlint", "the CI workflows: keys, expressions, inputs of actions", linters.actionlint, ("workflows",),
          (".github/*",), spec=False),
    Check("ruff", "style and format", tools.ruff, ("style", "format"), TESTED, spec=False),
)  # fmt: skip
