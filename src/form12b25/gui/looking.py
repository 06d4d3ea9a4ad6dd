# SPDX-License-Identifier: MIT
"""Looks at what may take long or never answer, such as a file on a network drive that is gone.

Each look has a thread of its own that nobody waits for, neither the window nor the end of the program. A thread puts
what it found into a queue and touches nothing of Qt, for it may outlive the window.
"""

import time
from collections.abc import Callable, Hashable
from queue import SimpleQueue
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

PATIENCE = 3.0  # seconds, after which something is said
_OFTEN, _SELDOM = 20, 500  # milliseconds between looks into the queue: while answers are near, and for the slow ones


class Looking(QObject):
    """Begins looks, each under a name. `patience` is in seconds.

    Signals: `answered(name, found)`, where `found` is the exception if the look failed; `slow(name)`, once, when a look
    has not answered for that long. It may answer yet.
    """

    answered = Signal(object, object)
    slow = Signal(object)

    def __init__(self, parent: QObject, patience: float = PATIENCE) -> None:
        super().__init__(parent)
        self._patience = patience
        self._begun: dict[Hashable, float] = {}  # when, until it has answered
        self._slow: set[Hashable] = set()
        self._answers: SimpleQueue[tuple[Hashable, object]] = SimpleQueue()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._collect)

    def begin(self, name: Hashable, look: Callable[[], object]) -> None:
        """Begin a look; nothing happens while one of that name has not answered."""
        if name in self._begun:
            return
        self._begun[name] = time.monotonic()
        Thread(target=_look, args=(name, look, self._answers), name="look", daemon=True).start()
        self._timer.start(_OFTEN)

    def is_slow(self, name: Hashable) -> bool:
        """Whether that look has been begun, and has not answered for too long."""
        return name in self._slow

    def _collect(self) -> None:
        """Tell what has come, and what has not."""
        while not self._answers.empty():
            name, found = self._answers.get_nowait()
            del self._begun[name]
            self._slow.discard(name)
            self.answered.emit(name, found)
        now = time.monotonic()
        for name, begun in list(self._begun.items()):
            if name not in self._slow and now - begun >= self._patience:
                self._slow.add(name)
                self.slow.emit(name)
        if not self._begun:
            self._timer.stop()
        elif len(self._slow) == len(self._begun):
            self._timer.setInterval(_SELDOM)


def _look(name: Hashable, look: Callable[[], object], answers: "SimpleQueue[tuple[Hashable, object]]") -> None:
    try:
        found = look()
    except Exception as trouble:  # noqa: BLE001 - whatever it is, it is told to the one who began the look
        found = trouble
    answers.put((name, found))
