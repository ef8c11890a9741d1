"""What an entity may have beyond its fields: one module a feature."""
