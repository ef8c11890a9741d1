"""The typed tree of a body: types, expressions and statements."""
