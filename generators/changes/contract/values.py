"""Two schemas of one value -> what changed for who sends or reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from generators.changes.contract.rules import Finding, found
from generators.changes.contract.shapes import JSON, Shape, Shapes
from generators.support.quoting import show, span

# (keyword, what rules call it, whether it is an upper bound)
_BOUNDS: Final = (
    ("maximum", "max", True),
    ("exclusiveMaximum", "exclusive-max", True),
    ("maxLength", "max-length", True),
    ("maxItems", "max-items", True),
    ("minimum", "min", False),
    ("exclusiveMinimum", "exclusive-min", False),
    ("minLength", "min-length", False),
    ("minItems", "min-items", False),
)
_MARKS: Final = (("pattern", "pattern"), ("multipleOf", "multiple-of"))
# Every value of the first is one of the second.
_NARROWER: Final = {("integer", "number")}
_NARROWER_FORMATS: Final = {("int32", "int64"), ("float", "double"), ("date", "date-time"), ("time", "date-time")}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands. kind: as rules call it, ``request-property``. name: as people do, ``Product.price``."""

    kind: str
    name: str

    @property
    def sent(self) -> bool:
        """Whether clients send it; otherwise they read it."""
        return self.kind.startswith("request")

    def member(self, owner: str, name: str) -> Place:
        """A property of the object here. owner: the component that the object is."""
        kind = "request-property" if self.sent else "response-property"
        return Place(kind, f"{owner or self.name}.{name}" if owner or self.name else name)

    def items(self) -> Place:
        """What a list here is made of."""
        kind = self.kind if self.kind == "request-parameter" else self.kind.replace("-body", "-property")
        return Place(kind, f"{self.name}[]")


class Values:
    """Compares the values of one call. A component that holds itself is looked at once."""

    def __init__(self, before: Shapes, after: Shapes) -> None:
        self._before, self._after = before, after
        self._seen: set[tuple[str, str, bool]] = set()

    def compare(self, before: JSON, after: JSON, place: Place) -> Iterator[Finding]:
        """What changed of a value."""
        old, new = self._before.of(before), self._after.of(after)
        yield from _nullability(old, new, place)
        if place.kind in ("request-property", "request-parameter"):
            yield from _default(old.schema, new.schema, place)
        if len(old.options) == len(new.options) == 1:
            yield from self._option(old.options[0], new.options[0], place)
            return
        olds, news = ({each.sort: each for each in shape.options} for shape in (old, new))
        yield from _alternatives(olds, news, place)
        for sort, option in olds.items():
            if sort in news:
                yield from self._option(option, news[sort], place)

    def _option(self, old: Shape, new: Shape, place: Place) -> Iterator[Finding]:
        if old.name and new.name:
            key = (old.name, new.name, place.sent)
            if key in self._seen:
                return
            self._seen.add(key)
        if old.sort != new.sort:
            yield from _retyped(old, new, place)
            return
        yield from _formats(old, new, place)
        yield from _enums(old, new, place)
        if place.sent:
            yield from _bounds(old.schema, new.schema, place)
            yield from _marks(old.schema, new.schema, place)
        if "items" in old.schema and "items" in new.schema:
            yield from self.compare(old.schema["items"], new.schema["items"], place.items())
        yield from self._properties(old, new, place)

    def _properties(self, old: Shape, new: Shape, place: Place) -> Iterator[Finding]:
        olds: JSON = old.schema.get("properties", {})
        news: JSON = new.schema.get("properties", {})
        required = (set(old.schema.get("required", ())), set(new.schema.get("required", ())))
        for name in [*olds, *(each for each in news if each not in olds)]:
            at = place.member(new.name, name)
            if name not in news:
                closed = new.schema.get("additionalProperties") is False
                yield _removed(at, name in required[0], closed)
            elif name not in olds:
                yield _added(at, name in required[1], "default" in news[name])
            else:
                yield from _requiredness(at, name in required[0], name in required[1], "default" in news[name])
                yield from self.compare(olds[name], news[name], at)


def _removed(place: Place, required: bool, closed: bool) -> Finding:
    if not place.sent:
        return found(f"response-{_word(required)}-property-removed", f"`{place.name}` is gone from answers")
    if closed:
        # oasdiff cannot know that the applications refuse what they do not know; they do.
        return found("request-property-removed", f"`{place.name}` is refused in requests", "ERR")
    return found("request-property-removed", f"`{place.name}` is ignored in requests")


def _added(place: Place, required: bool, has_default: bool) -> Finding:
    if not place.sent:
        return found(f"response-{_word(required)}-property-added", f"`{place.name}` is new in answers")
    if required:
        suffix = "-with-default" if has_default else ""
        return found(f"new-required-request-property{suffix}", f"`{place.name}` has to be sent")
    return found("new-optional-request-property", f"`{place.name}` may be sent")


def _requiredness(place: Place, was: bool, now: bool, has_default: bool) -> Iterator[Finding]:
    if was == now:
        return
    suffix = "-with-default" if has_default and now and place.sent else ""
    verb = (
        ("has to be sent" if now else "may be left out") if place.sent else ("is always" if now else "may be missing")
    )
    where = "" if place.sent else " in answers"
    yield found(f"{place.kind}-became-{_word(now)}{suffix}", f"`{place.name}` {verb}{where}")


def _word(required: bool) -> str:
    return "required" if required else "optional"


def _nullability(old: Shape, new: Shape, place: Place) -> Iterator[Finding]:
    if old.nullable == new.nullable:
        return
    kind = place.kind.replace("request-body", "request-property")
    verb = "may be" if new.nullable else "may not be" if place.sent else "is never"
    where = "" if place.sent else " in answers"
    rule = "became-nullable" if new.nullable else "became-not-nullable"
    yield found(f"{kind}-{rule}", f"`{place.name}` {verb} null{where}")


def _default(old: JSON, new: JSON, place: Place) -> Iterator[Finding]:
    was, now = "default" in old, "default" in new
    if old.get("default") == new.get("default") and was == now:
        return
    rule = "changed" if was and now else "added" if now else "removed"
    change = _change(old.get("default"), new.get("default"))
    yield found(f"{place.kind}-default-value-{rule}", f"`{place.name}` when it is not sent: {change}")


def _alternatives(olds: Mapping[str, Shape], news: Mapping[str, Shape], place: Place) -> Iterator[Finding]:
    rules = ("any-of-added", "any-of-removed")
    if place.kind == "request-parameter":
        rules = ("list-of-types-widened", "list-of-types-narrowed")
    kind = place.kind.replace("-body", "-property")
    lost = "may not be" if place.sent else "is never"
    for rule, verb, some, others in ((rules[0], "may be", news, olds), (rules[1], lost, olds, news)):
        for sort in some:
            if sort not in others:
                yield found(f"{kind}-{rule}", f"`{place.name}` {verb} {sort}{'' if place.sent else ' in answers'}")


def _retyped(old: Shape, new: Shape, place: Place) -> Iterator[Finding]:
    yield _of_type(place, (old.sort, new.sort) in _NARROWER, (new.sort, old.sort) in _NARROWER, old.sort, new.sort)


def _formats(old: Shape, new: Shape, place: Place) -> Iterator[Finding]:
    one, other = old.format, new.format
    if one != other:
        wider = not other or (one, other) in _NARROWER_FORMATS
        narrower = not one or (other, one) in _NARROWER_FORMATS
        yield _of_type(place, wider, narrower, f"{old.sort} {one}".strip(), f"{new.sort} {other}".strip())


def _of_type(place: Place, wider: bool, narrower: bool, old: str, new: str) -> Finding:
    kind = place.kind.replace("-body", "-property")
    rule = "type-generalized" if wider else "type-specialized" if narrower and not place.sent else "type-changed"
    return found(f"{kind}-{rule}", f"`{place.name}` {'' if place.sent else 'in answers '}was {old}, is {new}")


def _enums(old: Shape, new: Shape, place: Place) -> Iterator[Finding]:
    if old.values == new.values:
        return
    kind = place.kind.replace("-body", "-property")
    where = "" if place.sent else " in answers"
    if not old.values or not new.values:
        if place.sent:
            rule, verb = ("became-enum", "only") if new.values else ("enum-value-added", "no longer only")
            listed = ", ".join(map(_shown, new.values or old.values))
            yield found(f"{kind}-{rule}", f"`{place.name}` may be {verb} {listed}")
        return
    lost = "is never" if where else "may not be"
    for each in (each for each in new.values if each not in old.values):
        yield found(f"{kind}-enum-value-added", f"`{place.name}` may be {_shown(each)}{where}")
    for each in (each for each in old.values if each not in new.values):
        yield found(f"{kind}-enum-value-removed", f"`{place.name}` {lost} {_shown(each)}{where}")


def _bounds(old: JSON, new: JSON, place: Place) -> Iterator[Finding]:
    kind = place.kind.replace("-body", "-property")
    for keyword, name, upper in _BOUNDS:
        one, other = old.get(keyword), new.get(keyword)
        if one == other:
            continue
        if one is None and name != "min-length":
            rule = "set"
        else:
            rule = "increased" if _is_more(one, other, upper) else "decreased"
        yield found(f"{kind}-{name}-{rule}", f"{keyword} of `{place.name}`: {_change(one, other)}")


def _is_more(one: Any, other: Any, upper: bool) -> bool:
    """Whether a bound is higher than it was; one that is not there keeps nothing out."""
    if one is None or other is None:
        return (other is None) == upper
    return bool(other > one)


def _marks(old: JSON, new: JSON, place: Place) -> Iterator[Finding]:
    kind = place.kind.replace("-body", "-property")
    for keyword, name in _MARKS:
        one, other = old.get(keyword), new.get(keyword)
        if one != other:
            rule = "added" if one is None else "removed" if other is None else "changed"
            yield found(f"{kind}-{name}-{rule}", f"{keyword} of `{place.name}`: {_change(one, other)}")


def _change(one: Any, other: Any) -> str:
    return f"{_shown(one)} -> {_shown(other)}"


def _shown(value: Any) -> str:
    """A value of JSON as code; ``none`` where there is none."""
    return "none" if value is None else span(show(value))
