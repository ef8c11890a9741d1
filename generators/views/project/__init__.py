"""Views of the application as a whole."""
