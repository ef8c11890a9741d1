"""What a change of a spec means: two states of an application -> one page. Pure."""
