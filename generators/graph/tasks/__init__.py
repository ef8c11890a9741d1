"""What the tasks of an application do, besides generating it. A generate does not wait for what only they import."""
