# Generated from specs/<app>.yaml by templates/src/models/__init__.py.j2.
"""Data models: ORM entities, request and response schemas."""
