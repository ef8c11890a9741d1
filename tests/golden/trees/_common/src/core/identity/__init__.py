# Generated from specs/<app>.yaml by templates/src/core/identity/__init__.py.j2.
"""Who calls, and what they may do."""
