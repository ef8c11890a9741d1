# Generated from specs/<app>.yaml by templates/tests/unit/test_tokens.py.j2.
"""STAND-IN"""
