"""Types whose values are text."""
