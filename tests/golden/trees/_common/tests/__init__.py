# Generated from specs/<app>.yaml by templates/tests/__init__.py.j2.
"""The tests."""
