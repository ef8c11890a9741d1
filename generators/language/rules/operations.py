"""Business operations and computed fields: paths, inputs, and the code itself at its place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from generators.language.access.rows import check_conditions
from generators.language.allowed_keys import HINTS
from generators.language.code import Code
from generators.language.doubts import Doubts, doubts_of, known_part
from generators.language.http import VERBS, shape_of
from generators.language.model import AppSpec, EntitySpec, FieldSpec, ListInputSpec, OperationSpec, RowInputSpec
from generators.language.operation_domain import domain_of, operation_of
from generators.language.rules.defaults import check_literals
from generators.language.rules.fields import check_field, given
from generators.language.yaml.document import Document, Loc
from generators.operations.check.checker import Body, read_body, read_computed
from generators.operations.check.reporting import BROKEN
from generators.operations.domain import USER, Domain, Problem
from generators.operations.ir.expressions import Expr
from generators.python_source.attributes import word_of
from generators.support.names import Name, pascal
from generators.support.suggest import did_you_mean, nearest

_BY_VALUE: Final = "paths name rows by their ids: `filter` a list by the value, or write POST with the value in `input`"
_OF_COLUMNS: Final = ("unique", "index", "read_only", "write_only", "immutable", "html", *HINTS)


def check_operations(document: Document, spec: AppSpec) -> Code | None:
    """Report what is wrong with operations, and with code as far as it speaks of what is right."""
    _check_paths(document, spec)
    _check_route_names(document, spec)
    for name, entity in spec.entities.items():
        for each, operation in entity.operations.items():
            loc = ("entities", name, "operations", each)
            if _says_http(document, loc):
                _check_http(document, loc, operation)
            _check_inputs(document, loc, spec, entity, operation)
    return _read_code(document, spec, doubts_of(document, spec))


def _says_http(document: Document, loc: Loc) -> bool:
    """Whether the line of an operation is what the user wrote."""
    return not document.reported & {loc, (*loc, "http")}


def _check_http(document: Document, loc: Loc, operation: OperationSpec) -> None:
    line, place = operation.line, (*loc, "http")

    def invalid(message: str, hint: str) -> None:
        document.report(place, "http-invalid", message, hint)

    names = line.parameters
    rows = {f"{name}_id" for name, each in operation.input.items() if isinstance(each, RowInputSpec)}
    for name in names:
        if names.count(name) > 1:
            invalid(f"`{{{name}}}` is in the path twice", "name another row")
            return
        if name != "id" and name not in rows:
            hint = _parameter_hint(document, loc, name, rows)
            invalid(f"`{{{name}}}` in the path is neither `{{id}}` nor a row of `input`", hint)
    if line.method == "GET":
        body = [name for name in operation.input if f"{name}_id" not in names and name not in names]
        if body:
            invalid(
                f"a GET has no body, but `{body[0]}` is not in the path", "write POST, or take the row into the path"
            )
        if line.status != 200:
            invalid("a GET answers 200", "delete the status")


def _parameter_hint(document: Document, loc: Loc, name: str, rows: set[str]) -> str:
    """What to write instead of a parameter that nothing is called."""
    word = name.removesuffix("_id")
    if pascal(word) == loc[1]:
        return f"write `{{id}}`: the row of {loc[1]} that the code calls `self`"
    if pascal(word) in document.names("entities"):
        return f"add `{word}: {{entity: {pascal(word)}}}` to `input`, and write `{{{word}_id}}`"
    found = nearest(name, {"id", *rows})
    return f"did you mean `{{{found}}}`?" if found else _BY_VALUE


def _check_inputs(document: Document, loc: Loc, spec: AppSpec, entity: EntitySpec, operation: OperationSpec) -> None:
    collections = entity.contains
    for name, each in operation.input.items():
        place = (*loc, "input", name)
        if isinstance(each, ListInputSpec):
            _check_list(document, place, each)
            continue
        _check_sent(document, place, each)
        if isinstance(each, FieldSpec):
            continue
        if each.within is not None and collections.get(each.within) != each.entity:
            message = f"`{each.within}` is no collection of {each.entity} that {loc[1]} contains"
            document.report((*place, "within"), "unknown-field", message, did_you_mean(each.within, collections))
        if each.within is not None and not operation.line.by_id:
            message = "`within` needs a row of this entity in the path"
            document.report((*place, "within"), "http-invalid", message, "write `{id}` into the path", at="key")
        if each.optional and f"{name}_id" in operation.line.parameters:
            message = "a row in the path cannot be left out"
            document.report((*place, "optional"), "contradiction", message, "delete it", at="key")


def _check_list(document: Document, loc: Loc, spec: ListInputSpec) -> None:
    """Report what is wrong with a list of objects."""
    if spec.min_items > spec.max_items:
        message = f"`min_items: {spec.min_items}` is more than `max_items: {spec.max_items}`"
        document.report((*loc, "min_items"), "bounds-empty", message, "lower `min_items` or raise `max_items`")
    for name, each in spec.each.items():
        place = (*loc, "each", name)
        _check_sent(document, place, each)
        if isinstance(each, RowInputSpec) and each.within is not None:
            message = "rows that the items of a list name are of no collection"
            hint = f"`require` it in `do`: `require(line.{name}.owner == self, 400, ...)`"
            document.report((*place, "within"), "contradiction", message, hint, at="key")


def _check_sent(document: Document, loc: Loc, spec: FieldSpec | RowInputSpec) -> None:
    """Report what is wrong with a value or a row, whatever it is in."""
    if isinstance(spec, RowInputSpec):
        known = document.names("entities")
        if spec.entity not in known:
            hint = did_you_mean(spec.entity, known)
            document.report((*loc, "entity"), "unknown-entity", f"there is no entity `{spec.entity}`", hint)
        return
    for key in given(spec):
        if key in _OF_COLUMNS:
            document.report((*loc, key), "contradiction", f"`{key}` is for fields of an entity", "delete it", at="key")
    check_field(document, loc, spec)
    check_literals(document, loc, spec)


def _check_paths(document: Document, spec: AppSpec) -> None:
    """Report two operations, or an operation and an endpoint, of one method and path."""
    taken = dict(_endpoints(spec))
    for name, entity in spec.entities.items():
        for each, operation in entity.operations.items():
            route = operation.line.shape
            if not _says_http(document, ("entities", name, "operations", each)):
                continue
            if route in taken:
                message = f"{taken[route]} has this method and path already"
                place = ("entities", name, "operations", each, "http")
                document.report(place, "http-invalid", message, "choose another path")
            taken.setdefault(route, f"the operation {each} of {name}")


def _check_route_names(document: Document, spec: AppSpec) -> None:
    """Report an operation whose route has the name of another one, by which clients and counters know it."""
    taken = {"health_check", "readiness_check", "metrics"}
    for name, entity in spec.entities.items():
        own = Name.of(name, entity.plural)
        taken |= {
            f"{verb}_{own.plural if verb == 'list' else own.snake}" for verb in VERBS if getattr(entity.endpoints, verb)
        }
    for name, entity in spec.entities.items():
        for each in entity.operations:
            route = f"{Name.of(name, entity.plural).snake}_{each}"
            if route in taken:
                place = ("entities", name, "operations", each)
                document.report(place, "name-collision", f"the API has a route {route} already", "rename it", at="key")
            taken.add(route)


def _endpoints(spec: AppSpec) -> Iterator[tuple[str, str]]:
    for name, entity in spec.entities.items():
        collection = f"/{Name.of(name, entity.plural).kebab}"
        for verb in VERBS.values():
            if getattr(entity.endpoints, verb.name) is not None:
                yield shape_of(verb.method, verb.path(collection)), f"the endpoint {verb.name} of {name}"


def _read_code(document: Document, spec: AppSpec, doubts: Doubts) -> Code:
    """The code; first computed fields, for operations speak of them."""
    if spec.auth is not None and spec.auth.oidc.provision not in (None, *spec.entities):
        doubts = replace(doubts, unknown=replace(doubts.unknown, entities=doubts.unknown.entities | {USER}))
    known = known_part(spec, doubts)
    domain = domain_of(known, doubts.unknown)
    expressions = dict(_computed(document, domain))
    wrong = frozenset(word_of(name) for (_, name), made in expressions.items() if made is BROKEN)
    if wrong:
        doubts = replace(doubts, unknown=replace(doubts.unknown, names=doubts.unknown.names | wrong))
        known = known_part(known, doubts)
        domain = domain_of(known, doubts.unknown)
    bodies = dict(_bodies(document, known, domain, doubts))
    unread = frozenset(
        (key, name)
        for key, entity in known.entities.items()
        for name in entity.operations
        if (key, name) not in bodies or not bodies[key, name].whole or doubts.about("entities", key, "operations", name)
    )
    conditions = check_conditions(document, known, domain)
    return Code(domain, bodies, expressions, conditions, replace(doubts, operations=unread) if unread else doubts)


def _computed(document: Document, domain: Domain) -> Iterator[tuple[tuple[str, str], Expr]]:
    for entity in domain.entities:
        for each in entity.computed:
            made, problems = read_computed(domain, entity.key, each)
            yield (entity.key, each.name), made
            for problem in problems:
                _report(document, ("entities", entity.key, "computed", word_of(each.name)), problem)


def _bodies(
    document: Document, spec: AppSpec, domain: Domain, doubts: Doubts
) -> Iterator[tuple[tuple[str, str], Body]]:
    for name, entity in spec.entities.items():
        for each in entity.operations:
            if doubts.about_inputs(name, each):
                continue
            unknown = doubts.inputs(name, each) | _in_doubt(doubts, entity.operations[each])
            place = ("entities", name, "operations", each, "http")
            unsure = doubts.about(*place) or document.value(*place) is None
            if unsure:
                unknown |= {*entity.operations[each].line.parameters} - {*entity.operations[each].input}
            body = read_body(domain, operation_of(spec, name, each, unknown, unsure=unsure))
            yield (name, each), replace(body, whole=False) if unknown or unsure else body
            for problem in body.problems:
                _report(document, ("entities", name, "operations", each, "do"), problem)


def _in_doubt(doubts: Doubts, operation: OperationSpec) -> set[str]:
    """The rows of an input of which the entity or the collection is in doubt."""
    unknown = doubts.unknown
    rows = ((name, each) for name, each in _rows_of(operation) if isinstance(each, RowInputSpec))
    return {name for name, row in rows if row.entity in unknown.entities or row.within in unknown.names}


def _rows_of(operation: OperationSpec) -> Iterator[tuple[str, FieldSpec | RowInputSpec]]:
    """Everything that a client sends, by the name of the input that it is in."""
    for name, each in operation.input.items():
        yield from ((name, one) for one in (each.each.values() if isinstance(each, ListInputSpec) else (each,)))


def _report(document: Document, loc: Loc, problem: Problem) -> None:
    """A problem at its place in the file: a block begins in the line after its key, with an indent of its own."""
    document.reported.add(loc)
    node = document.find(loc)
    assert node is not None
    if node.style not in ("|", ">"):
        offset = 1 if node.style in ("'", '"') else 0
        column = node.column + offset + problem.column - 1 if problem.line == 1 else node.column
        document.report_at(node.line, column, problem.code, problem.message, problem.hint)
        return
    line = node.line + problem.line
    text = document.lines[line - 1] if line <= len(document.lines) else ""
    indent = _indent(document.lines, node.line)
    column = min(indent + problem.column, len(text) + 1)
    document.report_at(line, column, problem.code, problem.message, problem.hint)


def _indent(lines: list[str], header: int) -> int:
    """The indent of the block below a line (1-based)."""
    first = next((line for line in lines[header:] if line.strip()), "")
    return len(first) - len(first.lstrip())
