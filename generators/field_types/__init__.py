"""What a field type is, one module a type."""
