"""Views of the generated tests."""
