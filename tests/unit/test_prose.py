"""No line of words is longer than the linter allows, however long the names are that stand in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.derivation import resolved
from generators.model.load import read_app
from generators.plan import plan
from generators.python_source.prose import wrapped
from generators.render import render

TEMPLATES = Path(__file__).parents[2] / "templates"
NAME = "a_remarkably_long_name_of_an_application"
SPEC = f"""
app: {{name: {NAME}, title: Things, version: 1.0.0, description: Long}}
entities:
  TicketCustomFieldValueOfACustomer:
    fields:
      name: {{type: string, max_length: 20}}
      code: {{type: string, max_length: 20}}
    unique:
      by_name: {{fields: [name], ignore_case: true}}
      by_code: {{fields: [code], ignore_case: true}}
    endpoints: {{create: {{}}, list: {{search: [name]}}, get: {{}}, update: {{}}, delete: {{}}}}
"""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('    """One two."""\n', '    """One two."""\n'),
        ('    """One two three."""\n', '    """One two\n    three.\n    """\n'),
        ("# One two three four\n", "# One two three\n# four\n"),
        ('    """One \\"two\\" three."""\n', '    """One\n    \\"two\\"\n    three.\n    """\n'),
        ('x = "one two three"\n', 'x = "one two three"\n'),
        (
            '"""A line of\nseveral lines, of which one is long"""\n',
            '"""A line of\nseveral lines, of which one is long"""\n',
        ),
    ],
)
def test_words_are_wrapped(text: str, wanted: str) -> None:
    assert wrapped(text, 18) == wanted


def test_long_names_make_no_long_lines() -> None:
    app = read_app(SPEC, f"specs/{NAME}.yaml", NAME)
    found = [
        f"{each.output}: {line}"
        for each in plan(app, f"specs/{NAME}.yaml", TEMPLATES)
        if each.output.endswith(".py")
        for line in render(resolved(each), TEMPLATES).decode().split("\n")
        if len(line) > 120
    ]
    assert found == []
