"""Whether the tests of a generated application can fail: mutants of its layers, and which of them its tests notice."""
