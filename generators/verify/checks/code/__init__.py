"""Checks that run tools and tests on the code."""
