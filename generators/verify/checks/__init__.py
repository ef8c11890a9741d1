"""The checks themselves, by what they observe."""
