"""Checks of the application at work."""
