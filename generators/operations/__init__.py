"""The language of business operations: parsed, checked against the entities, and compiled to Python source."""
