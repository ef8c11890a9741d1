"""Faults under load, with a ledger of what was acknowledged."""
