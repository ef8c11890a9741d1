"""Which names a piece of a module reads and binds, scope by scope, by the compiler's own symbol table."""

from __future__ import annotations

import ast
import builtins
import contextlib
import re
import symtable
from collections.abc import Iterator
from typing import Final

from generators.support.frozen import Frozen

# What every module has without an import.
KNOWN: Final = frozenset({*dir(builtins), "__file__", "__name__"})
# The size in characters of a module that says the same many times.
_LARGE: Final = 100_000
_TEXT: Final = re.compile(r"""(?<![\w"'])(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')""")
_CALL: Final = re.compile(r" +[\w.]+\(.*\),?")
_EXPORTS: Final = re.compile(r"^__all__ = \[(.*?)\]", re.MULTILINE | re.DOTALL)


class Shadows(Frozen):
    """A class whose body binds names that it also reads: there the name of a field hides one of the module."""

    name: str
    line: int
    names: frozenset[str]


class Names(Frozen):
    """The names of a module. Annotations count as code; no generated module has one in quotes."""

    bound: frozenset[str]  # by the module itself
    read: frozenset[str]  # in the module, or in a scope inside it that does not bind them
    shadows: tuple[Shadows, ...]


def names_of(code: str) -> Names:
    """The names of a module without its imports. Raises SyntaxError."""
    top = _table(code)
    symbols = top.get_symbols()
    bound = frozenset(each.get_name() for each in symbols if each.is_assigned() or each.is_imported())
    read = {each.get_name() for each in symbols if each.is_referenced()}
    shadows: list[Shadows] = []
    for table in _inside(top):
        if isinstance(table, symtable.Function):
            read.update(table.get_globals())
            continue
        own = [each for each in table.get_symbols() if each.is_referenced()]
        read |= {each.get_name() for each in own if each.is_global()}
        hidden = frozenset(each.get_name() for each in own if each.is_local())
        shadows += [Shadows(table.get_name(), table.get_lineno(), hidden)] if hidden else []
    return Names(bound, frozenset(read | _exported(code)), tuple(shadows))


def _table(code: str) -> symtable.SymbolTable:
    """The compiler's table of a module; of a large one without classes, of its text without repetitions."""
    if len(code) > _LARGE and "\nclass " not in code:
        with contextlib.suppress(SyntaxError):
            return symtable.symtable(_lean(code), "<generated>", "exec")
    return symtable.symtable(code, "<generated>", "exec")


def _lean(code: str) -> str:
    """The code with each call in a line of its own once, whatever texts it is about: it reads the same names."""
    calls: set[str] = set()
    lines: list[str] = []
    for line in _TEXT.sub('""', code).split("\n"):
        if line.count("(") == line.count(")") and _CALL.fullmatch(line):
            if line in calls:
                continue
            calls.add(line)
        elif line.endswith(":"):
            # No block is without what is in it.
            calls.clear()
        lines.append(line)
    return "\n".join(lines)


def _inside(table: symtable.SymbolTable) -> Iterator[symtable.SymbolTable]:
    for child in table.get_children():
        yield child
        yield from _inside(child)


def _exported(code: str) -> set[str]:
    found = _EXPORTS.search(code) if "__all__" in code else None
    return set(ast.literal_eval(f"[{found[1]}]")) if found else set()


def renamed(code: str, shadows: tuple[Shadows, ...], aliases: dict[str, str]) -> str:
    """The code with what these classes read of the module under other names; what they bind stays."""
    lines = [line.encode() for line in code.split("\n")]
    for node in sorted(_reads(ast.parse(code), shadows), key=lambda each: (each.lineno, -each.col_offset)):
        if node.id in aliases:
            line, end = lines[node.lineno - 1], node.col_offset + len(node.id.encode())
            lines[node.lineno - 1] = line[: node.col_offset] + aliases[node.id].encode() + line[end:]
    return "\n".join(line.decode() for line in lines)


def _reads(tree: ast.Module, shadows: tuple[Shadows, ...]) -> Iterator[ast.Name]:
    """The reads of shadowed names in the bodies of their classes."""
    names = {(each.name, each.line): each.names for each in shadows}
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            line = min([node.lineno, *(each.lineno for each in node.decorator_list)])
            hidden = names.get((node.name, line), names.get((node.name, node.lineno), frozenset()))
            found = (read for statement in node.body for read in _evaluated(statement))
            yield from (read for read in found if read.id in hidden and isinstance(read.ctx, ast.Load))


def _evaluated(node: ast.AST) -> Iterator[ast.Name]:
    """The names in what a class body evaluates itself: no bodies of functions or of classes inside."""
    if isinstance(node, ast.Name):
        yield node
    for field, value in ast.iter_fields(node):
        if field == "body" and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
            continue
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, ast.AST):
                yield from _evaluated(each)
