"""FieldSpec -> FieldView."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from generators import samples
from generators.code import py
from generators.spec.model import FieldSpec
from generators.views import columns, schemas
from generators.views.model import CaseView, FieldView


def field_view(entity: str, name: str, spec: FieldSpec, soft_delete: bool) -> FieldView:
    """One field of the entity whose class name is ``entity``."""
    first, second = samples.sample(spec, name), samples.sample(spec, name, 1)
    cases = tuple(samples.cases(spec))
    literal = columns.alias(entity, name) if columns.base_type(spec).name == "enum" else ""
    return FieldView(
        name=name,
        human=name.replace("_", " "),
        type=spec.type,
        optional=spec.optional,
        required=not (spec.optional or spec.read_only or spec.default is not None),
        write_only=spec.write_only,
        immutable=spec.immutable,
        column=_column(entity, name, spec, soft_delete),
        alias=schemas.alias_line(entity, name, spec),
        literal=f"{literal} = Literal[{', '.join(py(v) for v in columns.enum_values(spec))}]" if literal else "",
        literal_name=literal,
        create=schemas.create_line(entity, name, spec),
        update=schemas.update_line(entity, name, spec),
        output=schemas.output_line(entity, name, spec),
        filter=schemas.filter_line(entity, name, spec),
        sample_json=samples.json_code(first),
        other_json=samples.json_code(second),
        sample_python=samples.entity_code(spec, first),
        other_python=samples.entity_code(spec, second),
        query=py(_query_text(first)),
        cases=tuple(CaseView(case.label, samples.json_code(case.value), case.ok, case.error) for case in cases),
        refused_rows=tuple(_refused_rows(spec, cases)),
    )


def _column(entity: str, name: str, spec: FieldSpec, soft_delete: bool) -> str:
    annotation = columns.python_type(entity, name, spec) + (" | None" if spec.optional else "")
    return f"{name}: Mapped[{annotation}] = {columns.mapped_column(spec, soft_delete)}"


def _query_text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _refused_rows(spec: FieldSpec, cases: tuple[samples.Case, ...]) -> Iterator[tuple[str, str]]:
    """What the table refuses although no schema stands before it; a decimal's width is checked after rounding."""
    for case in cases:
        if case.database and not (spec.type == "decimal" and Decimal(case.value).is_nan()):
            yield case.label, samples.entity_code(spec, case.value)
