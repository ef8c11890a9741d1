"""``doit diff:<app>``: one page about what a change of a spec means, for who reviews it."""

from __future__ import annotations

from typing import Any

from generators.graph.doit.exit_codes import exit_code_of
from generators.graph.doit.explain import TROUBLE, OnApps
from generators.support.errors import UserError


class Review(OnApps):
    """``doit diff:<app> [--since REVISION] [--markdown] [--fail-on LEVEL]``."""

    name = "diff:"
    doc_purpose = "what a change of a spec means: files, database, API contract, settings, operations, debt"
    doc_usage = "<app> [--since REVISION] [--markdown] [--fail-on ERR|WARN|INFO]"
    cmd_options = (
        {
            "name": "since",
            "long": "since",
            "type": str,
            "default": "",
            "help": "a git revision to compare with; without it the last release, or HEAD before the first one",
        },
        {"name": "markdown", "long": "markdown", "type": bool, "default": False, "help": "as Markdown"},
        {
            "name": "fail_on",
            "long": "fail-on",
            "type": str,
            "default": "",
            "help": "exit with 1 when the API contract has a change as bad as this: ERR, WARN or INFO",
        },
    )

    def execute(self, params: Any, args: list[str]) -> int:
        return exit_code_of(lambda: self._review(params, args), TROUBLE)

    def _review(self, params: Any, args: list[str]) -> int:
        # Imported here: no other command needs any of it.
        from generators.changes.contract.rules import WORST_FIRST
        from generators.changes.markdown import as_markdown
        from generators.changes.terminal import as_text
        from generators.graph.build.revisions import since
        from generators.graph.tasks.comparison import Comparison

        level = params["fail_on"].upper()
        if level and level not in WORST_FIRST:
            raise UserError(f"--fail-on takes {', '.join(WORST_FIRST)}, and not {params['fail_on']}.")
        self.loader.setup(params)
        if len(args) != 1:
            raise UserError("The page is about one application: `doit diff:<app>`.")
        project, (app,) = self.loader.project, self.chosen(args)
        page = Comparison(project, app, since(project, app, params["since"])).page()
        self.outstream.write(as_markdown(page) if params["markdown"] else as_text(page))
        if page.questions or (level and page.contract.not_run):
            return TROUBLE
        return int(bool(level) and page.contract.has(level))
