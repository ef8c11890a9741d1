"""Names, made once: how an entity or a field is called in each place of the generated application."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from generators.support.frozen import Frozen
from generators.support.plurals import pluralise

_WORDS = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+")


def words(text: str) -> tuple[str, ...]:
    """The lower-case words of a name in any case: ``OrderItem``, ``order_item`` -> ``("order", "item")``."""
    return tuple(word.lower() for word in _WORDS.findall(text))


class Name(Frozen):
    """The names of an entity; the other spellings follow.

    snake, plural: its word, as everybody sees it. pascal: its classes begin with it. module, modules: its modules and
    those about all of its rows are called after them. shown: its schemas begin with it where clients see them.
    """

    snake: str
    plural: str
    pascal: str
    module: str
    modules: str
    shown: str

    @classmethod
    def of(cls, text: str, plural: str | None = None) -> Name:
        """The name of an entity written ``OrderItem``."""
        return _name_of(text, plural)

    def behind(self, prefix: str) -> Name:
        """With a prefix in code: its classes and modules are called after another word than its rows."""
        word, pascal = prefix.lower(), f"{prefix}{self.pascal}"
        return Name(self.snake, self.plural, pascal, f"{word}_{self.module}", f"{word}_{self.modules}", pascal)

    def shown_as(self, word: str) -> Name:
        """With schemas that clients see under another name."""
        return Name(self.snake, self.plural, self.pascal, self.module, self.modules, word)

    @property
    def kebab(self) -> str:
        return self.plural.replace("_", "-")

    @property
    def table(self) -> str:
        return self.plural

    @property
    def human(self) -> str:
        return self.snake.replace("_", " ")

    @property
    def human_plural(self) -> str:
        return self.plural.replace("_", " ")


@cache
def _name_of(text: str, plural: str | None) -> Name:
    parts = words(text)
    snake = "_".join(parts)
    # A class is called as somebody wrote it: KBItem, though its words are kb and item.
    written = text if text[:1].isupper() else pascal(snake)
    plural = plural or "_".join((*parts[:-1], pluralise(parts[-1])))
    return Name(snake, plural, written, snake, plural, written)


@cache
def pascal(snake: str) -> str:
    """``order_item`` -> ``OrderItem``."""
    return "".join(part[:1].upper() + part[1:] for part in snake.split("_"))


def article(noun: str) -> str:
    """``a`` or ``an``, by the first letter."""
    return "an" if noun[:1] in "aeiou" else "a"


def listed(words: Sequence[str]) -> str:
    """``string, text and url``."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))
