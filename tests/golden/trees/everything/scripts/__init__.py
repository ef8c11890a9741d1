# Generated from specs/everything.yaml by templates/scripts/__init__.py.j2.
"""Commands for development."""
