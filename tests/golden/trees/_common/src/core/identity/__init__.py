# Generated from specs/<app>.yaml by templates/src/core/identity/__init__.py.j2.
"""Who is calling: tokens of an OAuth 2 issuer, read as a resource server does."""
