"""The resolver: free names and where they come from."""

from __future__ import annotations

import ast
import sys
from functools import cache
from importlib import import_module
from pathlib import Path
from symtable import SymbolTable, symtable
from textwrap import dedent

import pytest

from generators.python_source.import_order import sorted_imports, split
from generators.python_source.imports import WrongNameError, with_imports
from generators.python_source.scopes import _lean, names_of
from generators.python_source.symbols import SYMBOLS, EntityNames, Symbol
from generators.render import plain_text

ROOT = Path(__file__).parents[2]
TREES = ROOT / "tests/golden/trees"
MIGRATIONS = ROOT / "tests/evolution/cases"
PLAIN = sorted(
    path.relative_to(ROOT / "templates").as_posix()
    for path in (ROOT / "templates").rglob("*.py.j2")
    if plain_text(ROOT / "templates", path.relative_to(ROOT / "templates").as_posix()) is not None
)


def resolved(code: str, view: object = None) -> str:
    return with_imports(dedent(code).lstrip("\n"), view, 120)


@pytest.mark.parametrize(
    ("code", "imports"),
    [
        ("x = UUID(int=1)", "from uuid import UUID"),
        ("def f(a: Decimal = exact(1)) -> Any: ...", "from decimal import Decimal"),
        ("class A(Output):\n    day: date\n    def f(self) -> date: ...", "from datetime import date"),
        ("@pytest.fixture\ndef f() -> None: ...", "import pytest"),
        ("x = [UUID(int=n) for n in range(3)]", "from uuid import UUID"),
    ],
)
def test_a_free_name_is_imported(code: str, imports: str) -> None:
    assert imports in resolved(code).split("\n")


@pytest.mark.parametrize(
    "code",
    [
        "def f(text: str) -> str:\n    return text\n",
        "def f() -> str:\n    text = 'a'\n    return (lambda: text)()\n",
        "x = [text for text in 'abc']\n",
        "x = {'text': 1}\n",
        "def f(text: int) -> None:\n    f(text=1)\n",
        "class A:\n    text = 1\n",
        "text = 1\nx = text\n",
    ],
)
def test_a_bound_name_is_not_free(code: str) -> None:
    assert resolved(code) == code


def test_a_field_does_not_hide_the_type_of_the_others() -> None:
    code = resolved("""
        class A(Output):
            date: date | None = None
            until: date = Field(default=exact(date.max))

            def f(self) -> date:
                return date.today()


        def g() -> date: ...
        """)
    assert "from datetime import date\nfrom datetime import date as date_\n" in code
    assert "    date: date_ | None = None\n    until: date_ = Field(default=exact(date_.max))\n" in code
    assert "    def f(self) -> date_:\n        return date.today()\n" in code
    assert "def g() -> date: ..." in code


def test_a_field_does_not_hide_a_builtin() -> None:
    code = resolved("class A(Output):\n    str: str\n    note: str\n")
    assert "from builtins import str as str_\n" in code
    assert "    str: str_\n    note: str_\n" in code


def test_a_decorator_of_a_class_shifts_nothing() -> None:
    code = resolved("@wraps\nclass A(Output):\n    date: date = 'é' and date.max\n")
    assert "    date: date_ = 'é' and date_.max\n" in code


def test_classes_of_the_app_come_from_what_the_view_names() -> None:
    view = (EntityNames("order_item", "OrderItem"), (Symbol("OrderPay", "src.models.schemas.order_operations"),))
    code = resolved("x = [OrderItem, OrderItemEntity, OrderPay]\n", view)
    assert "from src.models.entities.order_item import OrderItemEntity\n" in code
    assert "from src.models.schemas.order_item import OrderItem\n" in code
    assert "from src.models.schemas.order_operations import OrderPay\n" in code


def test_a_package_may_be_preferred() -> None:
    view = EntityNames("order", "Order")
    assert resolved("from src.models.schemas import *\n\nx = Order\n", view).startswith(
        "from src.models.schemas import Order\n"
    )


def test_what_a_template_imports_wins() -> None:
    assert resolved("import time\n\nx = time.time()\n") == "import time\n\nx = time.time()\n"


@pytest.mark.parametrize(("code", "name"), [("x = tehs\n", "tehs"), ("import time\n\nx = 1\n", "time")])
def test_a_wrong_name_is_an_error(code: str, name: str) -> None:
    with pytest.raises(WrongNameError) as caught:
        resolved(code)
    assert caught.value.name == name


@pytest.mark.parametrize("template", PLAIN)
def test_a_template_without_markup_has_its_imports(template: str) -> None:
    text = plain_text(ROOT / "templates", template)
    assert text is not None
    assert with_imports(text, None, 120) == sorted_imports(text, 120)


def test_the_table_is_true() -> None:
    """Each symbol is where the table says: in the standard library, or in a generated app or what it imports."""
    assert [f"{module}.{name}" for name, module in SYMBOLS.items() if not there(module, name)] == []


def there(module: str, name: str) -> bool:
    root = module.split(".")[0]
    if root in sys.stdlib_module_names:
        return hasattr(import_module(module), name)
    if root in ("scripts", "src", "tests"):
        return name in in_trees(module) or name in (ROOT / "templates/tests/cases/entity.py.j2").read_text()
    return (module, name) in imported()


@cache
def imported() -> frozenset[tuple[str, str]]:
    """(module, name) of everything that trees and migrations import; they are checked by type checkers elsewhere."""
    paths = (path for folder in (TREES, MIGRATIONS) for path in folder.rglob("*.py"))
    nodes = [node for path in paths for node in ast.parse(path.read_text()).body]
    froms = [node for node in nodes if isinstance(node, ast.ImportFrom)]
    return frozenset((node.module or "", alias.name) for node in froms for alias in node.names)


@cache
def in_trees(module: str) -> frozenset[str]:
    """What a module, or one of the modules of a package, defines in any tree; the modules themselves too.

    One that no tree has, because no application in them was released, is read as a template, which it is in every word.
    """
    path = module.replace(".", "/")
    found = [*TREES.glob(f"*/{path}.py"), *TREES.glob(f"*/{path}/*.py")]
    texts = [each.read_text() for each in found] or [plain_text(ROOT / "templates", f"{path}.py.j2") or ""]
    return frozenset({each.stem for each in found}).union(*map(defined, texts))


def defined(text: str) -> set[str]:
    names: set[str] = set()
    for node in ast.parse(text).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign):
            names |= {each.id for each in node.targets if isinstance(each, ast.Name)}
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names.add(node.target.id)
    return names


def test_a_large_module_reads_the_names_that_it_reads_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said again is left out where the compiler looks at it."""
    paths = [path for folder in (TREES, MIGRATIONS) for path in sorted(folder.rglob("*.py"))]
    codes = ["\n".join(split(path.read_text()).body) for path in paths]
    whole = [names_of(code) for code in codes]
    monkeypatch.setattr("generators.python_source.scopes._LARGE", 0)
    sizes: list[int] = []

    def _symtable(code: str, name: str, kind: str) -> SymbolTable:
        sizes.append(len(code))
        return symtable(code, name, kind)

    monkeypatch.setattr("generators.python_source.scopes.symtable.symtable", _symtable)
    assert [names_of(code) for code in codes] == whole
    assert not {*sizes} <= {len(code) for code in codes}


def test_what_is_said_again_in_functions_is_no_empty_function() -> None:
    """A migration of many tables makes the same calls about each of them."""
    functions = (
        f"def change_{n}():\n    op.execute('x{n}')\n    with block():\n        op.execute('y')" for n in range(2)
    )
    code = "\n".join(functions)
    assert compile(_lean(code), "<generated>", "exec")
    assert _lean(code).count("op.execute") == 4
