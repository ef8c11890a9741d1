"""The lists that a client sends: their variables, and the rows that their items name, which have to be there."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from generators.operations.domain import Entity, ListInput, Operation, Relation
from generators.operations.emit.draft import Draft
from generators.operations.emit.nodes import (
    assigned,
    attribute,
    compared,
    constant,
    failed,
    joined,
    over,
    stored,
    symbol,
    there,
)
from generators.operations.ir.expressions import Var, within
from generators.operations.ir.statements import Stmt, expressions
from generators.operations.ir.statements import statements as all_statements
from generators.python_source.attributes import attribute_name
from generators.support.frozen import Frozen
from generators.support.plurals import pluralise


class Reference(Frozen):
    """A row that every item of a list names. rows: the variable of the list."""

    rows: str
    relation: Relation
    entity: Entity

    @property
    def ids(self) -> ast.GeneratorExp:
        """Code of all ids, None for those that are left out."""
        return ast.GeneratorExp(attribute("each", self.relation.column), over("each", symbol(self.rows)))


def references(draft: Draft, operation: Operation, body: tuple[Stmt, ...]) -> list[Reference]:
    """What the items of all lists name. Emits a variable for each list of which anything is read."""
    read = _read(body)
    found = list[Reference]()
    for each in operation.inputs:
        if isinstance(each, ListInput) and (each.item.relations or each.name in read):
            variable = draft.names.new(each.name, f"{each.name}_sent")
            draft.names.variables[each.name] = variable
            draft.put(assigned(variable, attribute("data", attribute_name(each.name))))
            found += [Reference(variable, one, draft.domain.entity(one.target)) for one in each.item.relations]
    return found


def _read(body: tuple[Stmt, ...]) -> set[str]:
    """The names that a body reads."""
    tops = (top for each in all_statements(body) for top in expressions(each))
    return {node.name for top in tops for node in within(top) if isinstance(node, Var)}


def table_for(draft: Draft, named: list[Reference]) -> str:
    """The name of the variable with the rows that these name, by their ids."""
    entity, relation = named[0].entity, named[0].relation
    return draft.names.new(entity.plural, pluralise(relation.name), f"{entity.plural}_by_id")


def hold(draft: Draft, reference: Reference, table: str) -> None:
    """Emit the refusal of an item whose row is not there; from here on its row is in the table."""
    root = f"*{reference.rows}"
    draft.held.tables[root, reference.relation.name] = table
    draft.held.sent |= {root}
    each = draft.names.new("sent", f"sent_{reference.relation.name}")
    column = attribute(each, reference.relation.column)
    missing = compared(column, "not in", symbol(table))
    if reference.relation.optional:
        missing = joined("and", (there(column), missing))
    refused = ast.If(missing, [failed("NotFoundError", constant(reference.entity.snake), column)], [])
    draft.put(ast.For(stored(each), symbol(reference.rows), [refused], []))


def groups(draft: Draft, named: list[Reference]) -> Iterator[list[Reference]]:
    """What is read with one statement: rows of one entity that are locked, so that nobody waits in a circle."""
    waiting = list(named)
    while waiting:
        first = waiting[0]
        alike = [
            each for each in waiting if each.entity == first.entity and first.entity.key in draft.locks.entities
        ] or [first]
        yield alike
        waiting = [each for each in waiting if each not in alike]
