"""Runs inside an application's environment, in its folder: Alembic, again and again, without starting Python anew.

A line of JSON for each run: url, folder (of the migrations), way (``upgrade`` or ``downgrade``) and to. A line for each
answer: why it failed, "" when it did not.
"""

from __future__ import annotations

import json
import os
import sys

from alembic import command
from alembic.config import Config

answers, sys.stdout = sys.stdout, sys.stderr
sys.path.insert(0, os.getcwd())

for line in sys.stdin:
    order = json.loads(line)
    from src.core.config import get_settings  # type: ignore[import-not-found]  # of the application

    os.environ["DATABASE_URL"] = order["url"]
    get_settings.cache_clear()
    config = Config()
    config.set_main_option("script_location", order["folder"])
    config.set_main_option("path_separator", "os")
    why = ""
    try:
        getattr(command, order["way"])(config, order["to"])
    except (Exception, SystemExit) as error:
        why = f"{type(error).__name__}: {error}"
    print(json.dumps(why), file=answers, flush=True)
