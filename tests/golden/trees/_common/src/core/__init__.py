# Generated from specs/<app>.yaml by templates/src/core/__init__.py.j2.
"""What every part of the application needs and no part of the domain."""
