"""YAML text as a tree of plain values that know their places."""
