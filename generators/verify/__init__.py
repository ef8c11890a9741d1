"""The checks that run on a generated application."""
