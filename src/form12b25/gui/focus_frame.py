# SPDX-License-Identifier: MIT
"""A frame around the control that has the keyboard, wherever the style alone would hardly show it.

Fusion and its like tint an edge one pixel wide by less than can be seen. The sheet, its boxes and the pages draw frames
of their own.
"""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget
from shiboken6 import isValid

from form12b25.gui.field_sign import on_paper
from form12b25.gui.forms import PaperBox
from form12b25.gui.pages_view import PagesView
from form12b25.gui.scheme import contrast

_WIDE = 2  # pixels
_SEEN = 5.0  # the least contrast with the ground, to 1: WCAG asks 3, and the ground of a default button is nearer
_OWN = PaperBox, PagesView, QMenu, QMenuBar
_RESIZED = frozenset((QEvent.Type.Resize, QEvent.Type.Show))


class FocusFrame(QWidget):
    """Lies on the edge of a control, in nobody's way."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("focus_frame")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setGeometry(over.rect())
        over.installEventFilter(self)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The control has another size."""
        if event.type() in _RESIZED and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
            self.raise_()
        return False

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(_ink(self.palette()), _WIDE))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 2, 2)
        painter.end()


class FocusFrames(QObject):
    """Keeps the one frame where the keyboard is."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._frame: FocusFrame | None = None
        application.focusChanged.connect(self._moved)

    def _moved(self, _: QWidget | None, now: QWidget | None) -> None:
        if self._frame is not None and isValid(self._frame):  # else the control went, and its frame with it
            self._frame.hide()
            self._frame.deleteLater()
        self._frame = None
        if now is not None and not isinstance(now, _OWN) and not on_paper(now):
            self._frame = FocusFrame(now)


def _ink(palette: QPalette) -> QColor:
    """The colour of what is chosen, if it stands out from the ground; else that of the letters."""
    mark, letters = palette.color(QPalette.ColorRole.Highlight), palette.color(QPalette.ColorRole.WindowText)
    grounds = [palette.color(role) for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Base)]
    return mark if all(contrast(mark, ground) >= _SEEN for ground in grounds) else letters
