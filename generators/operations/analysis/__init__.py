"""What follows from a checked body: locks, guards, rows to load."""
