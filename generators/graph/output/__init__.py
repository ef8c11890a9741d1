"""The folder of an application: what is in it, and how it is written, explained and removed."""
