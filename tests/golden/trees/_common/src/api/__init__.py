# Generated from specs/<app>.yaml by templates/src/api/__init__.py.j2.
"""The HTTP API."""
