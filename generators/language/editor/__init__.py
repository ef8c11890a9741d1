"""What an editor needs to know of the spec language."""
