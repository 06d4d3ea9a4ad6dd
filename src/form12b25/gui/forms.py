# SPDX-License-Identifier: MIT
"""The files of Qt Designer, loaded at run time through the one door to `ui/`."""

from functools import cache
from typing import Any

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtUiTools import QUiLoader
from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from form12b25 import assets
from form12b25.gui.boxes import Line, Paragraphs

_TODO = "#fff0b8"  # the yellow of what is to do
_SQUARE, _SQUARE_CROWDED = 1.3, 1.53  # heights of a capital
_INK = "#000000"
_RESTING = "#6a6a6a"  # the ink of a box that cannot be changed: quieter, and still read with ease
_RESTING_ON_DARK = "#a0a0a0"
_CARRIED = "#ece6f6"  # of what was carried over, as in resources/style
_FOCUS = "#1a5fb4"  # the blue of the focus on paper, as in resources/style


class PaperBox(QCheckBox):
    """A check box as on the paper: a square, crossed when it is checked, its caption beside it.

    The caption stands at the right; at the left where the widget around it says `captions` `before`. All lengths go
    with the type, and with the zoom of the sheet.
    """

    def sizeHint(self) -> QSize:
        """Room for the square, the caption and the frame of the focus."""
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        return QSize(self._indent + words.width() + self._edge + 1 if self.text() else self._side + 2 * self._edge,
                     max(self._side, words.height()) + self._edge)

    def minimumSizeHint(self) -> QSize:
        """The caption is never cut off."""
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        """A click on the caption counts as one on the square."""
        return self.rect().contains(position)

    @property
    def _side(self) -> int:
        """A side of the square, in pixels: as high as the capitals of the paper's type, and a little."""
        around = self.parentWidget()
        crowded = around is not None and around.property("crowded") is True  # then the caption is smaller, no square
        return round(self.fontMetrics().capHeight() * (_SQUARE_CROWDED if crowded else _SQUARE))

    @property
    def _edge(self) -> int:
        """Between the frame of the focus and what is in it."""
        return max(3, round(self._side / 3))

    @property
    def _indent(self) -> int:
        return self._side + 2 * self._edge

    @property
    def _line(self) -> float:
        """The weight of the square's lines: a point on paper."""
        return self._side / 9.5

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the square, the cross, the caption, and a frame when the box has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dark = self.palette().color(QPalette.ColorRole.Base).lightness() < 128
        ink = self.palette().color(self.foregroundRole())
        if not self.isEnabled():
            ink = QColor(_RESTING_ON_DARK if dark else _RESTING)
        state, line = self.property("state"), self._line
        around = self.parentWidget()
        before = around is not None and around.property("captions") == "before"
        left = self.width() - self._side - self._edge if before else self._edge
        square = QRectF(left, (self.height() - self._side) / 2, self._side, self._side)
        ground = _TODO if state == "todo" else _CARRIED if self.property("carried") else None
        painter.setPen(QPen(ink, line * (1.8 if state == "faulty" else 1)))
        painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRect(square)
        if self.isChecked():
            cross = square.adjusted(2 * line, 2 * line, -2 * line, -2 * line)
            painter.setPen(QPen(QColor(_INK) if ground and self.isEnabled() else ink, 1.4 * line))
            painter.drawLine(cross.topLeft(), cross.bottomRight())
            painter.drawLine(cross.topRight(), cross.bottomLeft())
        painter.setPen(ink)
        words = self.rect().adjusted(0 if before else self._indent, 0, -self._indent if before else 0, 0)
        aligned = Qt.AlignmentFlag.AlignRight if before else Qt.AlignmentFlag.AlignLeft
        painter.drawText(words, aligned | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic, self.text())
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight) if dark else QColor(_FOCUS),
                                max(2.0, 1.6 * line)))
            painter.setBrush(Qt.BrushStyle.NoBrush)  # the frame goes around the words, not over them
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)


class Bracket(QFrame):
    """The bracket at the left of what one box stands for: a line from top to bottom with two short arms."""

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw it as heavy and as wide as on paper, for the type in it."""
        layout = self.layout()
        indent = layout.contentsMargins().left() if layout else 0  # 9 points
        weight, arm = max(1, round(indent / 12)), round(indent * 0.55)
        painter = QPainter(self)
        for line in (QRect(0, 0, weight, self.height()), QRect(0, 0, arm, weight),
                     QRect(0, self.height() - weight, arm, weight)):
            painter.fillRect(line, QColor(_INK))
        painter.end()


_OWN: dict[str, type[QWidget]] = {"QCheckBox": PaperBox, "Bracket": Bracket, "QLineEdit": Line,
                                  "QPlainTextEdit": Paragraphs}


class _Loader(QUiLoader):
    into: QWidget | None = None

    def createWidget(self, kind: str, parent: QWidget | None = None, name: str = "") -> QWidget:
        if parent is None and self.into is not None:
            self.into.setObjectName(name)
            return self.into
        if kind in _OWN:
            own = _OWN[kind](parent)
            own.setObjectName(name)
            return own
        return super().createWidget(kind, parent, name)


@cache
def _loader() -> _Loader:
    """One for all files, without the plugins of Designer: they would load all of Qt Quick, 8 MB, for no widget of ours.

    The loader looks for them where Qt looks for its plugins, and only while it is made.
    """
    places = QCoreApplication.libraryPaths()
    QCoreApplication.setLibraryPaths([])
    try:
        return _Loader()
    finally:
        QCoreApplication.setLibraryPaths(places)


def load(name: str, into: QWidget | None = None) -> QWidget:
    """The widget that a file of Qt Designer describes; `into` takes the place of its outermost widget."""
    buffer = QBuffer()
    buffer.setData(assets.ui(name))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    loader = _loader()
    loader.into = into
    widget = loader.load(buffer)
    if widget is None:
        raise RuntimeError(f"ui/{name}.ui: {loader.errorString()}")
    return widget


def child(parent: QObject, kind: type[Any], name: str) -> Any:
    """The child of that name and kind. Raises LookupError where the Designer file has none."""
    found = parent.findChild(kind, name)
    if found is None:
        raise LookupError(f"{parent.objectName()} has no {kind.__name__} named {name}")
    return found
