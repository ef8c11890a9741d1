"""doit's own database, which we don't need: every task decides by content digests, in a store that is safe at any time.

So there is nothing to lose in a kill, and nothing that two runs could damage.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any


class MemoryBackend:
    """A doit backend that forgets when the process ends."""

    desc = "in memory; results are kept in the content-addressed store"

    def __init__(self, name: str, codec: object, module_name: str | None = None) -> None:
        self.name = name
        self._values: dict[str, dict[str, Any]] = defaultdict(dict)

    def dump(self) -> None:
        """Nothing outlives the process."""

    def set(self, task_id: str, dependency: str, value: Any) -> None:
        self._values[task_id][dependency] = value

    def get(self, task_id: str, dependency: str) -> Any:
        return self._values[task_id].get(dependency) if task_id in self._values else None

    def in_(self, task_id: str) -> bool:
        return task_id in self._values

    def remove(self, task_id: str) -> None:
        self._values.pop(task_id, None)

    def remove_all(self) -> None:
        self._values.clear()
