"""Runs inside the application's process, when a check asks for it: writes down who issues which statement.

Found by Python because its folder is on PYTHONPATH. VERIFY_STATEMENTS: the file to append to, a JSON object a line.
"""

import json
import os
import sys
from types import FrameType
from typing import Any

_HANDS_ON = "src/core/database.py"


def _install(path: str) -> None:
    from sqlalchemy import event
    from sqlalchemy.engine import Engine

    file = open(path, "a", encoding="utf-8", buffering=1)  # noqa: SIM115 - as long as the process

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        file.write(json.dumps({"statement": statement, "by": _issuer()}) + "\n")

    event.listen(Engine, "before_cursor_execute", note)


def _issuer() -> str:
    """The innermost module of the application on the stack, but for the one that hands statements on.

    SQLAlchemy works in a greenlet of its own.
    """
    from greenlet import getcurrent

    frame: FrameType | None = sys._getframe()
    current, found = getcurrent(), ""
    while frame is not None or current.parent is not None:
        if frame is None:
            current = current.parent
            frame = current.gr_frame
            continue
        name = os.path.relpath(frame.f_code.co_filename)
        if name.startswith("src" + os.sep) or name == "main.py":
            found = name.replace(os.sep, "/")
            if found != _HANDS_ON:
                return found
        frame = frame.f_back
    return found


if target := os.environ.get("VERIFY_STATEMENTS"):
    _install(target)
