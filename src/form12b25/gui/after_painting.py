# SPDX-License-Identifier: MIT
"""What can wait until a window has been painted: a person sees the form sooner, and misses nothing."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class AfterPainting(QObject):
    """Does one deed, once, when the window has been painted for the first time."""

    def __init__(self, window: QWidget, deed: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._painted = QTimer(self, singleShot=True, interval=0)
        self._painted.timeout.connect(deed)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window is being painted for the first time: the deed comes once that is done."""
        if watched is self._window and event.type() is QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            self._painted.start()
        return False

    def cancel(self) -> None:
        """It is not to be done any more."""
        self._window.removeEventFilter(self)
        self._painted.stop()
