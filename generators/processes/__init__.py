"""Commands that end with us, whatever ends us."""
