"""The text of a body as ``ast``, with places in characters; what the language has no words for is refused here."""

from __future__ import annotations

import ast
import keyword
import re
import warnings
from dataclasses import dataclass, field
from typing import Final, Literal

from generators.operations.domain import Problem

DEEPEST: Final = 60
LONGEST: Final = 20_000
_TOO_LARGE: Final = "this is too much to read"
# Words of Python that are words of the language too.
_WORDS: Final = frozenset({
    "and", "elif", "else", "for", "if", "in", "is", "not", "or", "return", "True", "False", "None",
})  # fmt: skip

_ONE_VALUE: Final = (
    "rows become one value by sum, len, min, max, any or all: `sum(1 for row in rows if row.done)` counts some; a "
    "`list` endpoint answers many rows"
)
_ONE_ROW: Final = "an operation answers one row, with what it `contains` and its computed fields: `return self`"
# What is refused wherever it stands: the message, and what to write instead.
FOREIGN: Final[dict[type[ast.AST], tuple[str, str]]] = {
    ast.While: ("`while` is not part of this language", "a loop goes over rows: `for item in self.items:`"),
    ast.FunctionDef: ("functions cannot be defined here", ""),
    ast.AsyncFunctionDef: ("functions cannot be defined here", ""),
    ast.ClassDef: ("classes cannot be defined here", ""),
    ast.Lambda: ("`lambda` is not part of this language", ""),
    ast.Import: (
        "nothing can be imported here",
        "the functions of the language are always there: find, create, sum, now, ...",
    ),
    ast.ImportFrom: (
        "nothing can be imported here",
        "the functions of the language are always there: find, create, sum, now, ...",
    ),
    ast.Try: ("`try` is not part of this language", "a `require` that fails undoes everything"),
    ast.Raise: ("`raise` is not part of this language", 'write `require(condition, 400, "code")`'),
    ast.Assert: ("`assert` is not part of this language", 'write `require(condition, 400, "code")`'),
    ast.With: ("`with` is not part of this language", "an operation is one transaction by itself"),
    ast.AsyncWith: ("`with` is not part of this language", "an operation is one transaction by itself"),
    ast.AsyncFor: ("`async` is not part of this language", "write a plain `for`"),
    ast.Await: ("`await` is not part of this language", "rows are loaded where they are used"),
    ast.Delete: ("`del` is not part of this language", "write `delete(row)`"),
    ast.Break: ("`break` is not part of this language", "a loop goes over all rows; put an `if` into it"),
    ast.Continue: ("`continue` is not part of this language", "put the rest of the loop into an `if`"),
    ast.Global: ("`global` is not part of this language", ""),
    ast.Nonlocal: ("`nonlocal` is not part of this language", ""),
    ast.Match: ("`match` is not part of this language", "write `if` and `elif`"),
    ast.AnnAssign: ("types are not written here", "write `name = value`"),
    ast.JoinedStr: (
        "text cannot be put together",
        "store its parts in fields of their own, or take the whole text as an input",
    ),
    ast.NamedExpr: ("`:=` is not part of this language", "assign on a line of its own"),
    ast.Starred: ("`*` in front of a value is not part of this language", ""),
    ast.Subscript: ("`[...]` is not part of this language", "use `find(...)` or a loop"),
    ast.ListComp: ("lists cannot be built here", _ONE_VALUE),
    ast.SetComp: ("sets cannot be built here", _ONE_VALUE),
    ast.DictComp: ("dictionaries cannot be built here", _ONE_ROW),
    ast.List: ("lists cannot be built here", _ONE_ROW),
    ast.Set: ("sets cannot be built here", _ONE_ROW),
    ast.Dict: ("dictionaries cannot be built here", _ONE_ROW),
    ast.Yield: ("`yield` is not part of this language", ""),
    ast.YieldFrom: ("`yield` is not part of this language", ""),
}


@dataclass(slots=True)
class Source:
    """The text of one block, and the problems found in it so far."""

    text: str
    lines: list[str] = field(init=False)
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.lines = self.text.split("\n")

    def place(self, node: ast.AST) -> tuple[int, int]:
        """Line and column of a node, from 1, in characters; ast counts UTF-8 bytes."""
        line, offset = getattr(node, "lineno", 1), getattr(node, "col_offset", 0)
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return line, len(text.encode()[:offset].decode(errors="ignore")) + 1

    def report(self, node: ast.AST, message: str, hint: str = "", code: str = "code-invalid") -> None:
        """Add a problem at a node. code: of what kind it is."""
        self.problems.append(Problem(*self.place(node), shown(message), shown(hint), code))

    def segment(self, node: ast.AST) -> str:
        """The text of a node. ``ast.get_source_segment`` splits the whole text every time."""
        first, last = getattr(node, "lineno", 1), getattr(node, "end_lineno", None) or 1
        start, end = getattr(node, "col_offset", 0), getattr(node, "end_col_offset", None) or 0
        lines = [line.encode() for line in self.lines[first - 1 : last]]
        lines[-1] = lines[-1][:end]
        lines[0] = lines[0][start:]
        return b"\n".join(lines).decode(errors="replace")

    def written(self, node: ast.AST) -> str:
        """A node as it is written, shortened for a message."""
        text = " ".join(self.segment(node).split())
        return text if len(text) <= 40 else text[:37] + "..."


def shown(text: str) -> str:
    """A message that is safe for a terminal, and not too long, whatever it quotes."""
    safe = "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)
    return safe if len(safe) <= 300 else f"{safe[:297]}..."


def parse(source: Source, mode: Literal["exec", "eval"]) -> ast.Module | ast.Expression | None:
    """The tree of a text, or None and a problem."""
    if problem := _unreadable(source):
        source.problems.append(problem)
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(source.text, mode=mode)
    except SyntaxError as error:
        line = min(max(error.lineno or 1, 1), len(source.lines))
        column = min(max(error.offset or 1, 1), len(source.lines[line - 1]) + 1)
        hint = _word_hint(source.lines[line - 1], column)
        source.problems.append(Problem(line, column, shown(f"this cannot be read: {error.msg}"), hint))
        return None
    except (ValueError, MemoryError, RecursionError):
        source.problems.append(Problem(1, 1, _TOO_LARGE))
        return None
    assert isinstance(tree, ast.Module | ast.Expression)
    return tree if _shallow(source, tree) else None


def _word_hint(line: str, column: int) -> str:
    """What to write instead of a word of Python that names something: ``row.class``, ``class=...``, ``from + 1``."""
    named = re.match(r"(\w+)(\s*=(?!=))?", line[column - 1 :])
    if named is None or not keyword.iskeyword(named[1]):
        return ""
    if named[1] in _WORDS and not (named[2] or line[: column - 1].rstrip().endswith(".")):
        return ""
    return f"code calls it `{named[1]}_`, because Python has the word `{named[1]}`"


def _unreadable(source: Source) -> Problem | None:
    if len(source.text) > LONGEST:
        return Problem(1, 1, _TOO_LARGE, f"at most {LONGEST} characters")
    for number, line in enumerate(source.lines, 1):
        for column, char in enumerate(line, 1):
            if (ord(char) < 32 and char != "\t") or "\ud800" <= char <= "\udfff" or char == "\x7f":
                return Problem(number, column, "there is a control character here", "delete it")
    return None


def _shallow(source: Source, tree: ast.AST) -> bool:
    """Whether a tree is so flat that it can be walked by recursion; else a problem at its first place too deep."""
    waiting: list[tuple[ast.AST, int]] = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        if depth > DEEPEST and hasattr(node, "lineno"):
            source.report(node, "this is nested too deeply", "split it with local names")
            return False
        waiting += [(child, depth + 1) for child in ast.iter_child_nodes(node)]
    return True
