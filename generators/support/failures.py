"""What ends an observation before it was made: a fault of the application, something missing, or nothing to see."""

from __future__ import annotations


class Broken(Exception):
    """The application did not let a check go on; what was still to be observed has failed."""


class NotRun(Exception):
    """Something that a check needs is missing here; what was still to be observed is NOT-RUN."""


class NotApplicable(Exception):
    """The spec has nothing of the kind that a check looks at; what was still to be observed is N/A."""
