# SPDX-License-Identifier: MIT
"""The window follows the desktop when it turns dark, or light again, while the program runs.

Under a style sheet Qt leaves the widgets with the colours that they had: black letters would stand on a black ground. They
take the new ones when the sheet is set anew.
"""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget


class Schemes(QObject):
    """Watches the colours of the desktop for one window and what belongs to it. Signal: `changed()` after they did."""

    changed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._dress)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The desktop has other colours."""
        if watched is self._window and event.type() == QEvent.Type.ApplicationPaletteChange:
            self._soon.start()
        return super().eventFilter(watched, event)

    def _dress(self) -> None:
        for widget in (self._window, *self._window.findChildren(QWidget)):
            if sheet := widget.styleSheet():
                widget.setStyleSheet("")
                widget.setStyleSheet(sheet)
        self.changed.emit()
