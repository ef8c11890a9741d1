# Generated from specs/everything.yaml by templates/tests/cases/__init__.py.j2.
"""Every entity and every business operation, as the tests know it."""

from tests.cases import cactus, collection, ledger_entry, order, person, sample

SUBJECTS = (
    sample.SUBJECT,
    collection.SUBJECT,
    order.SUBJECT,
    ledger_entry.SUBJECT,
    person.SUBJECT,
    cactus.SUBJECT,
)
