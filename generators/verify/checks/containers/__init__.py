"""Checks that need a Docker engine."""
