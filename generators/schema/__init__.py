"""What the database of an application looks like, as data: what its migrations lead to."""
