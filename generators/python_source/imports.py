"""The imports of a generated module, resolved after rendering: one for each name that it reads and does not bind.

A template writes an import only where a name means something else there than in the table of symbols. It may write
``from package import *``: of two places that have a name in the table, the module then takes it from this one.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from generators.python_source.import_order import Imports, joined, split
from generators.python_source.scopes import KNOWN, Names, names_of, renamed
from generators.python_source.symbols import MODULES, PASSED_ON, SYMBOLS, EntityNames, symbols_of
from generators.support.frozen import Frozen


class WrongNameError(Exception):
    """A name that nothing gives a meaning, or an import that gives a meaning to nothing."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(f"`{name}` {message}")
        self.name = name


class _Source(Frozen):
    """Where a name comes from: ``name`` of ``module``, or the module itself where ``name`` is empty."""

    module: str
    name: str

    def under(self, bound: str) -> tuple[str, set[str]]:
        """The import that binds it to a name."""
        if not self.name:
            return f"{self.module} " if bound == self.module else f"{self.module} as {bound} ", set()
        return self.module, {self.name if bound == self.name else f"{self.name} as {bound}"}


def with_imports(text: str, view: Any, width: int) -> str:
    """A module with the imports that it needs. Raises WrongNameError and SyntaxError."""
    module = split(text)
    code = "\n".join(module.body)
    names = names_of(code)
    written = dict(_written(module.imports))
    modules = _modules(view, module.imports)

    def known(name: str) -> bool:
        return name in written or name in modules or name in MODULES

    hidden = {name for each in names.shadows for name in each.names if name in KNOWN or known(name)}
    free = names.read - names.bound
    unused = sorted(written.keys() - free - hidden)
    if unused:
        raise WrongNameError(unused[0], "is imported and never read")
    wanted = {name: name for name in free if name not in KNOWN or known(name)}
    aliases = {name: _alias(name, names) for name in hidden}
    body = tuple(renamed(code, names.shadows, aliases).split("\n")) if aliases else module.body
    found: Imports = {}
    for name, bound in [*wanted.items(), *aliases.items()]:
        source, items = (written.get(name) or _source(name, modules)).under(bound)
        found.setdefault(source, set()).update(items)
    return joined(module.head, found, body, width)


def _source(name: str, modules: Mapping[str, str]) -> _Source:
    """Where the table has a name. Raises WrongNameError."""
    if name in modules:
        return _Source(modules[name], name)
    if name in MODULES:
        return _Source(name, "")
    if name in KNOWN:
        return _Source("builtins", name)
    raise WrongNameError(name, "is bound nowhere, and the table of symbols does not have it")


def _written(imports: Mapping[str, set[str]]) -> Iterator[tuple[str, _Source]]:
    """Name -> source for what the template imports by name."""
    for module, items in imports.items():
        name, _, alias = module.strip().partition(" as ")
        if not items:
            yield alias or name.partition(".")[0], _Source(name, "")
        for item in items - {"*"}:
            name, _, alias = item.partition(" as ")
            yield alias or name, _Source(module, name)


def _modules(view: Any, imports: Mapping[str, set[str]]) -> Mapping[str, str]:
    """Name -> module by the table, and by the packages that the template prefers."""
    own = symbols_of(view)
    # A module about one entity uses its classes; one about all of them uses none that is called like a symbol.
    tables = (own, SYMBOLS) if isinstance(getattr(view, "ref", None), EntityNames) else (SYMBOLS, own)
    preferred: dict[str, str] = {}
    for package in (module for module, items in imports.items() if "*" in items):
        near = (name for name, module in own.items() if module.startswith(f"{package}."))
        preferred |= dict.fromkeys((*near, *_passed_on(package)), package)
    return ChainMap(preferred, *tables)


@cache
def _passed_on(package: str) -> tuple[str, ...]:
    """The symbols of the table that a package has: those of the modules around it, and what it passes on."""
    around = (name for name, module in SYMBOLS.items() if f"{package}.".startswith(f"{module}."))
    return (*around, *PASSED_ON.get(package, ()))


def _alias(name: str, names: Names) -> str:
    """``date_``, with more underscores where that is taken."""
    alias = f"{name}_"
    taken = names.read | names.bound | {each for shadows in names.shadows for each in shadows.names}
    return alias if alias not in taken else _alias(alias, names)
