# Generated from specs/<app>.yaml by templates/scripts/__init__.py.j2.
"""Commands for development."""
