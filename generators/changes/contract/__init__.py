"""What clients see: two OpenAPI documents -> what breaks them, and what does not."""
