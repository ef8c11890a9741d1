"""Relations between entities: what they lead to, what they are called, and whether rows can exist at all."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from generators.features.registry import ALL
from generators.language.http import VERBS
from generators.language.links import Links, links_of
from generators.language.model import AppSpec, EntitySpec
from generators.language.yaml.document import Document, Loc
from generators.support.graphs import circles
from generators.support.names import Name
from generators.support.suggest import did_you_mean

_RENAME = "rename one of them"


def check_relations(document: Document, spec: AppSpec) -> None:
    """Report relations that lead nowhere, share a name, or that no row could have."""
    known, links = dict.fromkeys(document.names("entities")), links_of(spec)
    for name, entity in spec.entities.items():
        loc = ("entities", name)
        _check_targets(document, loc, spec, name, known)
        _check_hidden(document, loc, spec, links, name)
        _check_names(document, links, name, entity)
    _check_owners(document, spec)
    _check_circles(document, spec)


def _check_targets(document: Document, loc: Loc, spec: AppSpec, name: str, known: Collection[str]) -> None:
    entity = spec.entities[name]
    places = [((*loc, "belongs_to", each, "entity"), relation.entity) for each, relation in entity.belongs_to.items()]
    places += [((*loc, "contains", each), target) for each, target in entity.contains.items()]
    places += [((*loc, "many_to_many", each), target) for each, target in entity.many_to_many.items()]
    for place, target in places:
        if target not in known:
            document.report(place, "unknown-entity", f"there is no entity `{target}`", did_you_mean(target, known))
    for each, relation in entity.belongs_to.items():
        place = (*loc, "belongs_to", each)
        if relation.on_delete == "set_null" and not relation.optional:
            message = "set_null needs a relation that may be empty"
            hint = "add `optional: true`, or write another `on_delete`"
            document.report((*place, "on_delete"), "relation-invalid", message, hint)
        if relation.read_only and relation.immutable:
            message = "a read_only relation is never changed by a client anyway"
            document.report((*place, "immutable"), "contradiction", message, "keep one of them", at="key")
        if relation.acyclic and relation.entity != name:
            message = f"a row of {name} refers to no other one this way, so there is no circle"
            document.report((*place, "acyclic"), "relation-invalid", message, "delete the line", at="key")
    for each, target in entity.many_to_many.items():
        if target == name:
            message = "an entity cannot be linked with itself this way"
            hint = "make an entity for the link, with two `belongs_to`"
            document.report((*loc, "many_to_many", each), "relation-invalid", message, hint)


def _check_hidden(document: Document, loc: Loc, spec: AppSpec, links: Links, name: str) -> None:
    """Report rows that would stay in sight when the row that they go with is hidden."""
    entity = spec.entities[name]
    for each, relation in entity.belongs_to.items():
        target = spec.entities.get(relation.entity)
        for feature in target.features.hiding if target is not None else ():
            if relation.on_delete == "cascade" and not entity.features.hides:
                message = f"{relation.entity} has {feature.name}, and rows of {name} cannot go with it out of sight"
                hint = f"add `{feature.name}: true` to {name}, or write `on_delete: restrict`"
                document.report((*loc, "belongs_to", each, "on_delete"), "relation-invalid", message, hint)
    for each, contained in entity.contains.items():
        for feature in entity.features.hiding:
            shown = next((inner for inner in _staying(spec, contained) if _is_seen(links, spec, inner)), None)
            if shown is not None:
                message = f"{name} has {feature.name}, and rows of {shown} would stay when it goes out of sight"
                hint = f"add `{feature.name}: true` to {shown}, or let nothing but {name} show them"
                document.report((*loc, "contains", each), "relation-invalid", message, hint)


def _staying(spec: AppSpec, key: str) -> Iterator[str]:
    """The entities of which rows stay where they are when a row that contains rows of this one is hidden."""
    seen, waiting = set[str](), [key] if key in spec.entities and not spec.entities[key].features.hides else []
    while waiting:
        current = waiting.pop()
        if current in spec.entities and current not in seen:
            seen.add(current)
            yield current
            waiting += spec.entities[current].contains.values()


def _is_seen(links: Links, spec: AppSpec, key: str) -> bool:
    """Whether a client comes upon rows of an entity elsewhere than inside the row that contains them."""
    entity = spec.entities[key]
    served = any(getattr(entity.endpoints, verb) is not None for verb in VERBS)
    return served or bool(entity.operations) or bool(links.incoming(key))


def hidden_along(spec: AppSpec) -> frozenset[str]:
    """The entities of which rows are hidden together with rows of another one."""
    found = set[str]()
    for name, entity in spec.entities.items():
        parents = (spec.entities.get(each.entity) for each in entity.belongs_to.values() if each.on_delete == "cascade")
        if any(parent is not None and parent.features.hides for parent in parents):
            found.add(name)
        found.update(entity.contains.values() if entity.features.hides else ())
    return frozenset(found)


def _check_names(document: Document, links: Links, name: str, entity: EntitySpec) -> None:
    """Everything that an answer or an operation calls by name is called differently."""
    taken: dict[str, str] = {}
    for what, each, place in _names(links, name, entity):
        if each in taken:
            message = f"`{each}` is the name of {taken[each]} and of {what}"
            document.report(place, "name-collision", message, _RENAME, at="key")
        taken.setdefault(each, what)


def _names(links: Links, name: str, entity: EntitySpec) -> Iterator[tuple[str, str, Loc]]:
    loc: Loc = ("entities", name)
    for each in dict.fromkeys((*entity.fields, "id", *ALL.shown)):
        yield "a field", each, (*loc, "fields", each)
    for each_owner in links.owners(name):
        owner, place = Name.of(each_owner.entity), (*loc[:1], each_owner.entity, "contains", each_owner.collection)
        yield f"the {owner.human} that contains it", owner.snake, place
        yield f"the column of its {owner.human}", f"{owner.snake}_id", place
    for each in entity.belongs_to:
        yield "a relation", each, (*loc, "belongs_to", each)
        yield f"the column of the relation {each}", f"{each}_id", (*loc, "belongs_to", each)
    for each in entity.contains:
        yield "a collection", each, (*loc, "contains", each)
    for each, target in entity.many_to_many.items():
        yield "a collection", each, (*loc, "many_to_many", each)
        yield f"the ids of {each}", f"{Name.of(target).snake}_ids", (*loc, "many_to_many", each)
    for each in entity.computed:
        yield "a computed field", each, (*loc, "computed", each)
    for link in links.incoming(name):
        if link.relation.inverse is not None:
            place = (*loc[:1], link.entity, "belongs_to", link.name, "inverse")
            yield f"the inverse of {link.entity}.{link.name}", link.relation.inverse, place


def _check_owners(document: Document, spec: AppSpec) -> None:
    owners: dict[str, str] = {}
    for name, entity in spec.entities.items():
        for each, target in entity.contains.items():
            if target in owners:
                message = f"{target} is contained in {owners[target]} already"
                hint = "a row has one owner: use `belongs_to` with `inverse` for the other one"
                document.report(("entities", name, "contains", each), "relation-invalid", message, hint)
            owners.setdefault(target, name)


def _check_circles(document: Document, spec: AppSpec) -> None:
    """Report rows that would contain themselves, and rows none of which can be the first."""
    shown = {name: {**entity.contains, **entity.many_to_many} for name, entity in spec.entities.items()}
    needed: dict[str, dict[str, str]] = {
        name: {each: relation.entity for each, relation in entity.belongs_to.items() if not relation.optional}
        for name, entity in spec.entities.items()
    }
    for name, each, target in _circular(shown):
        section = "contains" if each in spec.entities[name].contains else "many_to_many"
        message = f"an answer with {each} would have no end: {target} shows {name} again"
        document.report(("entities", name, section, each), "relation-invalid", message, "break the circle")
    for name, each, target in _circular(needed):
        message = f"no {name} could be the first: it needs a {target}, which needs a {name}"
        place = ("entities", name, "belongs_to", each)
        document.report(place, "relation-invalid", message, "add `optional: true` to one of them", at="key")


def _circular(graph: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str, str]]:
    """(entity, relation, target) of every relation that leads back to its entity, directly or not."""
    known = {name: [target for target in targets.values() if target in graph] for name, targets in graph.items()}
    circle = circles(known)
    for name, targets in graph.items():
        for each, target in targets.items():
            if target in graph and circle[target] == circle[name]:
                yield name, each, target
