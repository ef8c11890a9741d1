"""Views of the tests that scenarios become."""
