"""The build file. Every spec in specs/ is an application; `doit list` shows what can be built from it."""

from generators.graph import discover

apps = discover("specs")
