"""Names and types: from the syntax tree of a body to its typed tree, or to everything that is wrong with it."""
