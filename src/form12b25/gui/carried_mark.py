# SPDX-License-Identifier: MIT
"""How a blank shows that it was carried over: a quiet ground, a corner as in a spreadsheet, and words."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygon
from PySide6.QtWidgets import QWidget

from form12b25.form.renewal import MARK
from form12b25.gui.editors import Editor

_INK = "#5b3fa0"


class Corner(QWidget):
    """A small triangle in the upper right corner of a widget, in nobody's way."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("carried_corner")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        over.installEventFilter(self)
        self._place(over)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The widget has another size."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self._place(watched)
        return False

    def _place(self, over: QWidget) -> None:
        side = over.fontMetrics().capHeight()  # goes with the zoom of the sheet
        self.setFixedSize(side, side)
        self.move(over.width() - side, 0)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Fill the corner."""
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(_INK))
        painter.drawPolygon(QPolygon([QPoint(0, 0), QPoint(self.width(), 0), QPoint(self.width(), self.height())]))
        painter.end()


def put(editor: Editor, *, carried: bool) -> None:
    """Mark the blank of that editor as carried over, or no longer."""
    if carried is bool(editor.widget.property("carried")):
        return
    for widget in {editor.widget, *editor.stops()}:
        widget.setProperty("carried", carried)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
    editor.widget.setToolTip(MARK if carried else "")
    corner = editor.widget.findChild(Corner, options=Qt.FindChildOption.FindDirectChildrenOnly)
    (corner or Corner(editor.widget)).setVisible(carried)
