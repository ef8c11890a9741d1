# Generated from specs/everything.yaml by templates/src/__init__.py.j2.
"""everything."""
