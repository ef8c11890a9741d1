"""Applications that let rows out: each defect alone, in one server, and what the check of callers says of it.

A defect is there while a file holds its name, so that all of them share an environment, a server and a database.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from generators.graph.tasks.application import files_of_app
from generators.model.load import load_app
from generators.verify.checks.running.access.asking import tokens_of_rows
from generators.verify.checks.running.access.naming import name_rows
from generators.verify.checks.running.access.row_rules import EVERYTHING, Ask, row_rules
from generators.verify.checks.running.access.sightings import read_rows
from generators.verify.checks.running.access.trespass import change_rows
from generators.verify.checks.running.access.writing import write_rows
from generators.verify.evidence import FAIL, PASS, Observation
from generators.verify.subjects.identity.callers import KEY, Signed, sign
from generators.verify.subjects.live import Live, live
from generators.verify.table import CHECKS
from generators.verify.workspace import Workspace, workspace
from tests.conftest import Project, copy_project
from tests.verify.conftest import Verifier
from tests.verify.defects import Defect, both, replace, write

SPEC = Path(__file__).with_name("helpdesk.yaml")
APP = SPEC.stem
_BASE = "src/repositories/base.py"
_RULES = "src/repositories/rules.py"
_USERS = "src/repositories/users.py"
_UNIT = "src/repositories/unit_of_work.py"
_LINKED = "src/repositories/linked.py"
_NESTED = "src/repositories/nested.py"
_TICKETS = "src/services/ticket_operations.py"
_SEEN = "where(*cls.visible(), *seen.conditions)"


_OWN = 'PersonEntity.oidc_account == bindparam("_account")'
_ANY = 'bindparam("_anybody", callable_=lambda: is_there("anybody"))'
_FOUND = "    found = await _first(db, _FIND, caller)\n    if found is not None:\n        return found\n    made"


def _without(name: str, of: str = "seen") -> str:
    """Code: conditions that are not there while a defect is."""
    return f'*absent("{name}", {of}.conditions)'


def defects(switch: Path) -> Defect:
    """Every defect, each of which is there while the file says so. Statements are built anew for each request."""
    module = (
        "from pathlib import Path\n\n\n"
        f"def is_there(name):\n    return Path({str(switch)!r}).read_text() == name\n\n\n"
        "def absent(name, conditions):\n    return () if is_there(name) else conditions\n"
    )
    known = ((_RULES, "from src.core.identity.access"), (_TICKETS, "from src.core.errors"))
    others = ((file, "from src.core.database import") for file in (_BASE, _USERS, _UNIT, _LINKED, _NESTED))
    return both(
        write("src/core/defects.py", module),
        *(replace(file, below, f"from src.core.defects import absent, is_there\n{below}") for file, below in known),
        *(replace(file, below, f"from src.core.defects import absent, is_there\n{below}") for file, below in others),
        *(replace(file, "@cache\n", "") for file in (_NESTED, _LINKED)),
        replace(_BASE, "    @cache\n", ""),
        replace(_RULES, "if admitted not in self._sights:", "if admitted:"),
        # What is read.
        replace(_BASE, "where(*cls._one(seen))", 'where(*cls._one(*absent("get", (seen,))))'),
        replace(_BASE, f"select_from(cls.table).{_SEEN}", f"select_from(cls.table).where({_without('count')})"),
        replace(_BASE, f"some = select(cls.table).{_SEEN}", f"some = select(cls.table).where({_without('page')})"),
        replace(_NESTED, "*seen.conditions", _without("nested")),
        # By which rule.
        replace(
            _RULES,
            "(or_(false(), *conditions),)",
            '(and_(*conditions) if is_there("and") and conditions else or_(false(), *conditions),)',
        ),
        replace(_USERS, "import Executable,", "import Executable, or_,"),
        replace(_USERS, f"where({_OWN})", f"where(or_({_OWN}, {_ANY})).order_by(PersonEntity.created_at).limit(1)"),
        # What is changed.
        replace(
            _BASE,
            "*self.visible(), *seen.conditions, *allowed.conditions)",
            f"*self.visible(), {_without('update')}, {_without('update', 'allowed')})",
        ),
        replace(_BASE, "self._delete(seen, allowed)", 'self._delete(*absent("delete", (seen, allowed)))'),
        replace(
            _TICKETS,
            "await self.rows.check(ticket, MAY_TICKET_CLOSE)",
            'is_there("check") or await self.rows.check(ticket, MAY_TICKET_CLOSE)',
        ),
        replace(
            _UNIT,
            "rows = await self._rows(_seen(_with_ids(entity), seen), values, lock)",
            'seen = Sight() if is_there("load") else seen\n'
            "            rows = await self._rows(_seen(_with_ids(entity), seen), values, lock)",
        ),
        # What is named.
        replace(_RULES, "if name in self.references:", 'if name in self.references and not is_there("reference"):'),
        replace(_LINKED, "        if seen.conditions:\n", '        if seen.conditions and not is_there("link"):\n'),
        # What is written.
        replace(_RULES, "row.get(_ALLOWED, True)", '(row.get(_ALLOWED, True) or is_there("written"))'),
        replace(
            _USERS,
            _FOUND,
            "    oldest = select(PersonEntity.id).order_by(PersonEntity.created_at).limit(1)\n"
            + _FOUND.replace("_FIND", 'oldest if is_there("owner") else _FIND'),
        ),
    )


@dataclass(frozen=True)
class Running:
    """An application with all defects, none of which is there."""

    work: Workspace
    stack: Live
    signed: Signed
    switch: Path

    def with_defect(self, name: str, asks: Sequence[Ask]) -> list[Observation]:
        """What is seen while one is there."""
        self.work.no_go.clear()
        self.switch.write_text(name)
        try:
            return list(row_rules(self.work, self.stack.http, self.stack.database, self.signed.tokens, asks))
        finally:
            self.switch.write_text("")


@pytest.fixture(scope="module")
def helpdesk() -> Iterator[Project]:
    """A project with nothing but this application."""
    with tempfile.TemporaryDirectory(prefix="helpdesk-", ignore_cleanup_errors=True) as folder:
        made = Project(copy_project(Path(folder)))
        for spec in (made.root / "specs").glob("*.yaml"):
            spec.unlink()
        shutil.copy(SPEC, made.root / "specs")
        done = made.doit(f"lock:{APP}")
        assert done.returncode == 0, done.stdout + done.stderr
        yield made


@pytest.fixture(scope="module")
def running(helpdesk: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp(APP)
    spec = load_app(helpdesk.root / "specs" / SPEC.name, APP)
    assert spec.auth is not None
    python = helpdesk.environment(APP) / "bin" / "python"
    verifier = Verifier(APP, helpdesk.root / "out" / APP, python, spec, folder)
    app, switch = verifier.copy(folder), folder / "defect"
    switch.write_text("")
    defects(switch)(app)
    code = next(check for check in CHECKS if check.name == "access").files(list(files_of_app(app)))
    with workspace(verifier.subject(app), code) as work:
        signed = sign(work, (KEY,), tokens_of_rows(spec.auth))
        with live(work, OIDC_JWKS=signed.key_set(KEY)) as stack:
            yield Running(work, stack, signed, switch)


def test_nothing_is_wrong_with_an_application_in_order(running: Running) -> None:
    seen = running.with_defect("", EVERYTHING)

    assert {each.name: each.state for each in seen} == dict.fromkeys((each.name for each in seen), PASS), seen
    assert running.work.no_go == []


@pytest.mark.parametrize(
    ("defect", "ask", "caught", "let_out"),
    [
        ("get", read_rows, "rows-get", True),
        ("page", read_rows, "rows-list", True),
        ("count", read_rows, "rows-total", False),
        ("nested", read_rows, "rows-nested", True),
        ("and", read_rows, "rows-get", False),
        ("anybody", read_rows, "rows-get", True),
        ("update", change_rows, "rows-update", True),
        ("delete", change_rows, "rows-delete", True),
        ("check", change_rows, "rows-operations", True),
        ("load", change_rows, "rows-operations", False),
        ("reference", name_rows, "rows-named", True),
        ("link", name_rows, "rows-named", True),
        ("load", name_rows, "rows-named", True),
        ("written", write_rows, "rows-written", False),
        ("owner", write_rows, "rows-written", False),
    ],
)
def test_a_row_that_is_let_out_is_seen(running: Running, defect: str, ask: Ask, caught: str, let_out: bool) -> None:
    seen = running.with_defect(defect, [ask])

    assert caught in {each.name for each in seen if each.state == FAIL}, seen
    assert bool(running.work.no_go) is let_out, seen
