# Generated from specs/shop_with_accounts.yaml by templates/src/__init__.py.j2.
"""shop_with_accounts."""
