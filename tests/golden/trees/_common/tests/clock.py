# Generated from specs/<app>.yaml by templates/tests/clock.py.j2.
"""Moments that the application tells by its own clock."""

from datetime import UTC, datetime, timedelta


class Meanwhile:
    """In an answer: any moment between the beginning of a test and the comparison, and as far from it as is said."""

    def __init__(self, begun: datetime, shift: timedelta = timedelta()) -> None:
        self.begun, self.shift = begun, shift

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, str):
            return NotImplemented
        return self.begun <= datetime.fromisoformat(other) - self.shift <= datetime.now(UTC)

    def __repr__(self) -> str:
        return f"Meanwhile({self.begun + self.shift})"
