# Generated from specs/<app>.yaml by templates/tests/unit/__init__.py.j2.
"""Tests of one part at a time."""
