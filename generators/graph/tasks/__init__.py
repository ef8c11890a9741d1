"""What the tasks of an application do, besides generating it."""
