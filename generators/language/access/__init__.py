"""Who calls and who may call what: the rules of a spec, and what has to hold in them."""
