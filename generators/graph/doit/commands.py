"""doit's commands as people use them here; the ones that explain are in ``explain``."""

from __future__ import annotations

import functools
import os
import sys
from typing import Any

from doit.cmd_base import DoitCmdBase
from doit.cmd_list import List as DoitList
from doit.cmd_run import Run as DoitRun

from generators.graph.doit import runners
from generators.graph.doit.exit_codes import exit_code_of
from generators.graph.doit.explain import Check, CheckPins
from generators.graph.doit.review import Review
from generators.graph.doit.selection import split_choice
from generators.support.errors import UserError

_CHECKS_AT_ONCE = 4
_NO_PROCESSES = (
    "`-P process` does not work here: the tasks of a run share what is planned and what is started.\n"
    "      hint: leave it out; `-n K` runs K tasks at once, in threads"
)
_ALSO = """
One application: `doit generate:<app>`. Also: `doit diff [app]` shows what a generate would change, `doit diff:<app>`
what a change means to databases and clients, `doit why <file>` which input of a file changed, `doit clean [app]`
removes what was generated; `doit help` lists the rest.
"""


class Run(DoitRun):  # type: ignore[misc]
    """``doit [task...]``: run tasks; without a name, generate every application."""

    name = "run"
    doc_purpose = "run tasks; without a name: generate every application"
    doc_usage = "[TASK...] | generate:<app> --theirs|--mine|--restore [PATH...] | generate|pin[:<app>] --check"

    def execute(self, params: Any, args: list[str]) -> int:
        if args and args[0].startswith("diff:"):
            review = Review(task_loader=self.loader, config=self.config, bin_name=self.bin_name)
            code: int = review.parse_execute([*args[1:], args[0].partition(":")[2]])
            return code
        if "--check" in args and args[0].partition(":")[0] == "pin":
            pins = CheckPins(task_loader=self.loader, config=self.config, bin_name=self.bin_name)
            code = pins.parse_execute([name for name in args if name not in ("--check", "pin")])
            return code
        if "--check" in args:
            checking = Check(task_loader=self.loader, config=self.config, bin_name=self.bin_name)
            names = [name for name in args if name not in ("--check", "generate")]
            code = checking.parse_execute(names)
            return code
        return exit_code_of(functools.partial(self._run, params, args))

    def _run(self, params: Any, args: list[str]) -> int:
        if params["par_type"] == "process":
            raise UserError(_NO_PROCESSES)
        names, self.loader.choice = split_choice(args)
        self.loader.every = params["always"]
        runners.install()
        if params["num_process"] == 0 and any(name.startswith(("verify", "check", "compose_test")) for name in names):
            # Checks mostly wait for the programs that they have started.
            params["num_process"] = min(os.cpu_count() or 1, _CHECKS_AT_ONCE)
        result: int = super().execute(params, names)
        return result


class List(DoitList):  # type: ignore[misc]
    """``doit list``: the menu; ``--all`` adds a task for each application and file."""

    name = "list"
    doc_purpose = "show what can be asked for; --all: every application's and file's task"

    def execute(self, params: Any, args: list[str]) -> int:
        self.loader.every = params["subtasks"]
        params["sort"] = "definition"
        code = exit_code_of(lambda: super(List, self).execute(params, args))
        if not code and not args and not params["quiet"]:
            self.outstream.write(_ALSO)
        return code


class _Stateless(DoitCmdBase):  # type: ignore[misc]
    """A command of doit's that is about its database, of which there is none."""

    doc_purpose = "not needed here: results are found by content, in .cache"
    doc_usage = ""

    def execute(self, params: Any, args: list[str]) -> int:
        sys.stderr.write(
            f"`doit {self.name}` has nothing to act on: what is up to date is decided by content alone.\n"
            "      hint: `doit clean [app]` removes what was generated; `doit -a TASK` runs a task again\n"
        )
        return 1


class Forget(_Stateless):
    name = "forget"


class Ignore(_Stateless):
    name = "ignore"


class DumpDB(_Stateless):
    name = "dumpdb"


class ResetDep(_Stateless):
    name = "reset-dep"
