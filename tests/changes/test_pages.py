"""Two specs, and the page about the way between them; ``REGOLD=1`` rewrites it.

``before.yaml`` was released, and ``released.yaml`` after it where that is there; ``unreleased.yaml`` was committed, and
``after.yaml`` is what became of it. Nothing was released of ``first``, and ``squashed`` lost what was committed. What
clients see of it is not looked at here.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from generators.changes.compare import State, page_of
from generators.changes.contract.callers import ACCESS_LEVELS
from generators.changes.contract.calls import ContractChange
from generators.changes.contract.keys import KEY_LEVELS
from generators.changes.contract.rules import WORST_FIRST, Level
from generators.changes.database import database_changes, migration_of
from generators.changes.markdown import as_markdown
from generators.changes.page import Contract, Database, Debt, Files, Page, Setting
from generators.changes.terminal import as_text
from generators.evolution.history import History, follow
from generators.language.yaml.parser import parse
from generators.plan import plan
from generators.render import render
from generators.support.errors import SpecErrors
from tests.evolution.evolving import TEMPLATES, Evolution, read

FOLDER = Path(__file__).with_name("cases")
MADE = Path(__file__).with_name("made")
CASES = sorted(path.name for path in FOLDER.iterdir())
UNRELEASED = "unreleased.yaml"
SEEN = ContractChange(
    "api-removed-without-deprecation", "ERR", "the call is gone", tuple(f"GET /{n}" for n in "abcdefg")
)


def state(history: History, text: str) -> State:
    """What the graph would compare, but for tests and what surrounds the application."""
    spec = read(text)
    following = follow(history, spec)
    if following.snapshot is not None:
        history = history.with_snapshot(following.snapshot)
    document = parse(text, "library.yaml")
    for each in following.problems:
        document.report(each.loc, each.code, each.message, each.hint, at="key")
    made = plan(replace(spec, past=history.past()), "library.yaml", TEMPLATES, revisions=history.revisions())
    files = {each.output: each.digest for each in made if each.output.startswith("src/")}
    settings = next(render(each, TEMPLATES) for each in made if each.output == "src/core/config.py")
    questions = str(SpecErrors(document.errors)) if following.problems else ""
    return State(spec, history, files, settings.decode(), questions)


def page(folder: Path) -> Page:
    """The page of a case."""
    before, after = (folder / "before.yaml").read_text(), (folder / "after.yaml").read_text()
    if folder.name == "first":
        return page_of(state(History(), before), state(History(), after), Contract(), "HEAD", released=False)
    evolution = Evolution(before)
    if (folder / "released.yaml").exists():
        before = (folder / "released.yaml").read_text()
        evolution.edit(before)
        evolution.release()
    released = evolution.history
    then = replace(state(released, before), history=released)
    if not (folder / UNRELEASED).exists():
        contract = Contract((SEEN,))
        return page_of(then, state(released, after), contract, "the last release", released=True)
    evolution.edit((folder / UNRELEASED).read_text())
    then = replace(then, history=evolution.history)
    contract = Contract(not_run="no document could be made")
    last = released if folder.name == "squashed" else evolution.history
    return page_of(then, state(last, after), contract, "main", released=False)


@pytest.mark.parametrize("name", CASES)
def test_page(name: str) -> None:
    compare(FOLDER / name, page(FOLDER / name))


def test_every_rule_about_keys_has_a_case() -> None:
    pages = "\n".join(path.read_text() for path in FOLDER.glob("*/page.md"))
    rules = {**KEY_LEVELS, **ACCESS_LEVELS}
    assert {rule for rule in rules if f"<sub>{rule}</sub>" in pages} == set(rules)


def compare(folder: Path, made: Page) -> None:
    """Hold both forms of a page to what is expected."""
    for ending, text in (("md", as_markdown(made)), ("txt", as_text(made))):
        path = folder / f"page.{ending}"
        if os.environ.get("REGOLD") == "1":
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")


def test_a_page_about_nothing() -> None:
    made = Page("library", "HEAD", Files(), Database(), Contract(), (), (), Debt())
    compare(MADE / "nothing", made)


def test_a_page_with_what_is_rare() -> None:
    settings = (Setting("TOKEN", None, "required"), Setting("MARK", "'``'", None), Setting("PORT", "1", "2"))
    changes = tuple(with_level(SEEN, level) for level in WORST_FIRST)
    database = Database(known=("0004_d",), gone=("0003_c",), altered=("0002_b",))
    debt = Debt(("notes",), ("articles.slug",))
    made = Page("library", "HEAD", Files(("README.md",)), database, Contract(changes), settings, (), debt)
    compare(MADE / "rare", made)


def with_level(change: ContractChange, level: Level) -> ContractChange:
    return ContractChange(change.rule, level, change.text, change.calls[:5])


def test_a_released_migration_that_is_another_one() -> None:
    history = Evolution((FOLDER / "debt" / "before.yaml").read_text()).history
    edited = History(history.snapshots, {"0001": history.texts["0001"] + "# Mine\n"})
    assert database_changes(history, edited, known=True).altered == ("0001_initial_schema",)
    assert database_changes(history, history, known=True) == Database()


def test_a_way_that_cannot_be_gone_back() -> None:
    text = (FOLDER / "keys" / "before.yaml").read_text()
    evolution = Evolution(text)
    for default in (", default: 1", ""):
        field = f"      pages: {{type: integer{default}}}\n"
        evolution.edit(text.replace("    endpoints", f"{field}    endpoints"))
    evolution.edit(text)
    *_, last = map(migration_of, evolution.history.revisions()[1:])
    assert last.title == "Drop pages of books"
    assert last.back == "It cannot be taken back: books.pages has to have a value, and what was in it is gone."
