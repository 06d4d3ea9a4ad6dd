# SPDX-License-Identifier: MIT
"""What is seen while a file is held over the window: a frame around where it can be dropped, and a sentence."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QLabel, QWidget

_FRAME = 3  # pixels
_AROUND = 12  # pixels between the words and their frame
_READABLE = 60  # letters, the width of the words


class DropPlace(QWidget):
    """Lies over the window, and lets everything through but the eye."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("drop_place")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._framed = QRect()
        self.words = QLabel(self)
        self.words.setObjectName("drop_words")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setWordWrap(True)
        self.words.setMargin(_AROUND)
        self.words.setFrameShape(QFrame.Shape.Box)
        self.words.setAutoFillBackground(True)
        self.words.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self.words.setForegroundRole(QPalette.ColorRole.ToolTipText)
        self.hide()

    @property
    def framed(self) -> QRect:
        """The place that is framed, in the window."""
        return self._framed

    def tell(self, place: QRect, words: str) -> None:
        """Frame that place of the window, and say what will happen there."""
        window = self.parentWidget()
        if window is None:
            return
        self.setGeometry(window.rect())
        self._framed = place
        self.words.setText(words)
        width = min(self.words.fontMetrics().averageCharWidth() * _READABLE, self.width() - 2 * _AROUND)
        self.words.resize(width, self.words.heightForWidth(width))
        above = place.center().y() > self.height() // 2  # the words never lie over a small place
        self.words.move((self.width() - width) // 2,
                        self.height() // 4 if above else self.height() * 3 // 4 - self.words.height())
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the frame."""
        painter = QPainter(self)
        pen = QPen(self.palette().color(QPalette.ColorRole.Highlight), _FRAME)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(self._framed.adjusted(_FRAME // 2, _FRAME // 2, -_FRAME // 2 - 1, -_FRAME // 2 - 1))
