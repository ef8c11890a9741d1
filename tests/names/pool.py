"""Names that generated code has a meaning for: read off the golden trees, the language and the libraries."""

from __future__ import annotations

import ast
import builtins
import keyword
import re
from functools import cache
from pathlib import Path

from pydantic import BaseModel
from sqlalchemy.orm import DeclarativeBase

from generators.language.model import PASCAL, SNAKE
from generators.python_source.literals import SQL_RESERVED

TREES = Path(__file__).parents[1] / "golden/trees"
_LONGEST = 30
# What entities are called, a third of it words of Python, of the libraries or of generated code.
_NOUNS = """
    Account Address Agent Answer Any Article Asset Attachment Author Bank Base Batch Bill Block Board Book
    Booking Boolean Branch Category Channel Check City Class Client Column Comment Company Condition Config
    Contact Contract Counter Country Coupon Course Credit Currency Customer Data Date Decimal Department Device
    Document Employee Enum Error Event Exception Factory Field File Filter Flag Float Folder Function Game Group
    Guard Health Image Index Input Integer Invoice Issue Item Job Json KBItem Key Label Language Lead Library
    License Limit Link List Literal Loan Location Lock Log Mail Meeting Member Message Method Metric Migration
    Model Module Money Movie Name Node Note Notification Number Object Offer Operation Option Order OrderCreate
    OrderCreateBody OrderList OrderPage OrderService OrderState Organization Output Owner Package Page Parameter
    Parent Part Patient Payment Permission Person Plan Player Point Policy Post Price Problem Process Product
    Profile Project Property Query Question Range Rate Receipt Record Region Relation Report Repository Request
    Requirement Resource Response Result Review Role Room Route Row Rule Sample Scenario Schedule Schema School
    Scope Section Self Sequence Server Service Session Set Settings Shipment Sort State Status Step
    Store String Student Subscription Supplier Support Table Tag Task Team Template Test Text Ticket Time Token
    Topic Transaction Type Unit Update User Uuid Value Variable Vehicle Vendor Version View Visit Warehouse
    Window Worker Zone
"""
NOUNS = _NOUNS.split()
# Of pytest and its plugins, beside those that the trees define.
_FIXTURES = {"capsys", "caplog", "monkeypatch", "request", "tmp_path", "event_loop", "recwarn"}


# What linters take for a digit.
_LIKE_DIGITS = {"I", "O", "l"}


@cache
def all_names() -> frozenset[str]:
    """Every name that means something, in any form."""
    found = {
        *dir(builtins),
        *keyword.kwlist,
        *keyword.softkwlist,
        *SQL_RESERVED,
        *dir(BaseModel),
        *dir(DeclarativeBase),
    }
    return frozenset(found | _FIXTURES | _LIKE_DIGITS | _of_trees())


def snake_names() -> list[str]:
    """Those that a field may have, sorted; classes and constants in lower case too: modules are named like that."""
    names = {*all_names(), *(re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower() for name in all_names())}
    return sorted(name for name in names if re.match(SNAKE, name) and len(name) <= _LONGEST)


def pascal_names() -> list[str]:
    """Those that an entity may have, sorted; ``Unit`` for ``unit`` too: variables are named after entities."""
    names = {*all_names(), *("".join(part.capitalize() for part in name.split("_")) for name in all_names())}
    return sorted(name for name in names if re.match(PASCAL, name) and len(name) <= _LONGEST)


@cache
def _of_trees() -> frozenset[str]:
    """What any generated module imports, defines, takes as a parameter or binds."""
    found: set[str] = set()
    for path in TREES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            found |= set(_bound(node))
        found.add(path.stem)
    return frozenset(found)


def _bound(node: ast.AST) -> list[str]:
    match node:
        case ast.Import(names=names) | ast.ImportFrom(names=names):
            return [(alias.asname or alias.name).split(".")[0] for alias in names]
        case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            return [name]
        case ast.arg(arg=name) | ast.Name(id=name, ctx=ast.Store()):
            return [name]
    return []
