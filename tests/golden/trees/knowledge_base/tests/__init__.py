# Generated from specs/knowledge_base.yaml by templates/tests/__init__.py.j2.
"""The tests."""
