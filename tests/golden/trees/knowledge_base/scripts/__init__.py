# Generated from specs/knowledge_base.yaml by templates/scripts/__init__.py.j2.
"""Commands for development."""
