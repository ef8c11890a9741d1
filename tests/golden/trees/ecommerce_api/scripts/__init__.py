# Generated from specs/ecommerce_api.yaml by templates/scripts/__init__.py.j2.
"""Commands for development."""
