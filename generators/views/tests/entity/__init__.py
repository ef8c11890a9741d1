"""What the templates of one entity's tests see."""
