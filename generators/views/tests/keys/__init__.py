"""What the templates of the tests of unique keys see."""
