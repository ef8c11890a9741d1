"""Looks at what the last run left: of many files in a process of its own, while this one plans."""

from __future__ import annotations

from functools import cached_property
from typing import Final

import msgspec

from generators.graph.build import helper_process
from generators.graph.build.up_to_date import Last, OutputStamp, Sight, look
from generators.graph.declare import App
from generators.graph.project import Project

# Below this many files a process costs more than it saves.
_WORTH_IT: Final = 5_000


class Lookout:
    """What became of the outputs of the last run. meanwhile: it is known that they are needed, and not yet."""

    def __init__(self, project: Project, app: App, last: Last, *, meanwhile: bool) -> None:
        self._project, self._app, self._last = project, app, last
        apart = meanwhile and len(last.state.outputs) >= _WORTH_IT and helper_process.two_processors()
        self._answer = helper_process.answer_of(self._changed) if apart else None

    @cached_property
    def sight(self) -> Sight:
        """Every output as it was when this began, or is now."""
        answer = self._answer() if self._answer is not None else b""
        if not answer:
            return look(self._project, self._app, self._last)
        changed = msgspec.json.decode(answer, type=dict[str, OutputStamp])
        return Sight(self._last, {**self._last.state.outputs, **changed})

    def _changed(self) -> bytes:
        before = self._last.state.outputs
        stamps = look(self._project, self._app, self._last).stamps
        return msgspec.json.encode({path: stamp for path, stamp in stamps.items() if stamp is not before[path]})
