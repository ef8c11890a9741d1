# Generated from specs/<app>.yaml by templates/src/models/fields/__init__.py.j2.
"""Types of single values, as clients send them."""
