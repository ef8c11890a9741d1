"""doit's commands as people use them here; the ones that explain are in ``explain``."""

from __future__ import annotations

import functools
import os
import signal
import sys
import traceback
from collections.abc import Callable
from typing import Any, NoReturn

from doit.cmd_base import DoitCmdBase
from doit.cmd_list import List as DoitList
from doit.cmd_run import Run as DoitRun
from doit.cmdparse import CmdParseError
from doit.exceptions import InvalidCommand, InvalidDodoFile, InvalidTask

from generators.errors import UserError
from generators.graph import runners
from generators.graph.reporter import BUG
from generators.graph.selection import split_choice

INTERRUPTED = 130
_CHECKS_AT_ONCE = 4
_ALSO = """
One application: `doit generate:<app>`. Also: `doit diff [app]` shows what a generate would change, `doit why <file>`
which input of a file changed, `doit clean [app]` removes what was generated; `doit help` lists the rest.
"""


def politely(execute: Callable[[], int], wrong: int = 1) -> int:
    """Run a command; a mistake of the user goes to stderr as it is, with exit code ``wrong``."""
    signal.signal(signal.SIGTERM, _terminate)
    try:
        return execute() or 0
    except UserError as error:
        sys.stderr.write(f"{error}\n")
        return wrong
    except KeyboardInterrupt:
        sys.stderr.write("\nInterrupted. Nothing is half done: run the same command again to go on.\n")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has seen enough (`doit diff | head`); what is still to be written has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 128 + signal.SIGPIPE
    except (CmdParseError, InvalidCommand, InvalidDodoFile, InvalidTask):
        raise
    except OSError as error:
        sys.stderr.write(f"{error.strerror or error}: {error.filename or ''}. Nothing is lost; run it again.\n")
        return wrong
    except Exception:
        sys.stderr.write(f"{traceback.format_exc()}{BUG}")
        return 3


def _terminate(*_: object) -> NoReturn:
    sys.exit(128 + signal.SIGTERM)


class Run(DoitRun):  # type: ignore[misc]
    """``doit [task...]``: run tasks; without a name, generate every application."""

    name = "run"
    doc_purpose = "run tasks; without a name: generate every application"
    doc_usage = "[TASK...] | generate:<app> --theirs|--mine|--restore [PATH...]"

    def execute(self, params: Any, args: list[str]) -> int:
        if args and args[0].startswith("diff:"):
            from generators.graph.explain import Diff

            other = Diff(task_loader=self.loader, config=self.config, bin_name=self.bin_name)
            code: int = other.parse_execute([args[0].partition(":")[2], *args[1:]])
            return code
        return politely(functools.partial(self._run, params, args))

    def _run(self, params: Any, args: list[str]) -> int:
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
        code = politely(lambda: super(List, self).execute(params, args))
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
