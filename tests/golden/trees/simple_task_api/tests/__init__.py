# Generated from specs/simple_task_api.yaml by templates/tests/__init__.py.j2.
"""The tests."""
