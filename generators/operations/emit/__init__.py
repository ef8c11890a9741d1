"""The typed tree as a service method."""
