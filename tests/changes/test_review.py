"""``doit diff:<app>``, as who reviews a pull request runs it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.conftest import Project, copy_project

APP = "library"
SPEC = f"specs/{APP}.yaml"
CASES = Path(__file__).with_name("cases")
BEFORE, AFTER = "debt/before.yaml", "debt/released.yaml"


class Repository(Project):
    """A project under version control."""

    def git(self, *arguments: str) -> str:
        command = ["git", "-c", "user.name=Ann", "-c", "user.email=ann@example.com", *arguments]
        return subprocess.run(command, cwd=self.root, capture_output=True, text=True, check=True).stdout

    def commit(self) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "A change")

    def write(self, case: str) -> None:
        """Make one of the cases the spec."""
        shutil.copy(CASES / case, self.root / SPEC)

    def review(self, *arguments: str, code: int = 0, settings: Mapping[str, str] | None = None) -> str:
        """What is written to the terminal, and why there is no page."""
        done = self.doit(f"diff:{APP}", *arguments, **(settings or {}))
        assert done.returncode == code, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        return done.stdout + done.stderr


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A project with one application, which was released; each test begins with it as it was."""
    made = Repository(copy_project(tmp_path_factory.mktemp("project")))
    shutil.rmtree(made.root / "specs")
    (made.root / "specs").mkdir()
    made.write(BEFORE)
    (made.root / ".gitignore").write_text("/out/\n/.cache/\n__pycache__/\n")
    made.git("init", "--quiet")
    done = made.doit(f"release:{APP}")
    assert done.returncode == 0, done.stdout + done.stderr
    made.commit()
    return made


@pytest.fixture
def library(released: Repository) -> Iterator[Repository]:
    """The project; what a test committed is taken back."""
    commit = released.git("rev-parse", "HEAD").strip()
    yield released
    released.git("reset", "--quiet", "--hard", commit)
    released.git("clean", "--quiet", "-fd")


def test_the_page_is_about_what_was_not_released(library: Repository) -> None:
    assert "no change" in library.review()
    library.write(AFTER)
    before = library.git("status", "--porcelain"), sorted((library.root / "out" / APP).rglob("*"))
    # Committed or not, and with its migration or without, it is the same page.
    pages = [library.review("--markdown")]
    assert (library.git("status", "--porcelain"), sorted((library.root / "out" / APP).rglob("*"))) == before
    assert library.doit(f"generate:{APP}").returncode == 0
    library.commit()
    pages.append(library.review("--markdown"))
    assert pages[0] == pages[1]
    compare("page.md", pages[0])
    compare("page.txt", library.review())


def compare(name: str, page: str) -> None:
    """Hold a page to what is expected, from the database on: which files there are is no concern of it."""
    path = Path(__file__).with_name(name)
    assert re.search(r"ompared with the last release, 0001_initial_schema \([0-9a-f]{10}\)", page)
    _, heading, rest = re.split(r"^(### Database|DATABASE)$", page, maxsplit=1, flags=re.MULTILINE)
    found = heading + rest
    if os.environ.get("REGOLD") == "1":
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


def test_a_contract_that_breaks_can_fail(library: Repository) -> None:
    text = (library.root / SPEC).read_text()
    (library.root / SPEC).write_text(text.replace("max_length: 80", "max_length: 70"))
    assert "request-property-max-length-decreased" in library.review("--fail-on", "ERR", code=1)
    library.commit()
    (library.root / SPEC).write_text(text)
    page = library.review("--since", "HEAD", "--fail-on", "WARN")
    assert "compared with HEAD (" in page
    assert "request-property-max-length-increased" in page
    library.review("--since", "HEAD", "--fail-on", "info", code=1)
    assert "--fail-on takes ERR, WARN, INFO" in library.review("--fail-on", "bad", code=2)


def test_a_spec_that_has_to_say_more_has_a_page_and_fails(library: Repository) -> None:
    library.write("questions/after.yaml")
    page = library.review("--markdown", code=2)
    assert "dropped-field: Article.slug is gone, and with it what is in it" in page
    assert "not known before the questions are answered" in page
    assert "`Article.slug` is gone from answers" in page


def test_what_there_is_nothing_to_compare_with(library: Repository, tmp_path: Path) -> None:
    assert "git has no commit nowhere" in library.review("--since", "nowhere", code=2)
    assert "the page is about one application" in library.doit("diff:library", "more").stderr.lower()
    (library.root / "specs" / "more.yaml").write_text((library.root / SPEC).read_text().replace(APP, "more"))
    done = library.doit("diff:more", "--markdown", UV_OFFLINE="1", UV_CACHE_DIR=str(tmp_path))
    assert "Compared with HEAD" in done.stdout
    assert "which does not have it" in done.stdout
    library.git("clone", "--quiet", "--depth", "1", f"file://{library.root}", str(tmp_path / "shallow"))
    shallow = Repository(tmp_path / "shallow")
    assert "this clone is too shallow to tell when" in shallow.review(code=2)
    shutil.rmtree(shallow.root / ".git")
    assert "not in a git repository" in shallow.review(code=2)


def test_a_contract_that_cannot_be_looked_at_is_no_contract_that_holds(library: Repository) -> None:
    text = (library.root / SPEC).read_text()
    (library.root / SPEC).write_text(text.replace("max_length: 80", "max_length: 60"))
    shutil.rmtree(library.root / ".cache" / "store")
    cut_off = {"UV_OFFLINE": "1", "UV_CACHE_DIR": str(library.root / ".cache" / "nothing")}
    assert "NOT-RUN: no document could be made: " in library.review(settings=cut_off)
    library.review("--fail-on", "ERR", code=2, settings=cut_off)
