"""How a command ends: a mistake of the user is a message, a mistake of ours a traceback, and each has its exit code."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable
from typing import NoReturn

from doit.cmdparse import CmdParseError
from doit.exceptions import InvalidCommand, InvalidDodoFile, InvalidTask

from generators.graph.doit.reporter import BUG
from generators.support.errors import UserError

INTERRUPTED = 130


def exit_code_of(execute: Callable[[], int], wrong: int = 1) -> int:
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
        # The reader has read enough (`doit diff | head`); what is still to be written has nowhere to go.
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
