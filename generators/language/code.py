"""The code of a spec, read once: by the rules, which report what is wrong with it, and for the compiler."""

from __future__ import annotations

from collections.abc import Mapping

from generators.language.doubts import Doubts
from generators.operations.check.checker import Body
from generators.operations.domain import Domain
from generators.operations.ir.expressions import Expr
from generators.support.frozen import Frozen


class Code(Frozen):
    """By entity and name: the bodies of operations and the expressions of computed fields. conditions: of rules, by
    entity and text. doubts: what is not known of them, and of the rest of the spec."""

    domain: Domain
    bodies: Mapping[tuple[str, str], Body]
    computed: Mapping[tuple[str, str], Expr]
    conditions: Mapping[tuple[str, str], Expr]
    doubts: Doubts
