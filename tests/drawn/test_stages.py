"""The machine notices what is wrong, and leaves out of a spec what has nothing to do with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.field_types.registry import TYPES
from tests.drawn.reduce import reduced
from tests.drawn.settle import settle
from tests.drawn.shop import ACCEPTED, shop
from tests.drawn.singles import one, singles
from tests.drawn.specs import Spec, drawn
from tests.drawn.stages import lint, make_all

pytestmark = pytest.mark.unit


def test_what_is_refused_is_taken_out_and_counted() -> None:
    thing = {
        "fields": {"name": {"type": "string"}, "class": {"type": "nothing"}},
        "endpoints": {"get": {}, "list": {"sort": ["x"]}},
    }
    settled = settle(one(Thing=thing, Other={"fields": {}}))
    assert settled.app is not None
    assert list(settled.spec["entities"]) == ["Thing"]
    assert list(settled.spec["entities"]["Thing"]["fields"]) == ["name"]
    assert settled.spec["entities"]["Thing"]["endpoints"] == {"get": {}, "list": {}}
    assert {"unknown-type", "no-fields", "unknown-field"} <= settled.refused.keys()
    assert settled.faults == []


def test_an_import_of_nothing_is_found(tmp_path: Path) -> None:
    app = settle(next(singles())[1]).app
    assert app is not None
    assert make_all({"a": app, "b": app}, tmp_path) == {}
    assert lint(tmp_path) == {}
    (tmp_path / "a/src/models/fields/text.py").unlink()
    main = tmp_path / "b/src/main.py"
    main.write_text(f"import  os\n{main.read_text()}")
    failed = lint(tmp_path)
    assert {each.partition(": ")[0] for each in failed["a"]} == {"imports"}
    assert {each.partition(": ")[0] for each in failed["b"]} == {"ruff format", "ruff check"}


def test_the_smallest_spec_that_fails() -> None:
    spec = one(
        Thing={"fields": {"a": {"type": "string"}, "b": {"type": "date"}}}, Other={"fields": {"c": {"type": "date"}}}
    )
    found = reduced(spec, lambda each: "b" in each["entities"].get("Thing", {}).get("fields", {}))
    assert found == one(Thing={"fields": {"b": {}}})


def test_everything_is_drawn() -> None:
    """In some specs there is every type and every section of an entity; the same ones each time."""
    specs = drawn(60)
    assert specs[:4] == drawn(4)
    entities = [entity for spec in specs for entity in spec["entities"].values()]
    fields = [keys for entity in entities for keys in entity["fields"].values()]
    assert {keys["type"] for keys in fields} == set(TYPES)
    sections = {key for entity in entities for key in entity}
    assert {
        "belongs_to",
        "contains",
        "many_to_many",
        "computed",
        "unique",
        "index",
        "operations",
        "soft_delete",
    } <= sections
    assert any("scenarios" in spec for spec in specs)
    assert any(_refers_to_hidden_rows(spec) for spec in specs)


def _refers_to_hidden_rows(spec: Spec) -> bool:
    """Whether some rows refer to others that are deleted softly."""
    entities = spec["entities"]
    parents = [each["entity"] for entity in entities.values() for each in entity.get("belongs_to", {}).values()]
    return any(entities[parent].get("soft_delete") for parent in parents)


def test_the_shop_takes_the_accepted_programs() -> None:
    """But those whose inputs are called like their row, or that speak of what a spec cannot compute."""
    taken = [each for each in ACCEPTED if not settle({**one(), "entities": shop([each])}).refused]
    assert len(taken) >= 0.9 * len(ACCEPTED)
