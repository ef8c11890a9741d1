# Generated from specs/simple_task_api.yaml by templates/tests/cases/__init__.py.j2.
"""Every entity and every business operation, as the tests know it."""

from tests.cases import task

SUBJECTS = (task.SUBJECT,)
