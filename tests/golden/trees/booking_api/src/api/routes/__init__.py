# Generated from specs/booking_api.yaml by templates/src/api/routes/__init__.py.j2.
"""One module of endpoints per resource."""
