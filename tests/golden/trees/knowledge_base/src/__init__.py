# Generated from specs/knowledge_base.yaml by templates/src/__init__.py.j2.
"""knowledge_base."""
