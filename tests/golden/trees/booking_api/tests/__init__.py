# Generated from specs/booking_api.yaml by templates/tests/__init__.py.j2.
"""The tests."""
