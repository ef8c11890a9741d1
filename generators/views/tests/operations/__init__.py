"""Views of the tests of business operations."""
