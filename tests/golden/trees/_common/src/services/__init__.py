# Generated from specs/<app>.yaml by templates/src/services/__init__.py.j2.
"""Business logic: takes and answers schemas, and knows nothing of HTTP."""
