# Generated from specs/simple_task_api.yaml by templates/tests/unit/__init__.py.j2.
"""Tests of one part at a time."""
