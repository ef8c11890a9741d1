"""What the templates of the tests that hold for all entities see."""
