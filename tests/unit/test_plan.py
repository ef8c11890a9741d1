"""A plan is the same whatever it remembers, and the renderer the same whatever lies in its caches."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generators import template_cache
from generators.derivation import Deferred, Derivation, resolved
from generators.model.app import Application
from generators.model.load import load_app, read_app
from generators.plan import Memory, plan
from generators.render import _environment, render
from generators.support.canonical import canonical_json

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
SOURCE = "specs/everything.yaml"


def planned(app: Application, memory: Memory | None = None) -> dict[str, Derivation]:
    return {each.output: each for each in plan(app, SOURCE, TEMPLATES, memory)}


def everything() -> Application:
    return load_app(ROOT / SOURCE, SOURCE)


def edited(old: str, new: str) -> Application:
    text = (ROOT / SOURCE).read_text()
    assert old in text
    return read_app(text.replace(old, new, 1), SOURCE, "everything")


def test_a_remembered_plan_is_the_same_plan() -> None:
    memory = Memory()
    first = planned(everything(), memory)
    again = planned(everything(), memory)
    assert {output: each.digest for output, each in again.items()} == {o: d.digest for o, d in first.items()}
    deferred = [each for each in again.values() if isinstance(each.view, Deferred)]
    assert len(deferred) > 30
    for each in deferred:
        assert canonical_json(resolved(each).view) == canonical_json(first[each.output].view)


def test_a_changed_template_changes_its_files_and_no_others(tmp_path: Path) -> None:
    """Whether or not an earlier plan left something behind."""
    templates = shutil.copytree(TEMPLATES, tmp_path / "templates")
    memory = Memory()
    before = {each.output: each.digest for each in plan(everything(), SOURCE, templates, memory)}
    changed = templates / "src" / "services" / "entity_service.py.j2"
    changed.write_text(changed.read_text() + "\n")
    for known in (None, memory, memory):
        after = plan(everything(), SOURCE, templates, known)
        assert {each.template for each in after if each.digest != before[each.output]} == {
            "src/services/entity_service.py.j2"
        }


def test_one_edit_changes_the_files_that_see_it() -> None:
    """Counted, with and without what an earlier plan left behind."""
    memory = Memory()
    before = planned(everything(), memory)
    app = edited("height: {type: integer, ge: 0}", "height: {type: integer, ge: 1}")
    for after in (planned(app), planned(app, memory)):
        changed = sorted(output for output, each in after.items() if each.digest != before[output].digest)
        assert changed == [
            "alembic/versions/0001_initial_schema.py",
            "src/models/entities/cactus.py",
            "src/models/schemas/cactus.py",
            "tests/cases/cactus.py",
        ]


SHOP = "specs/ecommerce_api.yaml"


def shop_files(old: str, new: str) -> list[str]:
    """The files of the shop whose views an edit of its spec changes, with and without a memory of the plan before."""
    memory = Memory()
    text = (ROOT / SHOP).read_text()
    assert text.count(old) == 1
    before = {each.output: each for each in plan(read_app(text, SHOP, "ecommerce_api"), SHOP, TEMPLATES, memory)}
    app = read_app(text.replace(old, new), SHOP, "ecommerce_api")
    changed = []
    for known in (None, memory):
        after = plan(app, SHOP, TEMPLATES, known)
        changed.append(sorted(each.output for each in after if each.digest != before[each.output].digest))
    assert changed[0] == changed[1]
    return changed[0]


def test_an_edit_of_one_entity_of_the_shop_changes_the_files_that_see_it() -> None:
    assert shop_files("full_name: {type: string, min_length: 1,", "full_name: {type: string, min_length: 2,") == [
        "alembic/versions/0001_initial_schema.py",
        "src/models/entities/customer.py",
        "src/models/schemas/customer.py",
        "tests/cases/customer.py",
    ]


def test_an_edit_of_one_operation_changes_its_service() -> None:
    assert shop_files("item.product.stock += item.quantity", "item.product.stock += 1 * item.quantity") == [
        "src/services/order_operations.py"
    ]


def test_an_edit_of_one_scenario_changes_its_tests() -> None:
    assert shop_files(
        "apples: {OrderItem: {order: $order, product: $apple, quantity: 4}}",
        "apples: {OrderItem: {order: $order, product: $apple, quantity: 4, unit_price: 1}}",
    ) == ["tests/scenarios/orders.py"]


def test_a_title_changes_what_shows_it() -> None:
    before = planned(everything())
    after = planned(edited("title: Everything", "title: Something"))
    changed = {output for output, each in after.items() if each.digest != before[output].digest}
    assert "README.md" in changed
    assert "src/core/config.py" in changed
    assert not any("cactus" in output or "person" in output for output in changed)


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\0" * 5000])
def test_damaged_bytecode_is_compiled_again(damage: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template_cache, "FOLDER", tmp_path)
    derivation = planned(everything())["src/main.py"]
    _environment.cache_clear()
    expected = render(derivation, TEMPLATES)
    files = list(tmp_path.iterdir())
    assert files
    for path in files:
        good = path.read_bytes()
        path.write_bytes(damage or good[:-1] + bytes([good[-1] ^ 1]))
    _environment.cache_clear()
    assert render(derivation, TEMPLATES) == expected
    _environment.cache_clear()
