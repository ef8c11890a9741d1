# Generated from specs/<app>.yaml by templates/src/api/routes/__init__.py.j2.
"""One module of endpoints per resource."""
