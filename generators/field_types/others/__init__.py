"""Types that belong to no family."""
