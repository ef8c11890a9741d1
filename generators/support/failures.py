"""What ends an observation before it was made: the application is at fault, or something is missing here."""

from __future__ import annotations


class Broken(Exception):
    """The application did not let a check go on; what was still to be observed has failed."""


class NotRun(Exception):
    """Something that a check needs is missing here; what was still to be observed is NOT-RUN."""
