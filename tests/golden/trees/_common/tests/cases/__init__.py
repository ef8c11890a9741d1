# Generated from specs/<app>.yaml by templates/tests/cases/__init__.py.j2.
"""Values of the fields of each entity: at, below and above every bound, and of the wrong type."""
