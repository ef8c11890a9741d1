"""Views of the modules below src."""
