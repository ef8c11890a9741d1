# Generated from specs/<app>.yaml by templates/tests/unit/test_keys.py.j2.
"""STAND-IN"""
