"""From one schema to the next, on a database that is in use and keeps its rows."""
