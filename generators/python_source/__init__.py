"""Python as text: literals and imports."""
