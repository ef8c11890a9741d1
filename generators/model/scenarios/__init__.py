"""Scenarios: executable examples, and what stands in them."""
