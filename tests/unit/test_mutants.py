"""Which mutants an application gets."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from generators.mutation.mutants import Mutant, is_program, layer_of, mutants_of, sample, sources_of
from generators.mutation.result import MutantOutcome, MutationResult, mutation_job, read_result, run, seconds_to_measure
from generators.mutation.runner.selection import tests_for as select
from generators.mutation.sites import When
from generators.support.errors import UserError
from tests.golden.expected import expected, write

SERVICE = '''"""Things."""

import logging

logger = logging.getLogger("é")
CREATED = Counter("things_created_total", "Things created.")


class Things:
    """All things."""

    def __repr__(self) -> str:
        return "Things" + "!"

    async def page(self, size: int = 20) -> list[int]:
        """One page."""
        logger.info("listed", size=size + 1)
        if size is not None and not self.closed:
            raise NotFoundError("thing", self.name)
        query = select(Thing).where(Thing.id == 1, *self.visible()).order_by(Thing.at.asc())
        CREATED.inc()
        return -(-self.total // size)
'''
OF_SERVICE = """\
5: constant: logger = logging.getLogger('XXé')
6: constant: CREATED = Counter('XXthings_created_total', "Things created.")
15: constant: async def page(self, size: int = 21) -> list[int]:
18: comparison: if size is None and not self.closed:
18: boolean: if size is not None or not self.closed:
18: condition: if False:
18: condition: if True:
18: not: if not (size is not None and not self.closed):
18: not: if size is not None and (self.closed):
19: statement: pass
19: constant: raise NotFoundError('XXthing', self.name)
20: call: query = select(Thing).where(Thing.id == 1, *self.visible())
20: call: query = select(Thing).order_by(Thing.at.asc())
20: argument: query = select(Thing).where(*self.visible()).order_by(Thing.at.asc())
20: argument: query = select(Thing).where(Thing.id == 1).order_by(Thing.at.asc())
20: comparison: query = select(Thing).where(Thing.id != 1, *self.visible()).order_by(Thing.at.asc())
20: constant: query = select(Thing).where(Thing.id == 2, *self.visible()).order_by(Thing.at.asc())
20: argument: query = select(Thing).where(Thing.id == 1, *self.visible()).order_by()
20: method: query = select(Thing).where(Thing.id == 1, *self.visible()).order_by(Thing.at.desc())
21: statement: pass
22: return: return None
22: sign: return (-self.total // size)
22: arithmetic: return -(-self.total * size)
22: sign: return -((self.total) // size)
"""

SCHEMA = """from pydantic import Field

Name = Annotated[str, Field(min_length=1, title="Name", examples=["Ada"]), NO_NUL]


class Thing(Input):
    model_config = ConfigDict(extra="forbid")

    name: Name | None = None
    born: date = Field(default=date.fromisoformat("2000-02-28"))
    sort: Literal["a", "b"] = "a"

    __table_args__ = (CheckConstraint("size >= 1", name="size_ge"), Index("ix", "a", "b"))
"""
OF_SCHEMA = """\
3: metadata: Name = Annotated[str, NO_NUL]
3: argument: Name = Annotated[str, Field(title="Name", examples=["Ada"]), NO_NUL]
3: constant: Name = Annotated[str, Field(min_length=2, title="Name", examples=["Ada"]), NO_NUL]
3: metadata: Name = Annotated[str, Field(min_length=1, title="Name", examples=["Ada"])]
7: argument: model_config = ConfigDict()
7: constant: model_config = ConfigDict(extra='XXforbid')
9: optional: name: Name = None
9: default: name: Name | None
10: argument: born: date = Field()
10: constant: born: date = Field(default=date.fromisoformat('2000-02-29'))
11: choice: sort: Literal["b"] = "a"
11: choice: sort: Literal["a"] = "a"
11: default: sort: Literal["a", "b"]
11: constant: sort: Literal["a", "b"] = 'XXa'
13: element: __table_args__ = (Index("ix", "a", "b"),)
13: element: __table_args__ = (CheckConstraint("size >= 1", name="size_ge"),)
13: constraint: __table_args__ = (CheckConstraint("size > 1", name="size_ge"), Index("ix", "a", "b"))
13: constant: __table_args__ = (CheckConstraint('XXsize >= 1', name="size_ge"), Index("ix", "a", "b"))
13: argument: __table_args__ = (CheckConstraint("size >= 1"), Index("ix", "a", "b"))
13: constant: __table_args__ = (CheckConstraint("size >= 1", name='XXsize_ge'), Index("ix", "a", "b"))
13: argument: __table_args__ = (CheckConstraint("size >= 1", name="size_ge"), Index("a", "b"))
13: constant: __table_args__ = (CheckConstraint("size >= 1", name="size_ge"), Index('XXix', "a", "b"))
13: argument: __table_args__ = (CheckConstraint("size >= 1", name="size_ge"), Index("ix", "b"))
13: constant: __table_args__ = (CheckConstraint("size >= 1", name="size_ge"), Index("ix", 'XXa', "b"))
13: argument: __table_args__ = (CheckConstraint("size >= 1", name="size_ge"), Index("ix", "a"))
13: constant: __table_args__ = (CheckConstraint("size >= 1", name="size_ge"), Index("ix", "a", 'XXb'))
"""


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An application to mutate."""
    folder = tmp_path_factory.mktemp("app")
    write(folder, expected("simple_task_api"))
    return folder


def shown(text: str) -> list[str]:
    return [f"{each.line}: {each.operator}: {each.after}" for each in mutants_of("src/models/x.py", text, "models")]


@pytest.mark.parametrize(("layer", "count"), [("models", 2), ("routes", 2), ("repositories", 0), ("services", 0)])
def test_choices_that_only_a_type_checker_reads_stay(layer: str, count: int) -> None:
    assert len(mutants_of(f"src/{layer}/x.py", 'Lock = Literal["share", "update"]\n', layer)) == count


@pytest.mark.parametrize(("text", "expected"), [(SERVICE, OF_SERVICE), (SCHEMA, OF_SCHEMA)], ids=["code", "fields"])
def test_mutants_of_a_source(text: str, expected: str) -> None:
    assert sorted(shown(text)) == sorted(expected.splitlines())


@pytest.mark.parametrize(
    "text",
    [
        '"""Only a docstring."""\n',
        "if TYPE_CHECKING:\n    x = 1\n",
        "__all__ = ['a', 'b']\n",
        "T = TypeVar('T', bound=int)\n",
        "def f(x: int | None) -> 'X': ...\n",
        "logger.warning('not_ready', count=1)\n",
        "from a import b as c\n",
        "x = f'{y}-z'\n",
        "@dataclass(frozen=True)\nclass Link:\n    inner: int | None\n",
    ],
)
def test_what_nobody_could_notice_is_left_alone(text: str) -> None:
    assert shown(text) == []


def test_a_mutant_is_a_program_and_not_the_same_one(app: Path) -> None:
    for file, text in sources_of(app).items():
        for mutant in mutants_of(file, text, "models"):
            if is_program(text, mutant):
                assert text.encode()[mutant.start : mutant.end] != mutant.text.encode()


def test_the_sample_depends_on_sources_and_seed_only(app: Path) -> None:
    sources = sources_of(app)
    chosen = sample(sources, seed=1, per_layer=5)

    assert chosen == sample(dict(reversed(sources.items())), seed=1, per_layer=5)
    assert chosen != sample(sources, seed=2, per_layer=5)
    assert Counter(mutant.layer for mutant in chosen) == dict.fromkeys(
        ("models", "repositories", "services", "routes"), 5
    )
    assert all(layer_of(mutant.file) == mutant.layer for mutant in chosen)


def test_a_layer_with_few_mutants_gives_all() -> None:
    sources = {"src/services/x.py": "x = 1\ny = 2\n", "src/core/z.py": "z = 3\n"}

    assert [mutant.after for mutant in sample(sources, seed=0, per_layer=10)] == ["x = 2", "y = 3"]


def test_ids_are_unique(app: Path) -> None:
    ids = [mutant.id for mutant in sample(sources_of(app), seed=0, per_layer=10_000)]

    assert len(set(ids)) == len(ids)


def test_a_kept_result_is_made_by_the_first_call() -> None:
    text = """\
@cache
def kept(): return 1

@lru_cache(maxsize=None)
def also(): return 2

def not_kept(): return 3

@cache
def built(): return part()

def part():
    return deeper()

def deeper():
    return 4
"""

    found = {mutant.before: mutant.when for mutant in mutants_of("src/services/x.py", text, "services")}

    assert {found["def kept(): return 1"], found["def also(): return 2"]} == {When.FIRST_CALL}
    assert found["return 4"] == When.FIRST_CALL  # only what is kept asks for it
    assert found["def not_kept(): return 3"] == When.CALL


def mutant_of(file: str, when: When = When.CALL) -> Mutant:
    return Mutant("id", "services", file, 3, "x", "", "", 0, 1, "y", 3, 4, when)


def test_the_tests_of_a_mutant_are_those_that_execute_it_or_all_where_it_is_executed_once() -> None:
    baseline = {
        "seen": {"tests/unit/test_a.py::one": 0.1, "tests/unit/test_task_service.py::two": 0.1, "tests/t.py::three": 1},
        "lines": {
            "src/services/task_service.py": {"1": [""], "4": ["tests/t.py::three"], "9": ["tests/unit/test_a.py::one"]}
        },
    }
    called = vars(mutant_of("src/services/task_service.py"))
    at_import = vars(mutant_of("src/services/task_service.py", When.IMPORT))
    kept = vars(mutant_of("src/services/task_service.py", When.FIRST_CALL))

    assert select(called, baseline) == ["tests/t.py::three"]
    assert [name.rpartition("::")[2] for name in select(kept, baseline)] == ["three", "one", "two"]
    # First those that execute something of the module, the slow one last; then those whose names say the most.
    names = [name.rpartition("::")[2] for name in select(at_import | {"first_line": 1, "last_line": 1}, baseline)]
    assert names == ["one", "three", "two"]


def test_the_result_of_a_run(app: Path, tmp_path: Path) -> None:
    chosen = sample(sources_of(app), seed=0, per_layer=1)

    def answer(argv: object, cwd: Path) -> str:
        lines: list[dict[str, object]] = []
        for mutant, status in zip(chosen, ("killed", "timeout", "survived", "killed"), strict=True):
            suite = "integration" if mutant.layer == "routes" else "unit"
            lines.append({"id": mutant.id, "status": status, "by": "t", "suite": suite, "seconds": 1.0})
        return "\n".join(map(json.dumps, [*lines, {"done": 4, "seconds": 5.0}]))

    result = run(Path("python"), app, "postgresql://", 0, 1, 2, tmp_path / "job.json", answer)

    assert [(each.layer, each.total, each.killed_by_unit, each.killed) for each in result.layers] == [
        ("models", 1, 1, 1),
        ("repositories", 1, 1, 1),
        ("services", 1, 0, 0),
        ("routes", 1, 0, 1),
    ]
    assert [(each.mutant.file, each.mutant.line) for each in result.survivors] == [(chosen[2].file, chosen[2].line)]


@pytest.mark.parametrize(
    ("file", "layer", "suite", "unit_only"),
    [
        ("src/services/x.py", "services", "unit", []),
        ("src/services/x.py", "services", "integration", [True]),
        # Routes have no unit tests of their own: what those notice as well is no finding.
        ("src/api/routes/x.py", "routes", "unit", []),
        ("src/api/routes/x.py", "routes", "integration", []),
    ],
)
def test_what_only_the_other_tests_notice(file: str, layer: str, suite: str, unit_only: list[bool]) -> None:
    mutant = replace(mutant_of(file), layer=layer)
    result = MutationResult(0, (MutantOutcome(mutant, "killed", suite, reached=True),))

    assert [each.unit_only for each in result.survivors] == unit_only


@pytest.mark.parametrize(
    ("output", "message"),
    [("", "ended early; 4 of 4"), ('{"error": "the unit tests fail without a mutant: x"}', "fail without a mutant")],
)
def test_a_run_that_says_too_little_is_an_error(app: Path, output: str, message: str) -> None:
    with pytest.raises(UserError, match=message):
        read_result(output, sample(sources_of(app), seed=0, per_layer=1), 0)


def test_the_job_is_plain_json(app: Path) -> None:
    job = mutation_job(app, sample(sources_of(app), seed=0, per_layer=1), "postgresql://", workers=2)

    assert json.loads(json.dumps(job)) == job
    assert [mutant["suites"][0] for mutant in job["mutants"]] == ["unit", "unit", "unit", "integration"]


def test_what_adds_nothing_is_not_missed() -> None:
    idle = {"src/repositories/a.py": "def visible():\n    return ()\nx = (*visible(), 7)\n"}
    used = {**idle, "src/repositories/b.py": "def visible():\n    return (8,)\n"}

    def of_x(sources: dict[str, str]) -> list[str]:
        return [mutant.after for mutant in sample(sources, seed=0, per_layer=99) if mutant.after.startswith("x")]

    assert sorted(of_x(idle)) == ["x = (*visible(), 8)", "x = (*visible(),)"]
    listed = {**idle, "src/repositories/c.py": "x = select(t).where(*visible()).limit(n)\n"}
    assert "x = select(t).limit(n)" not in of_x(listed)
    assert "x = select(t).limit(n)" in of_x({**listed, "src/repositories/b.py": "def visible():\n    return (8,)\n"})
    assert sorted(of_x(used)) == ["x = (*visible(), 8)", "x = (*visible(),)", "x = (7,)"]


def test_a_parameter_of_a_query_cannot_be_null() -> None:
    assert shown("class ListQuery(Page):\n    done: bool | None = None\n") == ["2: default: done: bool | None"]


def test_a_suite_may_take_longer_the_more_there_is_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "tests" / "integration"
    folder.mkdir(parents=True)
    (folder / "test_one.py").touch()
    assert seconds_to_measure(tmp_path) == 900
    for number in range(99):
        (folder / f"test_{number}.py").touch()
    assert seconds_to_measure(tmp_path) == 3000
