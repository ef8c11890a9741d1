# Generated from specs/booking_api.yaml by templates/src/__init__.py.j2.
"""booking_api."""
