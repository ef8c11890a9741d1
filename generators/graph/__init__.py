"""From derivations to files: the build graph, and the only code that writes an application or knows doit.

``dodo.py`` imports its declarations from here; nothing is read or planned until doit asks for tasks.
"""

from generators.graph.declare import discover, fastapi_app

__all__ = ["discover", "fastapi_app"]
