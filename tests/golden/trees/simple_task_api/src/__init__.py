# Generated from specs/simple_task_api.yaml by templates/src/__init__.py.j2.
"""simple_task_api."""
