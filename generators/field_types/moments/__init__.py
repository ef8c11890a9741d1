"""Types of days, times and moments."""
