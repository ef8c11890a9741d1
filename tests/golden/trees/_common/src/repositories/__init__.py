# Generated from specs/<app>.yaml by templates/src/repositories/__init__.py.j2.
"""Data access: the only place that issues statements."""
