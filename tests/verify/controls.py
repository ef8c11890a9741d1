"""The negative controls: for every point of the readiness report a defect that must lose exactly that point.

Each is injected into a copy of the generated simple_task_api. A text to replace that is no longer there is an error,
so a control cannot become harmless when the templates change.
"""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import indent

from tests.verify.defects import Defect, both, remove, remove_folder, replace, strip_asserts, write


@dataclass(frozen=True)
class Control:
    """One defect. loses: the points that it must lose; why: when that is more than one point.

    mutants: how many of each layer; few where no test notices any, because each of them then runs all tests.
    """

    name: str
    loses: frozenset[int]
    inject: Defect
    why: str = ""
    mutants: int = 3


_UNTESTED = '"""Nobody calls this."""\n\n\n' + "\n\n".join(
    f"def unused_{number}(value: int) -> int:\n"
    f'    """Unused."""\n    value += 1\n    value += 2\n    value += 3\n    return value\n'
    for number in range(200)
)
_WORKFLOW = ".github/workflows/ci.yml"
_ENTITY_MIXIN = "src/models/schemas/base.py"

CONTROLS = (
    Control("testpaths misspelt", frozenset({1}), replace("pytest.ini", "testpaths = tests", "testpaths = test")),
    # With 400 an application of 1,600, all of them tested, would be at 80 % still.
    Control("800 untested lines", frozenset({2}), write("src/core/unused.py", _UNTESTED), mutants=1),
    Control(
        "all asserts stripped", frozenset({2, 3}), strip_asserts("tests"),
        "the unit tests, which point 3 is about, lose their assertions too", mutants=1,
    ),
    Control(
        "one entity's service tests deleted", frozenset({3}), remove("tests/unit/test_services.py"), mutants=8,
    ),
    Control(
        "one endpoint's tests skipped", frozenset({4}),
        replace("tests/integration/test_lists.py", "async def page(",
                'pytestmark = pytest.mark.skip(reason="later")\n\n\nasync def page('),
    ),
    Control(
        "a print in a service", frozenset({5}),
        replace("src/services/task_service.py", "        self.repository.after_commit(TASKS_CREATED.inc)\n",
                '        self.repository.after_commit(TASKS_CREATED.inc)\n        print("created", task.id)\n'),
    ),
    Control(
        "liveness queries the database", frozenset({6}),
        both(
            replace("src/api/routes/health.py", "async def health_check() -> Health:\n",
                    "async def health_check(request: Request, response: Response) -> Health:\n"),
            replace("src/api/routes/health.py", "    return Health()\n",
                    "    if await request.state.database_probe.fault():\n"
                    "        response.status_code = 503\n    return Health()\n"),
        ),
    ),
    Control(
        'a constant "ready"', frozenset({7}),
        replace("src/api/routes/health.py", "fault = await probe.fault()\n",
                "fault = None if probe else \"\"\n"),
    ),
    Control(
        "metric label is the raw path", frozenset({8}),
        replace("src/core/metrics.py", '    path: str = getattr(scope.get("route"), "path", UNMATCHED)\n',
                '    path: str = scope["path"]\n'),
    ),
    Control(
        "a route imports a repository", frozenset({9}),
        replace("src/api/routes/tasks.py", "from src.models.schemas.task import",
                "from src.repositories.task_repository import TaskRepository as TaskRepository\n"
                "from src.models.schemas.task import"),
    ),
    Control(
        "commit after the response", frozenset({10}),
        replace("src/api/dependencies.py", 'Depends(get_db, scope="function")', "Depends(get_db)"),
    ),
    Control(
        "an index dropped from the migration only", frozenset({11, 12}),
        replace("alembic/versions/0001_initial_schema.py",
                '    op.create_index(op.f("ix_tasks_title"), "tasks", ["title", "created_at", "id"])\n', ""),
        "the list is sorted by it",
    ),
    Control(
        "a migration that cannot be undone, for no reason", frozenset({11}),
        replace("alembic/versions/0001_initial_schema.py",
                '    op.drop_table("tasks")\n', '    raise NotImplementedError("later")\n'),
    ),
    Control(
        "another bound in the migration only", frozenset({11}),
        replace("alembic/versions/0001_initial_schema.py",
                'sa.CheckConstraint("char_length(title) <= 200"', 'sa.CheckConstraint("char_length(title) <= 300"'),
    ),
    Control(
        "len(all())", frozenset({12}),
        both(
            replace("src/repositories/base.py", "result = await self.db.execute(_where(self._count(), conditions))",
                    "result = await self.db.execute(select(self.table).where(*self.visible(), *conditions))"),
            replace("src/repositories/base.py", "total: int = result.scalar_one()", "total: int = len(result.all())"),
        ),
    ),
    Control(
        "a sort key without its index", frozenset({12}),
        both(
            replace("src/models/entities/task.py",
                    '        Index("ix_tasks_title", "title", "created_at", "id"),\n', ""),
            replace("alembic/versions/0001_initial_schema.py",
                    '    op.create_index(op.f("ix_tasks_title"), "tasks", ["title", "created_at", "id"])\n', ""),
        ),
    ),
    Control(
        "a default DATABASE_URL in production", frozenset({13}),
        replace("src/core/config.py", "database_url: str = Field(repr=False)",
                'database_url: str = Field("postgresql+asyncpg://app:secret@localhost/app", repr=False)'),
    ),
    Control("a key missing in .env.example", frozenset({14}), replace(".env.example", "LOG_LEVEL=INFO\n", "")),
    Control(
        "lax fields", frozenset({15}),
        replace(_ENTITY_MIXIN, 'ConfigDict(strict=True, extra="forbid")', 'ConfigDict(extra="forbid")'),
    ),
    Control(
        "sanitising skipped on update", frozenset({16}),
        replace("src/models/schemas/task.py",
                "    title: MayBeAbsent[TaskTitle] = None\n    description: TaskDescription | None = None\n",
                "    title: MayBeAbsent[TaskTitle] = None\n"
                "    description: Annotated[str, Field(max_length=1000), CLEAN_TEXT] | None = None\n"),
    ),
    Control(
        "rate limit keyed on the first forwarded element", frozenset({17}),
        replace("src/core/proxies.py", '    address = connection.client.host if connection.client else ""\n',
                '    forwarded = connection.headers.get("x-forwarded-for")\n    if forwarded:\n'
                '        return forwarded.split(",")[0]\n'
                '    address = connection.client.host if connection.client else ""\n'),
    ),
    Control(
        "shell-form CMD", frozenset({18}),
        replace("docker/Dockerfile", 'CMD ["python", "-m", "src.server"]',
                "CMD alembic --help > /dev/null && python -m src.server"),
    ),
    Control(
        "scrape path /metrics", frozenset({19}),
        replace("docker/prometheus.yml", "metrics_path: /metrics/metrics", "metrics_path: /metrics"),
    ),
    Control(
        "`|| true` on the tests", frozenset({20}),
        replace("Makefile", "$(TESTS) --cov-report=xml", "$(TESTS) --cov-report=xml || true"),
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Catch:
    """A defect that must make an observation, or several of one check, fail.

    For checks that make no point, and second ways to lose one.
    """

    name: str
    observation: str
    inject: Defect
    app: str = "simple_task_api"


_SERVICE = "src/services/task_service.py"
_HANDLERS = "src/core/error_handlers.py"
_CHECKOUT = "src/services/order_operations.py"
_BASE = "deploy/kubernetes/base"
_SHOP = "shop_with_accounts"
_ASKED_FIRST = (
    "            request.state.caller = await authenticator.caller(request)\n"
    "            self.access.check(request.state.caller)\n"
)
_ASKED_LATER = indent(_ASKED_FIRST, "    ")
# A body is read before its sender is known.
BODY_BEFORE_CALLER = both(
    replace(
        "src/api/exact_route.py",
        f"{_ASKED_FIRST}            if request.scope",
        f"            if self.body_field is None:\n{_ASKED_LATER}            if request.scope",
    ),
    replace(
        "src/api/exact_route.py",
        "                return await handle(ExactRequest(",
        f"{_ASKED_LATER}                return await handle(ExactRequest(",
    ),
)
_UNREVIEWED = "def F(a,b,c,d,e,f,g):\n" + "".join(f"    X{n}=a;Y{n}=b\n" for n in range(400))

CATCHES = (
    Catch(
        "an import that nothing uses",
        "ruff/style",
        replace(_SERVICE, "from uuid import UUID\n", "import os\nfrom uuid import UUID\n"),
    ),
    Catch("an unformatted line", "ruff/format", replace(_SERVICE, "(TASKS_CREATED.inc)", "( TASKS_CREATED.inc )")),
    Catch(
        "a wrong type",
        "mypy/strict",
        replace(_SERVICE, "self.repository = repository", "self.repository: int = repository"),
    ),
    Catch(
        "eval of input",
        "bandit/security",
        write("src/core/calculator.py", "def run(text: str) -> object:\n    return eval(text)\n"),
    ),
    Catch(
        "a commit that fails is told as done",
        "faults/connections-cut",
        replace(
            "src/core/database.py",
            "                await self._transaction.__aexit__(kind, error, traceback)\n",
            "                try:\n                    await self._transaction.__aexit__(kind, error, traceback)\n"
            "                except Exception:\n                    pass\n",
        ),
    ),
    # Defects that do not hide one another share a run.
    Catch(
        "a standby is a surprise, and a full disk, a clock that is set back, a server that does not answer, Redis that"
        " is away; reads wait for writes, and nobody waits for what is in flight",
        "faults/read-only faults/disk-full faults/clock-jumps faults/pool-exhausted faults/redis-down"
        " faults/database-silent faults/standby-reached faults/failover faults/server-terminated",
        both(
            replace("src/core/connections.py", 'READ_ONLY = "25006"', 'READ_ONLY = "25999"'),
            replace("src/core/database_errors.py", '"3D", "53", "57P"', '"3D", "57P"'),
            replace(
                "src/core/rate_limit.py",
                "        if window != self._window:\n",
                "        if window < self._window:\n            raise ValueError(window)\n"
                "        if window != self._window:\n",
            ),
            replace("src/core/config.py", "self.db_connections * 4 // 5", "self.db_connections"),
            replace("src/core/rate_limit.py", "except (RedisError, OSError) as error", "except ValueError as error"),
            replace("src/core/connections.py", "db_statement_timeout_ms / 1000 + 1,", "db_statement_timeout_ms,"),
            replace(
                "src/server.py",
                "            self._state.draining = True\n",
                "            self._state.draining = self.should_exit = self.force_exit = True\n",
            ),
        ),
    ),
    Catch(
        "a connection that is dead is asked to end, and waited for",
        "faults/database-silent",
        replace("src/core/connections.py", "            driver.terminate()\n", "            del driver\n"),
    ),
    Catch(
        "a way to the database that may not be slow",
        "faults/database-slow",
        replace("src/core/connections.py", "db_statement_timeout_ms / 1000 + 1,", "db_statement_timeout_ms / 20_000,"),
    ),
    Catch(
        "a migration that waits for its lock, and all writes behind it",
        "faults/migration",
        replace("src/core/migration_steps.py", 'LOCK_TIMEOUT = "1s"', 'LOCK_TIMEOUT = "1h"'),
        app="ecommerce_api",
    ),
    Catch("code that nobody would approve", "pylint/score", write("src/core/unreviewed.py", _UNREVIEWED)),
    Catch(
        "an import that fails",
        "environment/imports",
        replace("src/main.py", "from src.api.routes import", "from src.api.no_such_module import"),
    ),
    Catch(
        "a test that fails",
        "own_tests/pass",
        both(
            write("tests/unit/test_broken.py", "def test_broken() -> None:\n    assert False\n"),
            remove_folder("tests/integration"),
        ),
    ),
    Catch(
        "documentation in production",
        "smoke/documentation-off",
        replace("src/core/config.py", "return not self.is_deployed if", "return True if"),
    ),
    Catch(
        "no security headers", "smoke/headers", replace("src/core/middleware.py", '(b"x-frame-options", b"DENY"),', "")
    ),
    Catch(
        "HTTPS is asked for over plain HTTP",
        "smoke/headers",
        replace("src/core/middleware.py", "if is_secure(", "if not is_secure("),
    ),
    Catch(
        "an operation that always fails",
        "smoke/succeeds",
        replace(_SERVICE, "        if not await self.repository.delete(task_id):\n", "        if task_id:\n"),
    ),
    Catch(
        "a 500 for some input",
        "hostile/no-5xx",
        both(
            replace("src/models/fields/text.py", 'if "\\0" in value:', 'if "\\0\\0" in value:'),
            replace("src/core/database_errors.py", '_INVALID = ("22", ', "_INVALID = ("),
        ),
    ),
    Catch(
        "errors that repeat the input",
        "hostile/no-echo",
        replace(
            _HANDLERS,
            '_MESSAGES.get(item["type"], item["msg"])',
            "f\"{item['msg']}: {item['input']}\"",
        ),
    ),
    Catch(
        "an answer that is not what is stored",
        "hostile/read-back",
        both(
            replace(
                "src/models/schemas/task.py", "from pydantic import Field", "from pydantic import AfterValidator, Field"
            ),
            replace(
                "src/models/schemas/task.py",
                "    title: str = Field(examples",
                "    title: Annotated[str, AfterValidator(str.strip)] = Field(examples",
            ),
        ),
    ),
    Catch(
        "a crash that schemathesis finds",
        "fuzz/no-5xx",
        replace(
            "src/models/schemas/base.py",
            "size: Annotated[int, Field(ge=1, le=100), DIGITS]",
            "size: Annotated[int, Field(ge=0, le=100), DIGITS]",
        ),
    ),
    Catch(
        "a status that the document does not have",
        "fuzz/as-documented",
        replace("src/api/routes/tasks.py", "error_responses(404, 422, 429, 503)", "error_responses(429, 503)"),
    ),
    Catch(
        "a row that was made and is not found",
        "fuzz/as-documented",
        replace(
            "src/services/task_service.py",
            "row = await self.repository.get(task_id)\n        if row is None:",
            "row = await self.repository.get(task_id)\n        if row:",
        ),
    ),
    Catch(
        "a migration that waits for another one inside a statement",
        "migrations/two-at-once",
        replace(
            "alembic/env.py",
            "SELECT pg_try_advisory_lock(hashtext('alembic'))",
            "SELECT pg_advisory_lock(hashtext('alembic')) IS NOT NULL",
        ),
    ),
    Catch(
        "a checkout that takes no stock",
        "scenarios/as-expected",
        replace(_CHECKOUT, "product.stock -= item.quantity", "product.stock -= 0 * item.quantity"),
        app="ecommerce_api",
    ),
    Catch(
        "a refusal that crashes",
        "scenarios/no-5xx",
        replace(_CHECKOUT, 'RefusedError(400, "cart_empty", "Cart empty")', "RuntimeError"),
        app="ecommerce_api",
    ),
    Catch(
        "a number that is read as an object",
        "strict/no-coercion",
        replace(
            "src/models/schemas/base.py",
            "        if not isinstance(value, dict):\n"
            '            raise PydanticKnownError("model_attributes_type")\n'
            "        if len(value)",
            "        if isinstance(value, dict) and len(value)",
        ),
    ),
    Catch(
        "strict with no exception for what JSON lacks",
        "strict/valid",
        both(
            replace("src/models/fields/temporal.py", "Annotated[date, Field(strict=False)]", "date"),
            replace("src/models/fields/temporal.py", "Annotated[AwareDatetime, Field(strict=False)]", "AwareDatetime"),
            replace("src/models/fields/uuids.py", "Annotated[UUID, Field(strict=False)]", "Annotated[UUID, Field()]"),
        ),
        app="everything",
    ),
    # Each run takes ten seconds and more: defects that do not hide one another share one.
    Catch(
        "a manifest not listed, a misspelt field, a container that may become root, a Service that selects nothing",
        "kubernetes/builds kubernetes/schemas kubernetes/policies kubernetes/consistent",
        both(
            replace(f"{_BASE}/kustomization.yaml", "  - pdb.yaml\n", ""),
            replace(f"{_BASE}/deployment.yaml", "readOnlyRootFilesystem:", "readonlyRootFilesystem:"),
            replace(f"{_BASE}/migration-job.yaml", "allowPrivilegeEscalation: false", "allowPrivilegeEscalation: true"),
            replace(
                f"{_BASE}/service.yaml",
                "    app.kubernetes.io/component: api\n  ports",
                "    app.kubernetes.io/component: app\n  ports",
            ),
        ),
    ),
    Catch("a manifest that is not there", "kubernetes/builds", remove(f"{_BASE}/hpa.yaml")),
    Catch(
        "a misspelt field of a ServiceMonitor, a policy declined without leave, a setting that the application refuses",
        "kubernetes/schemas kubernetes/policies kubernetes/consistent",
        both(
            replace(f"{_BASE}/servicemonitor.yaml", "scrapeTimeout:", "scrape_timeout:"),
            replace(f"{_BASE}/deployment.yaml", "readOnlyRootFilesystem: true", "readOnlyRootFilesystem: false"),
            replace(
                f"{_BASE}/deployment.yaml", "checkov.io/skip2", "checkov.io/skip3: CKV_K8S_22=x\n    checkov.io/skip2"
            ),
            replace(f"{_BASE}/kustomization.yaml", "LOG_LEVEL=INFO", "LOG_LEVEL=LOUD"),
        ),
    ),
    Catch(
        "a workflow that passes over a failure, and an import that nothing uses",
        "ci/runs-make ci/green ci/red",
        both(
            replace(_WORKFLOW, "run: make ci\n", "run: make ci\n        continue-on-error: true\n"),
            replace(_SERVICE, "from uuid import UUID", "import os\nfrom uuid import UUID"),
        ),
    ),
    Catch(
        "who is to be let in is not and the other way round, also to rows, tokens are written down, keys are not asked"
        " for again",
        "access/lets-in access/refuses-unknown access/refuses-others access/rows-get access/rows-list access/rows-total"
        " access/rows-update access/rows-delete access/rows-operations access/rows-named access/keeps-tokens"
        " access/rotation",
        both(
            replace("src/core/identity/access.py", "return self.is_public or (", "return not self.is_public or ("),
            replace("src/core/identity/tokens.py", "reason=reason)\n", "reason=reason, sent=values)\n"),
            replace("src/core/identity/keys.py", "COOLDOWN = 30.0", "COOLDOWN = 3600.0"),
        ),
        app=_SHOP,
    ),
    Catch(
        "bodies of strangers are read, the issuer is asked for every key that somebody makes up, and what is known of"
        " its keys is forgotten when it fails",
        "access/before-the-body access/unknown-keys access/issuer-down",
        both(
            BODY_BEFORE_CALLER,
            replace("src/core/identity/keys.py", "COOLDOWN = 30.0", "COOLDOWN = 0.0"),
            replace(
                "src/core/identity/keys.py",
                "            return\n        if keys.skipped",
                "            self._keys = None\n            return\n        if keys.skipped",
            ),
        ),
        app=_SHOP,
    ),
    Catch(
        "a token that was believed once is believed after its key is withdrawn",
        "access/rotation",
        replace(
            "src/core/identity/tokens.py",
            "            and await self._keys.find(known.key_id, known.algorithm) is known.key\n",
            "",
        ),
        app=_SHOP,
    ),
    Catch(
        "a rule that is another one than the spec has",
        "scenarios/as-expected",
        replace("src/api/routes/order_operations.py", '@allow("staff")', '@allow("customer")'),
        app=_SHOP,
    ),
    Catch(
        "a status that the document does not have, behind a door",
        "fuzz/as-documented",
        replace("src/api/routes/products.py", "401, 403, 404, 409, 422, 429, 503", "401, 403, 409, 422, 429, 503"),
        app=_SHOP,
    ),
    Catch(
        "tokens are in the log of requests",
        "logs/no-secrets",
        replace("src/core/identity/tokens.py", "caller=caller.subject)", "caller=caller.subject, sent=values)"),
        app=_SHOP,
    ),
    Catch(
        "an issuer that is taken for granted",
        "settings/required-removed",
        replace("src/core/config.py", "oidc_issuer: str\n", 'oidc_issuer: str = "https://id.example.com"\n'),
        app=_SHOP,
    ),
)
