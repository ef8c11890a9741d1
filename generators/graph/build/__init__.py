"""From a spec to rendered files in the store."""
