"""Docker: the engine, containers and compose projects of ours, all labelled, and gone with the run that made them."""
