# Generated from specs/ecommerce_api.yaml by templates/src/__init__.py.j2.
"""ecommerce_api."""
