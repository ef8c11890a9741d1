"""What a word of a spec is called in code: as an attribute of generated classes, and where a user writes code.

A word that Python, a base class or PostgreSQL needs gets an underscore behind. No word of a spec ends like this, so
nothing collides, and the word can be told from the name.
"""

from __future__ import annotations

import keyword
from typing import Final

# Attributes of pydantic's BaseModel and SQLAlchemy's DeclarativeBase, and of what generated code bases its schemas on;
# arguments of their constructors, and words of the languages in which conditions and code are written.
BASE_ATTRIBUTES: Final = frozenset({
    "cls", "construct", "copy", "dict", "false", "from_orm", "json", "kwargs", "max_bytes", "metadata",
    "model_computed_fields", "model_config", "model_construct", "model_copy", "model_extra", "model_fields",
    "model_fields_set", "model_json_schema", "model_parametrized_name", "model_post_init", "model_rebuild",
    "none", "null", "parse_file", "parse_obj", "parse_raw", "registry", "schema", "schema_json", "self", "true",
    "update_forward_refs", "validate",
})  # fmt: skip
# Names that no linter wants: they look like digits (E741, E742 and E743 of pycodestyle).
LIKE_DIGITS: Final = frozenset({"I", "O", "l"})
# Words of PostgreSQL that SQLAlchemy does not put in quotes.
UNQUOTED: Final = frozenset({"collation", "concurrently", "lateral", "system_user", "tablesample"})
_TAKEN: Final = BASE_ATTRIBUTES | LIKE_DIGITS | UNQUOTED
# Pydantic keeps names that begin like this for methods of its own to come.
PROTECTED: Final = ("model_dump", "model_validate")
_PREFIX: Final = "own_"
# ``self`` is a row, and a condition knows these.
_OF_CODE: Final = frozenset({"self", "true", "false"})


def attribute_name(word: str) -> str:
    """The attribute and column of a word: ``metadata_``."""
    if word.startswith(PROTECTED):
        return f"{_PREFIX}{word}_"
    return f"{word}_" if word in _TAKEN or keyword.iskeyword(word) else word


def word_of(name: str) -> str:
    """The word of an attribute."""
    if not name.endswith("_"):
        return name
    bare = name[:-1].removeprefix(_PREFIX)
    return bare if bare.startswith(PROTECTED) else name[:-1]


def code_name(word: str) -> str:
    """How code of a spec calls a word, which Python has to be able to read: ``from_``, but ``metadata``."""
    return f"{word}_" if keyword.iskeyword(word) or word in _OF_CODE else word
