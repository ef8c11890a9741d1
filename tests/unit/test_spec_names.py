"""The lists of reserved names keep up with the templates and the libraries."""

from __future__ import annotations

import re
from pathlib import Path

from pydantic import BaseModel
from sqlalchemy.orm import DeclarativeBase

from generators.language.rules.reserved_names import BASE_ATTRIBUTES, OWN_CLASSES
from generators.support.names import Name

TEMPLATES = Path(__file__).parents[2] / "templates"
IMPORT = re.compile(r"^(?:from [\w.]+ )?import (\([^)]*\)|[^\n]*)", re.MULTILINE)


def names_in(text: str) -> set[str]:
    """Classes that a template defines, and capitalised names that it imports, as an entity could be called."""
    found = set(re.findall(r"^class ([A-Z]\w+)\b(?!\{)", text, re.MULTILINE))
    for imported in IMPORT.findall(text):
        found |= {part.split(" as ")[-1].strip() for part in imported.strip("()").split(",")}
    return {name for name in found if re.fullmatch("[A-Z][A-Za-z0-9]*", name) and Name.of(name).pascal == name}


def test_no_entity_can_take_a_name_of_the_generated_code() -> None:
    texts = [path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.py.j2")]
    # A module that only names ``TaskFactory`` or ``TaskRepository`` leaves ``Task`` free.
    found = set().union(*(names_in(text) for text in texts if re.search(r"pascal \}\}(?!\w)", text)))
    assert len(found) > 10
    assert {name for name in found if not name.startswith("Test")} <= OWN_CLASSES


def test_no_field_can_take_an_attribute_of_a_base_class() -> None:
    public = {
        name for base in (BaseModel, DeclarativeBase) for name in dir(base) if not name.startswith(("_", "model_"))
    }
    assert public <= BASE_ATTRIBUTES
