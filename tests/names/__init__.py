"""Names of specs against names of the generated code."""
