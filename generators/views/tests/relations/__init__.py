"""What the templates of the tests of relations see."""
