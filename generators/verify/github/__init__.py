"""GitHub Actions, as far as our own workflow needs them."""
