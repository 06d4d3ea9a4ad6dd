# SPDX-License-Identifier: MIT
"""Python's sweeping of what only refers to itself, done in the window's thread alone.

Python sweeps in whatever thread happens to ask for memory. What it finds may be a part of the window, and Qt lets no
other thread take such a part away: the program would end by itself, once in many hundred starts. So the sweeping is
switched off, and a timer does what Python would, by Python's own measures, between two keystrokes.
"""

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_OFTEN = 2_000  # milliseconds


class Sweeping(QObject):
    """Sweeps as long as it lives; Python's own sweeping is off from its making on.

    While `busy` holds nothing is swept: thousands of pages in the making take longer than a person waits for a letter.
    """

    def __init__(self, parent: QObject, busy: Callable[[], bool]) -> None:
        super().__init__(parent)
        gc.disable()
        self._busy = busy
        self._timer = QTimer(self, interval=_OFTEN)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Sweep what has grown beyond Python's measures, the oldest last and seldom, as Python does."""
        if self._busy():
            return
        counts, measures = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if measures[generation] and counts[generation] > measures[generation]:
                gc.collect(generation)
                return
