"""Checks that read files."""
