# Generated from specs/<app>.yaml by templates/tests/integration/__init__.py.j2.
"""Tests of the whole application over HTTP."""
