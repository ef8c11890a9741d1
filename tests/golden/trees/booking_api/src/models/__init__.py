# Generated from specs/booking_api.yaml by templates/src/models/__init__.py.j2.
"""Data models: ORM entities, request and response schemas."""
