# Generated from specs/everything.yaml by templates/tests/__init__.py.j2.
"""The tests."""
