# SPDX-License-Identifier: MIT
"""The button at the end of a line that takes a date. Qt's own such button has one size, whatever the zoom."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QToolButton

_LARGER = 1.5  # times a capital of the line
_LEAST = 16  # pixels of the drawing
_AROUND = 3  # pixels on each side of it
_MOVED = frozenset((QEvent.Type.Resize, QEvent.Type.FontChange, QEvent.Type.StyleChange))


class CalendarButton(QToolButton):
    """Lies over the end of the line, as large as its letters ask."""

    def __init__(self, action: QAction, line: QLineEdit, name: str) -> None:
        super().__init__(line)
        self._line = line
        self.setDefaultAction(action)
        self.setAccessibleName(name)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the line has keys for it
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        line.installEventFilter(self)
        self._place()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The line has another size, or its letters have."""
        if watched is self._line and event.type() in _MOVED:
            self._place()
        return False

    def _place(self) -> None:
        drawing = max(_LEAST, round(_LARGER * self._line.fontMetrics().capHeight()))
        side = drawing + 2 * _AROUND
        self.setIconSize(QSize(drawing, drawing))
        self.setGeometry(self._line.width() - side, max(0, (self._line.height() - side) // 2), side,
                         min(side, self._line.height()))
