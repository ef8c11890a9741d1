# Generated from specs/<app>.yaml by templates/src/models/entities/nullable_json.py.j2.
"""JSON in a column that may be empty and has a default."""

from sqlalchemy.dialects.postgresql import JSONB


class NullableJSONB(JSONB):
    """Keeps None, as NULL: SQLAlchemy takes it for nothing otherwise, and stores the default."""

    should_evaluate_none = True

    def __init__(self) -> None:
        super().__init__(none_as_null=True)
