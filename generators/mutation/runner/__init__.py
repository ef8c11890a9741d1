"""Runs the tests of a generated application against mutants, with its own Python: nothing of ours is imported.

``python -m runner JOB.json``, in the folder above, forks one child a mutant from a parent that imported the libraries
and nothing of the application. A child serves the mutated module from memory, so no file changes. The answer is JSON
lines.
"""
