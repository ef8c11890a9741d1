"""Specs that a machine draws, and what has to hold for each."""
