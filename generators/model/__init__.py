"""The resolved application: what the user's words mean, worked out once."""
