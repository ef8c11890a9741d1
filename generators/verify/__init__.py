"""The checks run on a generated application: each observes it in this run, on real parts, and can fail."""
